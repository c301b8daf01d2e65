"""The parts of a family's page: each a page of its own, a line on the first page, and a section where all is printed.

A part reads its rows once, for the line and for the words; what is empty and may stay so has no line.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from wizard.casework.enums import OPEN
from wizard.casework.service import asked_of
from wizard.parents.letters import letters_to, own_challenges
from wizard.parents.plan import plan_of
from wizard.parents.queries import messages_with
from wizard.parents.readers import Reader
from wizard.parents.shared import agreed_of, consent_address, shared_of
from wizard.parents.standing import day_words, decided, dues_of, promised, undecided_late
from wizard.parents.steps import picture_of, steps_of
from wizard.parents.week import reports_of, week_of

Rows = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """One part. `read` gives what its template shows; `line` one sentence of that, empty where there is nothing."""

    key: str
    title: str
    read: Callable[[Reader, date], Rows]
    line: Callable[[Reader, Rows, date], str]

    @property
    def template(self) -> str:
        """The template of its words, without a heading."""
        return f"parents/parts/{self.key}.html"


def read_next(reader: Reader, today: date) -> Rows:
    """Returns the steps, what is asked of the family, what was promised, and the days that count."""
    steps = steps_of(reader, decided(reader), today)
    asked = reader.case.info_requests.filter(of="family", answered_at=None, withdrawn_at=None)
    mine = [one for one in asked.prefetch_related("people") if asked_of(one, reader.person)]
    return {
        "steps": steps, "picture": picture_of(steps), "asked": mine, "promised": promised(reader),
        "dues": dues_of(reader, today),
    }  # fmt: skip


def line_of_next(reader: Reader, rows: Rows, today: date) -> str:
    """Returns how many steps are done."""
    done = sum(one.done for one in rows["steps"])
    return f"{done} of {len(rows['steps'])} steps are done."


def line_of_decision(reader: Reader, rows: Rows, today: date) -> str:
    """Returns the newest decision with its day."""
    newest = next(iter(rows["decisions"]), None)
    return f"{newest.label}, {day_words(newest.decided_on, today)}." if newest else "Nothing is decided yet."


def line_of_plan(reader: Reader, rows: Rows, today: date) -> str:
    """Returns how far the plan has got; nothing for a case that ended without one."""
    plan = rows["plan"]
    if plan.ending is not None:
        return f"It ended on {day_words(plan.ending.ended_on, today)}."
    if plan.taught:
        return str(plan.taught[0].state)
    if not plan.is_empty:
        return "A meeting is arranged." if any(not one.off for one in plan.meetings) else "There is a plan."
    return "Nothing is planned yet." if reader.case.status in OPEN else ""


def read_week(reader: Reader, today: date) -> Rows:
    """Returns the half days, and what those who teach report."""
    return {"week": week_of(reader, today), "reports": reports_of(reader)}


def line_of_week(reader: Reader, rows: Rows, today: date) -> str:
    """Returns since when the week holds, or that somebody wrote how it goes; nothing while there is neither."""
    week = rows["week"]
    if week is None and rows["reports"]:
        return "Those who teach wrote how it goes."
    return f"{'From' if week.to_come else 'Since'} {day_words(week.holds_from, today)}." if week else ""


def line_of_letters(reader: Reader, rows: Rows, today: date) -> str:
    """Returns the day of the newest letter."""
    newest = next(iter(rows["letters"]), None)
    if newest is None:
        return "No letter yet."
    return f"The newest came on {day_words(timezone.localdate(newest.made_at), today)}."


def line_of_messages(reader: Reader, rows: Rows, today: date) -> str:
    """Returns who wrote last, and when."""
    if not rows["rows"]:
        return "Ask us anything. Tell us what has changed."
    last = rows["rows"][-1]
    who = "you" if last.by_family else reader.case.authority.name
    return f"The newest is from {who}, {day_words(timezone.localdate(last.written_at), today)}."


def line_of_agreed(reader: Reader, rows: Rows, today: date) -> str:
    """Returns how much this person agreed to."""
    given = sum(one["given"] for one in rows["agreed"])
    if not given:
        return "Nothing is written down yet."
    return f"{given} thing{'' if given == 1 else 's'}. You can take it back."


def line_of_shared(reader: Reader, rows: Rows, today: date) -> str:
    """Returns to how many it went."""
    count = len(rows["shared"].recipients) + len(rows["shared"].others)
    return f"{count} people or teams may read it." if count > 1 else f"{reader.case.authority.name} may read it."


def line_of_disagree(reader: Reader, rows: Rows, today: date) -> str:
    """Returns that it can be said at any time, or when it was said last."""
    if rows["said"]:
        return f"You told us on {day_words(rows['said'][-1].received_on, today)}."
    return "You can say so at any time."


def read_disagree(reader: Reader, today: date) -> Rows:
    """Returns what this person challenged, and since when a decision is late."""
    late = undecided_late(reader, today)
    return {"said": own_challenges(reader), "late_since": day_words(late, today) if late else ""}


def read_agreed(reader: Reader, today: date) -> Rows:
    """Returns what this person agreed to, and where they take it back."""
    return {"agreed": agreed_of(reader), "agreed_href": consent_address(reader)}


PARTS = (
    Part("next", "What happens next", read_next, line_of_next),
    Part("decision", "What was decided, and why",
         lambda reader, today: {"decisions": list(reader.case.decisions.order_by("-number"))}, line_of_decision),
    Part("plan", "The plan", lambda reader, today: {"plan": plan_of(reader, today)}, line_of_plan),
    Part("week", "The week", read_week, line_of_week),
    Part("letters", "Letters to you", lambda reader, today: {"letters": letters_to(reader)}, line_of_letters),
    Part("messages", "Messages",
         lambda reader, today: {"rows": messages_with(reader.case, reader.person)}, line_of_messages),
    Part("agreed", "What you agreed to", read_agreed, line_of_agreed),
    Part("shared", "What was shared, and with whom",
         lambda reader, today: {"shared": shared_of(reader)}, line_of_shared),
    Part("disagree", "If you do not agree, or nobody answers", read_disagree, line_of_disagree),
)  # fmt: skip
#: Those whose page asks nothing; messages and disagreeing have forms.
TO_READ = tuple(one for one in PARTS if one.key not in ("messages", "disagree"))
