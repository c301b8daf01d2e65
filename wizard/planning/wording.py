"""The first words of an agreement, out of what was planned, and of a return: people change them before they sign."""

import json
from collections.abc import Sequence

from django.utils.dateformat import format as format_date

from wizard.casework.models import Case
from wizard.casework.service import pupil_words, standing_of
from wizard.planning.enums import PackageStatus, Part
from wizard.planning.sections import PART_A
from wizard.routes.service import Requirement, casework_of, hours_for


def first_words(case: Case, paper: Requirement) -> str:
    """Returns the agreement as it would stand after the planning meeting: about whom, what, and who does what."""
    pupil = pupil_words(case)
    name = pupil["name"] or "the pupil"
    if paper.need == "optional":  # about one thing, and not about everything that is arranged
        return f"{paper.title}, for {name}, {case.school.name}.\n\n{paper.words}"
    parts = [f"{paper.title} about {name}, {case.school.name}, with {case.authority.name}."]
    package = case.packages.exclude(status=PackageStatus.ENDED).order_by("-number").first()
    if package:
        lines = [", ".join(part for part in (one.label, said_of(one), one.who, one.venue) if part)
                 for one in package.lines.all()]  # fmt: skip
        parts.append("What is provided:\n" + "\n".join(lines))
    record = case.records.filter(part=Part.A).order_by("-number").first()
    if record:
        parts += [f"{one.label}:\n{record.content[one.key]}" for one in PART_A if record.content.get(one.key)]
    if paper.words:
        parts.append(f"Who does what:\n{paper.words}")
    return "\n\n".join(parts)


def first_parts(paper: Requirement, signers: Sequence[str]) -> dict[str, str]:
    """Returns what a party alone agrees to, in words to its face, by the party that signs."""
    return {key: paper.signer_words[key] for key in signers if key in paper.signer_words}


def first_plan(case: Case) -> dict[str, str]:
    """Returns what the referral says already of a section of part A: that of the question with the section's key."""
    keys = {one.key for one in PART_A}
    steps = json.loads(case.submission.document).get("steps") or []
    questions = [one for step in steps for one in step.get("questions") or [] if one.get("key") in keys]
    return {one["key"]: ", ".join(one["shown"]) for one in questions if one.get("shown")}


def said_of(line: object) -> str:
    """Returns how much a line holds, in words; nothing where nobody said."""
    amount, unit = getattr(line, "amount", None), getattr(line, "unit", "")
    if amount is None:
        return ""
    number = f"{amount:f}".rstrip("0").rstrip(".")
    words = {"hours_a_week": "hours a week", "sessions_a_week": "sessions a week", "place": "places"}
    return f"{number} {words[unit]}" if unit in words else (f"{number} of them" if amount != 1 else "")


def hours_of_policy(case: Case) -> str:
    """Returns what the route says of hours for this child, in a sentence; nothing where it says nothing."""
    standing, casework = standing_of(case), casework_of(case.submission.referral.route_version)
    hours = casework.hours if casework else None
    if casework is None or hours is None:
        return ""
    least, most = hours_for(standing.route, casework, standing.given)
    if least is None and most is None:
        return ""
    if least is None or most is None:
        said = f"at most {most:g}" if least is None else f"{least:g} or more"
    else:
        said = f"{least:g}" if least == most else f"{least:g} to {most:g}"
    return f"The policy says {said} hours a {hours.per}. Health and advice decide for this child."


def words_of_end(case: Case) -> dict[str, str]:
    """Returns what the end letter says of the end (requirement N174)."""
    ending = case.endings.order_by("-made_at").first()
    if ending is None:
        return {}
    return {
        "ended_on": format_date(ending.ended_on, "l j F Y"),
        "end_reason": ending.label,
        "views": ending.views,
        "onward": ending.onward,
        "duty": ending.duty,
    }
