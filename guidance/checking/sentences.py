"""Prose taken apart: tidied, and cut into sentences."""

import re

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "‑": "-"})
_END = re.compile(r"(?<=[.!?])[\"')\]*]*\s+(?=[A-Z\"'(\[*])")
_NO_END = re.compile(r"(?:\b(?:e\.g|i\.e|etc|cf|no|para|paras|p|pp|s|ss|Dr|Mr|Mrs|Ms|St|fn)\.)$", re.IGNORECASE)
_NEGATION = re.compile(
    r"\b(?:not|no|never|cannot|without|neither|nor|\w+n't|refus\w+|unable|rather than)\b", re.IGNORECASE
)


def tidy(text: str) -> str:
    """Returns words with straight quotes and single spaces, so that a rule need not know typography."""
    return " ".join(text.translate(_QUOTES).split())


def sentences_of(text: str) -> list[str]:
    """Returns the sentences of a text; an abbreviation's full stop ends none."""
    found: list[str] = []
    start = 0
    for match in _END.finditer(text):
        if not _NO_END.search(text[start : match.start()]):
            found.append(text[start : match.end()].strip())
            start = match.end()
    rest = text[start:].strip()
    return [*found, rest] if rest else found


def denies(text: str) -> bool:
    """Whether a text says no to something."""
    return bool(_NEGATION.search(text))


def stem(word: str) -> str:
    """Returns a word without its commonest endings, for comparing: "reviews" and "reviewing" become one."""
    low = word.casefold()
    for ending in ("ings", "ing", "ies", "ied", "es", "ed", "ly", "s"):
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            return low.removesuffix(ending)
    return low


def stems(text: str) -> set[str]:
    """Returns the stems of every word of three letters or more."""
    return {stem(word) for word in re.findall(r"[A-Za-z]{3,}", text)}
