"""What is written of a pupil in sentences: for a referral's long answers and for paper."""

from collections.abc import Iterator

from wizard.support.checklists import effect_of, tried_of, when_of
from wizard.support.enums import Kind
from wizard.support.forms.base import EntryForm, in_words, spoken
from wizard.support.forms.daily import AdjustmentForm, ArrangementForm, WelfareForm, WorkForm
from wizard.support.kinds import SORTS
from wizard.support.models import Entry
from wizard.support.queries import Stage

TRIED = {"no": "Not tried yet", "not_suitable": "Does not suit"}


def adjustments_told(stage: Stage) -> Iterator[str]:
    """Yields a line for each adjustment as it stands, the oldest first."""
    for row in reversed(stage.record.current(Kind.ADJUSTMENT)):
        topic = said(row, AdjustmentForm, "topic")
        name = "" if row.said("topic") == "other" else f"{topic}: "
        when = TRIED.get(tried_of(row)) or when_of([row], row)
        yield f"{name}{effect_of(row)} ({when})"


def about_welfare(stage: Stage) -> Iterator[str]:
    """Yields how often the school checks and why, and the last check: whether, not what was found."""
    arranged, checks = stage.record.latest(Kind.ARRANGEMENT), stage.record.of(Kind.WELFARE)
    if arranged:
        often = said(arranged, ArrangementForm, "welfare_every")
        yield f"Welfare checks: {often[:1].lower()}{often[1:]}. {arranged.said('reason')}"
    if checks:
        how = said(checks[0], WelfareForm, "how")
        number = "1 check" if len(checks) == 1 else f"{len(checks)} checks"
        yield f"{number} so far, the last on {spoken(checks[0].day)} ({how[:1].lower()}{how[1:]})."


def about_work(stage: Stage) -> Iterator[str]:
    """Yields how often work is sent, and the last of it."""
    arranged, sent = stage.record.latest(Kind.ARRANGEMENT), stage.record.of(Kind.WORK)
    if arranged and arranged.said("well_enough") != "no":
        often = said(arranged, ArrangementForm, "work_every")
        yield f"Work is sent {often[:1].lower()}{often[1:]}."
    if sent:
        back = said(sent[0], WorkForm, "came_back")
        yield f"Last sent on {spoken(sent[0].day)}: {sent[0].said('subjects')}. Came back before: {back.lower()}."


def plan_told(row: Entry) -> Iterator[str]:
    """Yields the parts of a plan, each under its name."""
    form = SORTS[Kind(row.kind)].form
    for name in getattr(form, "parts", ()):
        if row.said(name):
            yield f"{form.base_fields[name].label}: {row.said(name)}"


def said(row: Entry, form: type[EntryForm], name: str) -> str:
    """Returns one chosen value in the words of its form."""
    return ", ".join(in_words(form.base_fields[name], row.said(name))) if row.said(name) else ""
