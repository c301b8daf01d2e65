"""The form of a decision: the route's outcomes and criteria, the officer's reasons. Nothing is chosen beforehand."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst

from formkit.options import ManyField, Option, OptionsField
from formkit.presentation import present
from wizard.casework.cited import clause_tabs
from wizard.casework.deciding import Weighed
from wizard.casework.enums import OutcomeKind
from wizard.casework.forms import CaseForm, day, long_answer
from wizard.casework.models import PanelItem
from wizard.routes.service import Casework, CriterionResult, Outcome, Route

ANSWERS = {"yes": True, "no": False, "none": None}
#: Units of a route that are counted in days of the calendar.
DAYS = {"days": 1, "weeks": 7, "school_weeks": 7, "months": 30}
NONE = "none"


class DecideForm(CaseForm):
    """What is decided, on which day, and why; one pair of fields for each criterion of the route."""

    def __init__(
        self, *args: Any, route: Route, casework: Casework, criteria: tuple[CriterionResult, ...],
        panel_items: list[PanelItem], **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.criteria, self.casework = criteria, casework
        outcomes = [Option(one.key, one.label, hint_of(route, one)) for one in casework.outcomes.values()]
        self.fields["outcome"] = present(
            OptionsField(outcomes, label="What do you decide?", missing="Choose what you decide"), size="m"
        )
        for place, one in enumerate(criteria):
            self.fields.update(criterion_fields(place, one))
        if casework.reasons:
            reasons = [Option(one.key, one.label, one.hint) for one in casework.reasons.values()]
            label = "Which of the policy’s reasons apply?"
            self.fields["reasons"] = present(ManyField(reasons, label=label, required=False), size="m")
        self.fields["because"] = long_answer(
            "Why, in your own words", "Give the reasons in a sentence or two, as the family will read them",
            hint="The family and the school read this. Say what you looked at, and what would change the decision.",
        )  # fmt: skip
        self.fields["dissent"] = long_answer(
            "Did anybody see it differently?", "", hint="Who, and why. Empty if nobody did.", rows=3, required=False
        )
        self.fields["look_again_on"] = day(
            "If not now: when does the council look again?", "Date", hint=again_hint(casework), required=False
        )
        if panel_items:
            heard = [Option(str(one.pk), f"{one.meeting.title}, {one.meeting.on:%d %B %Y}") for one in panel_items]
            self.fields["panel_item"] = present(
                OptionsField(
                    [*heard, Option(NONE, "It was not before a panel", apart=True)],
                    label="Which panel looked at it before?", missing="Select the panel, or that there was none",
                ), size="m",
            )  # fmt: skip
        self.fields["decided_on"] = day("When was it decided?", "Date of the decision", "Enter the day of the decision")

    def clean(self) -> dict[str, Any]:
        """Returns the answers; the day to look again is the route's own length where none was written."""
        said = super().clean() or {}
        outcome = self.casework.outcomes.get(said.get("outcome", ""))
        if outcome and outcome.kind == OutcomeKind.NOT_NOW and not said.get("look_again_on") and said.get("decided_on"):
            said["look_again_on"] = again_after(outcome, said["decided_on"])
        return said

    def fields_of_decision(self) -> dict[str, Any]:
        """Returns what actions.decide takes."""
        said = self.cleaned_data
        return {
            "decided_on": said["decided_on"],
            "because": said["because"],
            "reasons": said.get("reasons") or [],
            "weighed": self.weighed(),
            "look_again_on": said.get("look_again_on"),
        }

    def weighed(self) -> dict[int, Weighed]:
        """Returns how the officer saw each criterion."""
        return {
            place: Weighed(ANSWERS[said], self.cleaned_data.get(f"criterion-{place}-reason", ""))
            for place, _ in enumerate(self.criteria)
            if (said := self.cleaned_data.get(f"criterion-{place}")) in ANSWERS
        }


def criterion_fields(place: int, one: CriterionResult) -> dict[str, Any]:
    """Returns the pair of fields of a criterion: how the officer sees it, beside how the route reads it, and why."""
    options = [Option("yes", "Yes"), Option("no", "No"), Option("none", "It plays no part here")]
    question = OptionsField(
        options, label=capfirst(one.words), help_text=f"From what was sent: {read_as(one)}.",
        missing=f"Say how you see this: {one.words}",
    )  # fmt: skip
    why = long_answer("Why?", "", hint="Needed where you see it differently from what was sent.", rows=2)
    why.required = False
    return {
        f"criterion-{place}": present(question, size="m"),
        f"criterion-{place}-reason": present(why, size="s"),
    }


WAITS = {
    "answer": "an answer",
    "officer": "your judgement",
    "date": "a date",
    "calendar": "term dates",
}


def read_as(one: CriterionResult) -> str:
    """Returns how the route reads a criterion, in words."""
    if one.holds is None:
        waits = " and ".join(dict.fromkeys(WAITS.get(reason.waits_for, reason.waits_for) for reason in one.waiting))
        return f"not known yet{f', it waits for {waits}' if waits else ''}"
    return "yes" if one.holds else "no"


def hint_of(route: Route, outcome: Outcome) -> str:
    """Returns what follows from an outcome and the clauses it stands on."""
    numbers = [one["number"] for one in clause_tabs(route, outcome.cites)]
    told = [route.parties[key].label for key in outcome.tell if key in route.parties]
    parts = [
        f"Then write to: {', '.join(told)}." if told else "",
        f"Clause {', '.join(numbers)}." if numbers else "",
        "Needs one of the policy’s reasons." if outcome.needs_reason else "",
    ]
    return " ".join(part for part in parts if part)


def again_after(outcome: Outcome, decided_on: date) -> date | None:
    """Returns the day to look again by the route's own length; None where it names none that is counted in days."""
    if outcome.look_again is None or outcome.look_again[1] not in DAYS:
        return None
    return decided_on + timedelta(days=outcome.look_again[0] * DAYS[outcome.look_again[1]])


def again_hint(casework: Casework) -> str:
    """Returns what happens when the day to look again is left empty."""
    lengths = [one.look_again for one in casework.outcomes.values() if one.look_again]
    if not lengths:
        return "Only for “not now”."
    return (
        f"Only for “not now”. Left empty, it is {lengths[0][0]} {lengths[0][1].replace('_', ' ')} after the decision."
    )


def first_values() -> dict[str, Any]:
    """Returns what the form is opened with: the day, and no decision."""
    return {"decided_on": timezone.localdate()}
