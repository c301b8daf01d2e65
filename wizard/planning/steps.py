"""Where the planning of a case has got to, step by step, and which step is next. Pure: plain facts in, rows out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.dateformat import format as format_date

from wizard.planning.beginning import ToSign, in_a_row


@dataclass(frozen=True, slots=True)
class ToBring:
    """A paper that the school brings before the start: whether nothing starts without it, and whether it is there."""

    key: str
    title: str
    why: str
    holds: bool
    there: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What is there already. `met` is the newest meeting of planning that was held, `minutes_by` when they are due."""

    agreed: bool
    running: bool
    meeting_on: date | None = None
    meeting: int | None = None
    met: int | None = None
    part_a: bool = False
    minutes_sent: bool = False
    minutes_by: date | None = None
    package: bool = False
    settled: bool = True
    to_sign: Sequence[ToSign] = ()
    labels: tuple[tuple[str, str], ...] = ()
    papers: Sequence[ToBring] = ()
    own: Sequence[ToSign] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One row: what, how it stands, where it is done (under the plan's address), and what the button says."""

    title: str
    status: str
    tone: str
    href: str
    hint: str = ""
    press: str = ""
    council_only: bool = False

    @property
    def done(self) -> bool:
        """Whether nothing is left to do here."""
        return self.status in {"Done", "If there is one", "To sign"}


def steps_before_start(one: Standing) -> list[Step]:
    """Returns the steps from the decision to the first day, in order; none before the council agreed."""
    if not one.agreed:
        return []
    papers, meeting = paper_steps(one.papers), meeting_step(one)
    first = [*papers, meeting] if one.meeting or one.met else [meeting, *papers]
    return [
        *first,
        part_a_step(one),
        minutes_step(one),
        package_step(one),
        *signing_steps(one),
        *own_steps(one),
        start(one),
    ]


def next_of(steps: Sequence[Step], *, council: bool) -> Step | None:
    """Returns the first step that is not done and that this side can do."""
    return next((one for one in steps if not one.done and one.href and (council or not one.council_only)), None)


def paper_steps(papers: Sequence[ToBring]) -> list[Step]:
    """The papers that the route wants from the school (requirement E56); they are asked for from the day of sending."""
    return [
        Step(one.title, "Done", "plain", f"paper/{one.key}/")
        if one.there
        else Step(one.title, "To do" if one.holds else "If there is one", "todo" if one.holds else "plain",
                  f"paper/{one.key}/", one.why or "The school hands it in.", "Hand it in")
        for one in papers
    ]  # fmt: skip


def meeting_step(one: Standing) -> Step:
    """The planning meeting: arranged by the school, or by the council."""
    title = "Planning meeting"
    if one.met:
        return Step(title, "Done", "plain", f"meeting/{one.met}/")
    if one.meeting and one.meeting_on:
        said = f"It is on {format_date(one.meeting_on, 'l j F')}. Afterwards write down who came and what was said."
        return Step(title, "Arranged", "todo", f"meeting/{one.meeting}/", said, "Open the meeting")
    return Step(title, "To do", "todo", "meeting/", "The school finds a day with the family.", "Arrange the meeting")


def part_a_step(one: Standing) -> Step:
    """Part A of the record, which stands before the start (requirement N130)."""
    title = "The plan (part A of the Planning and Review Record)"
    if one.part_a:
        return Step(title, "Done", "plain", "record/")
    if not one.met:
        return Step(title, "After the meeting", "plain", "")
    return Step(title, "To do", "todo", f"meeting/{one.met}/record/", "Nothing starts without it.", "Write the plan")


def minutes_step(one: Standing) -> Step:
    """The minutes, sent within five school days (requirement E74)."""
    if one.minutes_sent:
        return Step("Minutes sent to everybody", "Done", "plain", f"meeting/{one.met}/")
    if not one.met:
        return Step("Minutes sent to everybody", "After the meeting", "plain", "")
    by = f"By {format_date(one.minutes_by, 'l j F')}, five school days after it." if one.minutes_by else ""
    return Step("Minutes sent to everybody", "To do", "todo", f"meeting/{one.met}/minutes/", by, "Send the minutes")


def package_step(one: Standing) -> Step:
    """What is provided; the council puts it together."""
    if one.package and one.settled:
        return Step("What is provided", "Done", "plain", "package/", council_only=True)
    if one.package:
        said = "It is whole. The family reads it when you settle it."
        return Step("What is provided", "Draft", "todo", "package/", said, "Read and settle it", council_only=True)
    said = "The council puts it together from the policy’s list."
    return Step("What is provided", "To do", "todo", "package/", said, "Put the package together", council_only=True)


def signing_steps(one: Standing) -> list[Step]:
    """The agreements that everybody signs before the start (requirement E58)."""
    labels, found = dict(one.labels), []
    for paper in one.to_sign:
        missing = [labels.get(key, key) for key in paper.signers if key not in paper.signed]
        hint = f"Not signed by {in_a_row(missing)}." if missing else ""
        status = ("To do", "todo") if missing else ("Done", "plain")
        found.append(Step(paper.title, *status, f"agreement/{paper.key}/", hint, "Have it signed"))
    return found


def own_steps(one: Standing) -> list[Step]:
    """What is signed for a thing of the package; it holds nothing up, so it is not what is next (N141, N147)."""
    labels, found = dict(one.labels), []
    for paper in one.own:
        missing = [labels.get(key, key) for key in paper.signers if key not in paper.signed]
        hint = f"Not signed by {in_a_row(missing)}. Nothing waits for it." if missing else ""
        status = ("To sign", "plain") if missing else ("Done", "plain")
        found.append(Step(paper.title, *status, f"agreement/{paper.key}/", hint, "Have it signed"))
    return found


def start(one: Standing) -> Step:
    """The first day, recorded by the council."""
    title = "The first day"
    if one.running:
        return Step(title, "Done", "plain", "", council_only=True)
    brought = all(paper.there for paper in one.papers if paper.holds)
    signed = all(set(paper.signers) <= paper.signed for paper in one.to_sign)
    ready = one.part_a and one.package and brought and signed
    if not ready:
        return Step(title, "Not yet", "plain", "", "When everything above is done.", council_only=True)
    return Step(title, "To do", "todo", "start/", "Everything is there.", "Record the first day", council_only=True)
