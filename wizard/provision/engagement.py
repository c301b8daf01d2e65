"""When not taking part calls for a talk, and why nothing ends for it before a warning (N152, N154). Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wizard.provision.enums import NOT_TAKEN_PART, Engagement

#: So many times one after another, and the coordinator is told. Our assumption: no policy names a number.
CALLS_FOR_A_TALK = 3


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of the log."""

    day: date
    kind: str


@dataclass(frozen=True, slots=True)
class Warned:
    """One warning: when it was given, and before which day nothing ends."""

    given_on: date
    look_again_on: date


def in_a_row(log: Sequence[Happened]) -> list[Happened]:
    """Returns the times a pupil did not take part since it last went well; `log` in the order of its days."""
    found: list[Happened] = []
    for one in log:
        if one.kind == Engagement.WENT_WELL:
            found = []
        elif one.kind in NOT_TAKEN_PART:
            found.append(one)
    return found


def calls_for_a_talk(log: Sequence[Happened]) -> bool:
    """Whether it is now the third time: exactly then the coordinator gets something to do."""
    return len(in_a_row(log)) == CALLS_FOR_A_TALK


def hindrance_to_ending(log: Sequence[Happened], warnings: Sequence[Warned], on: date) -> str:
    """Returns why provision may not end on a day while the log says the pupil did not take part; empty when it may."""
    missed = in_a_row(log)
    if not missed:
        return ""
    fitting = [one for one in warnings if one.given_on >= missed[0].day]
    if not fitting:
        return (
            "The log says that the pupil did not take part. Warn the family first, say what you offer instead, "
            "and write the warning down under Provision"
        )
    latest = max(fitting, key=lambda one: one.look_again_on)
    if on < latest.look_again_on:
        day = latest.look_again_on
        return f"The family was promised that you look again on {day.day} {day:%B %Y}. Nothing ends for it before that"
    return ""
