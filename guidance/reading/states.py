"""States in words: whether a version is in force, and where its review stands."""

from dataclasses import dataclass
from datetime import date

from guidance.policies.models import EditionVersion
from guidance.policies.service import ReviewState, review_state
from guidance.reading.dates import day

_TONES = {ReviewState.UP_TO_DATE: "good", ReviewState.DUE_SOON: "warn", ReviewState.OVERDUE: "warn"}


@dataclass(frozen=True)
class Tagged:
    """A tag and the sentence beside it."""

    text: str
    tone: str
    sentence: str = ""


def review(version: EditionVersion, on: date) -> Tagged:
    """Returns the review state of a version on a day (N1): overdue is said in public, since when, and what follows."""
    due = version.review_by
    state = review_state(due, on)
    if due is None:
        return Tagged(state.label, "", "The policy does not say when it will be looked at again.")
    sentence = f"Next review by {day(due)}."
    if state == ReviewState.OVERDUE:
        sentence = f"The review was due by {day(due)}. {_meanwhile(version)}"
    elif version.review_due != due:
        sentence = f"Reviewed since, without a change. {sentence}"
    return Tagged(state.label, _TONES.get(state, ""), sentence)


def _meanwhile(version: EditionVersion) -> str:
    owner = version.policy.owner_role
    reminded = f", and a reminder goes to {owner} every month" if owner else ""
    return f"Until it is done these words stay in force{reminded}."


def short_review(version: EditionVersion, on: date) -> str:
    """Returns the review date in a few words, for lists."""
    due = version.review_by
    if not due:
        return "Gives no review date"
    return f"{'Was due' if due < on else 'Review by'} {day(due)}"


def force(version: EditionVersion, current: EditionVersion | None, on: date) -> Tagged:
    """Returns whether a version is in force, still to come, or replaced."""
    if current and version.pk == current.pk:
        return Tagged("In force", "good")
    if version.effective_from > on:
        return Tagged("Not yet in force", "todo")
    return Tagged("Replaced", "")


def edition_name(label: str) -> str:
    """Returns "2024-25 edition" with an en dash, or "Undated" for an edition whose source gives no date."""
    return "Undated" if label == "undated" else f"{label.replace('-', '–')} edition"


def version_name(version: EditionVersion, versions: list[EditionVersion]) -> str:
    """Returns the edition's name, and which of its wordings this is when there are several."""
    name = edition_name(version.label)
    if version.number > 1:
        return f"{name}, correction {version.number - 1}"
    corrected = any(other.edition_id == version.edition_id and other.number > 1 for other in versions)
    return f"{name}, as first published" if corrected else name


def named_in_a_sentence(name: str) -> str:
    """Returns an edition's or version's name as it stands inside a sentence: "the undated edition, correction 1"."""
    return "the " + (name.replace("Undated", "undated edition", 1) if name.startswith("Undated") else name)


def dates_line(version: EditionVersion) -> list[str]:
    """Returns the facts under a policy's title: edition, first day, approval; a date not given is not made up."""
    facts = [edition_name(version.label)]
    if version.label != "undated":
        facts.append(f"From {day(version.effective_from)}")
    approved_on = version.approved_on or version.issued_on
    if version.approved_by:
        dated = f", {day(approved_on)}" if approved_on else ""
        minute = f", minute {version.minute_reference}" if version.minute_reference else ""
        facts.append(f"Approved by {version.approved_by}{dated}{minute}")
    elif version.issued_on and version.issued_on != version.effective_from:
        facts.append(f"Issued {day(version.issued_on)}")
    return facts
