"""The head of a policy file: whose policy it is, which edition, and from when."""

from datetime import date
from typing import Any

import yaml

from guidance.importing.problems import ImportRefused
from guidance.policies.enums import PolicyType
from guidance.policies.service import UnknownStyle, styles_of

FENCE = "---"
NEEDED = ("authority", "policy", "title", "edition", "effective_from")
MONTHS = "review_every"
DATES = ("issued_on", "effective_from", "review_due")
TEXTS = ("authority", "policy", "title", "lead", "policy_type", "edition", "approved_by", "change_note", "note")


def split(lines: list[str]) -> tuple[dict[str, Any], int]:
    """Returns the checked front matter and how many lines it took. Raises ImportRefused with a line number."""
    if not lines or lines[0].strip() != FENCE:
        raise ImportRefused("the file begins with a line of three hyphens, and then its front matter.", line=1)
    end = next((n for n, line in enumerate(lines[1:], 1) if line.strip() == FENCE), None)
    if end is None:
        raise ImportRefused("the front matter has no closing line of three hyphens.", line=1)
    try:
        found = yaml.safe_load("\n".join(lines[1:end]))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise ImportRefused("the front matter is not YAML.", line=mark.line + 2 if mark else 1) from error
    if not isinstance(found, dict):
        raise ImportRefused("the front matter is a list of names and values.", line=2)
    return _checked(found), end + 1


def _checked(found: dict[str, Any]) -> dict[str, Any]:
    for name in NEEDED:
        if not found.get(name):
            raise ImportRefused(f"the front matter does not say “{name}”.", line=1)
    for name, value in found.items():
        if name in DATES and not isinstance(value, date):
            raise ImportRefused(f"“{name}” is a date such as 2026-09-01.", line=1)
        if name in TEXTS and not isinstance(value, str):
            raise ImportRefused(f"“{name}” is a text; put it in quotation marks.", line=1)
        if name == MONTHS and (type(value) is not int or not 1 <= value <= 120):
            raise ImportRefused(f"“{name}” is a number of months from 1 to 120.", line=1)
        if name not in (*DATES, *TEXTS, MONTHS, "numbering"):
            raise ImportRefused(f"the front matter says “{name}”, which means nothing here.", line=1)
    if found.get("policy_type", PolicyType.COUNCIL) not in PolicyType.values:
        raise ImportRefused(f"“policy_type” is one of {', '.join(PolicyType.values)}.", line=1)
    return found | {"numbering": _numbering(found.get("numbering", ["1", "a", "i"]))}


def _numbering(styles: Any) -> str:
    if not isinstance(styles, list):
        raise ImportRefused('“numbering” is a list such as ["1", "a", "i"].', line=1)
    joined = ",".join(str(style) for style in styles)
    try:
        styles_of(joined)
    except UnknownStyle as unknown:
        raise ImportRefused(str(unknown), line=1) from unknown
    return joined
