"""What a line of words looks like, read on its own: a heading, a lead-in, a line of contact, a sentence cut off."""

import re

from guidance.importing.documents.pieces import Piece

LONGEST_HEADING = 140
_MOST_WORDS, _MOST_WORDS_NUMBERED = 14, 22
_ENDS = re.compile(r"[.;,!]$")
_ADDRESS = re.compile(r"https?:|www\.|@|\b[\w-]+\.(?:uk|com|org|net|gov)\b|\d{5,}|0\d{3} ?\d{3}")
_INNER_END = re.compile(r"(?<!\be\.g)(?<!\bi\.e)(?<!\betc)(?<!\b[A-Z])[.;!?]\s+\S")
_VERB = re.compile(
    r"\b(is|are|was|were|be|may|might|will|would|should|shall|must|can|could|include[sd]?|including|has|have|had|"
    r"states?|says?|indicates?|means?|aims?|follow(?:s|ing)?|these|those)\b",
    re.IGNORECASE,
)
_HANGING = re.compile(
    r"\b(a|an|and|any|as|at|for|from|into|its|no|of|or|our|that|the|their|this|to|was|were|which|who|"
    r"with|your)$",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\[\^[\w-]+\]")
_BOLD = re.compile(r"\s*<b>(?:(?!</b>).)*</b>[\s:]*", re.DOTALL)


def reads_as_heading(words: str, *, numbered: bool = False) -> bool:
    """Whether words could be a heading: short, begun with a capital, no sentence, no address in them."""
    words = _NOTE.sub("", words)
    if not 2 <= len(words) <= LONGEST_HEADING or not re.match(r"[\"'“‘(]?[A-Z0-9]", words):
        return False
    if len(words.split()) > (_MOST_WORDS_NUMBERED if numbered else _MOST_WORDS):
        return False
    if not re.search(r"[A-Za-z]{2}", words) or _ENDS.search(words) or _ADDRESS.search(words):
        return False
    if words.endswith(":") and (_VERB.search(words) or len(words.split()) > 8):
        return False
    if not numbered and (_HANGING.search(words) or words.startswith("Please ")):
        return False
    return not _INNER_END.search(words)


def reads_as_lead_in(words: str) -> bool:
    """Whether words lead into what follows them."""
    return words.endswith((":", ";", ":-", "–"))


def is_bold(piece: Piece) -> bool:
    """Whether all of a piece's words are bold."""
    return bool(_BOLD.fullmatch(piece.html))


def is_cut(words: str) -> bool:
    """Whether words stop in the middle of a sentence: after a comma, or a word that something must follow."""
    return words.endswith(",") or bool(_HANGING.search(words))


def is_open(words: str) -> bool:
    """Whether words lack the end of a sentence, so that what follows may belong to them."""
    return bool(words) and words.rstrip("”’\"')")[-1:] not in ".:!?" and not words.endswith((".)", "?)"))


def starts_inside(words: str) -> bool:
    """Whether words begin as the middle of a sentence does."""
    return bool(re.match(r"[a-z]", words)) and not words.startswith(("http", "www."))
