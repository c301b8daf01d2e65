"""What a school is found by: its name, town, postcode and URN as plain words, the same for storing and for asking."""

import re
import unicodedata

APOSTROPHES = str.maketrans("", "", "'’‘`´")
SAME = {"saint": "st", "&": "and"}
MOST_WORDS = 8


def plain_words(text: str) -> list[str]:
    """Returns the words of a text without capitals, accents and apostrophes: "St Mary’s" is ["st", "marys"]."""
    folded = unicodedata.normalize("NFKD", text.translate(APOSTROPHES).casefold())
    letters = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return [SAME.get(word, word) for word in re.findall(r"[a-z0-9]+|&", letters)]


def words_of(name: str, town: str, postcode: str, urn: str) -> str:
    """Returns what is stored: each word once, after a space, the postcode also without its space."""
    joined = "".join(plain_words(postcode))
    words = dict.fromkeys([*plain_words(name), *plain_words(town), *plain_words(postcode), joined, urn.casefold()])
    return "".join(f" {word}" for word in words if word)
