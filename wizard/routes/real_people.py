"""Whether words look as if a real child or grown-up stood in them. Scenarios hold made-up people only."""

import re
from collections.abc import Iterator
from typing import Any

# A letter, eleven figures, and a figure or letter.
UPN = re.compile(r"\b[A-Za-z]\d{11}[\dA-Za-z]\b")
EMAIL = re.compile(r"@(?!example\.|[\w.-]+\.(?:example|test|invalid)\b)[\w-]+\.\w+")
TEN_FIGURES = re.compile(r"(?<![\d£.,])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d,.]\d)")
TELEPHONE = re.compile(r"(?<![\d£.,])(?:\+44[ ]?|\(?0)[\d][\d ()-]{7,12}\d(?!\d)")
# Kept by Ofcom for drama, and by the NHS for tests.
NOBODYS_TELEPHONE = re.compile(r"^(?:0|44)(?:1632960|7700900|8081570|9098790|3069990|1134960|1144960|2079460)\d{3}$")
NOBODYS_NHS = "999"
SAYINGS = {
    "upn": "looks like a real pupil number (UPN)",
    "nhs": "looks like a real NHS number",
    "email": "looks like a real e-mail address; made-up ones end in “.example” or “.test”",
    "telephone": "looks like a real telephone number; made-up ones begin 01632 960",
}


def looks_real(data: Any) -> str:
    """Returns a sentence about the first text in `data` that looks real; blank where there is none."""
    for text in texts_of(data):
        kind = _kind(text)
        if kind:
            return f"“{text[:60]}” {SAYINGS[kind]}. Scenarios are about made-up people only."
    return ""


def texts_of(data: Any) -> Iterator[str]:
    """Yields every text within lists and objects, their own names too."""
    waiting = [data]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            waiting.extend((*one.values(), *one))
        elif isinstance(one, list | tuple):
            waiting.extend(one)


def _kind(text: str) -> str:
    if UPN.search(text):
        return "upn"
    if EMAIL.search(text):
        return "email"
    if any(_is_telephone(found) for found in TELEPHONE.findall(text)):
        return "telephone"
    return "nhs" if any(_is_nhs(found) for found in TEN_FIGURES.findall(text)) else ""


def _is_telephone(found: str) -> bool:
    digits = re.sub(r"\D", "", found)
    national = "0" + digits[2:] if digits.startswith("44") and found.startswith("+") else digits
    return len(national) in (10, 11) and not NOBODYS_TELEPHONE.match(national)


def _is_nhs(found: str) -> bool:
    """Whether the last figure is the check figure of the nine before it (modulus 11)."""
    digits = re.sub(r"\D", "", found)
    total = sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9]))
    return not digits.startswith(NOBODYS_NHS) and (11 - total % 11) % 11 == int(digits[9])
