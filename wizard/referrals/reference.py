"""A referral's reference: short enough to say on the telephone, and not to be guessed or mistyped unnoticed.

Seven random characters of an alphabet of 23 (3.4 thousand million) and one to check them: NOR-7K4Q-2MXH. There are
no vowels, so no words; nothing that looks like another (0 O, 1 I L, 2 Z, 5 S, 8 B is without B, S and Z).
"""

import re
import secrets

ALPHABET = "23456789CDFGHJKMNPQRTWX"
RANDOM_CHARACTERS = 7
SIZE = len(ALPHABET)


def new_reference(authority_slug: str) -> str:
    """Returns a reference with the authority's first three letters."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_CHARACTERS))
    code = body + check_character(body)
    return f"{prefix_of(authority_slug)}-{code[:4]}-{code[4:]}"


def prefix_of(authority_slug: str) -> str:
    """Returns three capitals, such as NOR for norfolk."""
    letters = re.sub(r"[^a-z]", "", authority_slug.lower())
    return (letters + "xxx")[:3].upper()


def check_character(body: str) -> str:
    """Returns the character that completes a code; 23 is a prime, so one wrong or two swapped are noticed.

    Raises ValueError for a character outside the alphabet.
    """
    total = sum(weight * ALPHABET.index(character) for weight, character in enumerate(body, start=1))
    return ALPHABET[total % SIZE]


def is_reference(text: str) -> bool:
    """Whether the text is a well-formed reference, as typed in capitals with its dashes."""
    match = re.fullmatch(rf"[A-Z]{{3}}-([{ALPHABET}]{{4}})-([{ALPHABET}]{{4}})", text)
    if match is None:
        return False
    code = "".join(match.groups())
    return check_character(code[:-1]) == code[-1]
