"""What a conversion leaves behind: field codes, stray bullets, broken lines, damaged letters."""

import re
from collections.abc import Iterator

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule
from guidance.policies.enums import ClauseKind

MARK = Rule("arte.mark", Severity.ERROR, "Take it out.")
BULLET = Rule("arte.bullet", Severity.WARNING, "Make it a list item of its own, or take the mark out.")
BROKEN = Rule("arte.broken_line", Severity.WARNING, "Join it to the sentence it was cut from.")
FOOTNOTE = Rule("arte.footnote", Severity.WARNING, "Make it a footnote again.")
FIELD = re.compile(
    r"\[(?:bookmark|footnoteRef|endnoteRef|image|comment|ref|anchor|pic)\s*:?[^\]]*\]|\b_(?:Hlk|Toc|Ref|"
    r"GoBack)\w*|\{ ?(?:HYPERLINK|PAGEREF|REF|MERGEFIELD)\b[^}]*\}|Error! [A-Z][\w ]+\.",
    re.IGNORECASE,
)
DAMAGED = re.compile(r"\ufffd|â€.|Ã[\u0080-\u00ff¢©¨]|Â(?=[£ \u00a0])|&(?:amp|nbsp|quot|rsquo|lt|gt);|\\[()\[\]*_]")
STRAY = re.compile(r"^\s*[.,;:]\s+\S|^[•·▪●o]\s|\S\s+[•·▪●]\s+\S")
SPLIT_WORD = re.compile(r"\b(?:non|pre|post|re|co|self|part|full|face|high|long|short|multi|inter)- [a-z]{2,}")
INLINED = re.compile(r"^[¹²³⁴⁵⁶⁷⁸⁹]\s*\S")


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for each mark that no author typed, and for each sentence cut in two."""
    before = ""
    for clause in policy.clauses:
        for pattern in (FIELD, DAMAGED):
            if match := pattern.search(clause.words):
                yield MARK.at(clause, match[0], f"“{match[0]}” was left behind by a conversion.")
        if match := STRAY.search(clause.words):
            yield BULLET.at(clause, match[0], f"A stray mark: “{match[0].strip()}”.")
        if match := SPLIT_WORD.search(clause.words):
            yield BROKEN.at(clause, match[0], f"“{match[0]}” was broken at a line's end.")
        if INLINED.match(clause.text) and clause.kind != ClauseKind.FOOTNOTE:
            yield FOOTNOTE.at(clause, clause.text, "A footnote stands among the paragraphs.")
            continue
        if _cut(before, clause.text, clause.kind):
            yield BROKEN.at(clause, clause.text, "This begins in the middle of a sentence.")
        before = "" if clause.is_item else clause.words


def _cut(before: str, text: str, kind: str) -> bool:
    """Whether a paragraph goes on where the one before it broke off."""
    goes_on = bool(re.match(r"(?!https?:|www)[a-z]{2,}\b(?![@./])", text)) and kind == ClauseKind.PARAGRAPH
    return goes_on and bool(re.search(r"[a-z]$", before)) and not before.endswith(("include", "following"))
