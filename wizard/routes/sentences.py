"""A route read back in words: conditions, limits, dates. One way of saying each, wherever it is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from wizard.routes.names import Names, names_of

JSON = dict[str, Any]

FACTS = {
    "pupil.name": "the pupil's name",
    "pupil.dob": "the pupil's date of birth",
    "pupil.taught_year": "the year group the pupil is taught in",
    "pupil.sex": "the pupil's sex",
    "pupil.home_council": "the council the pupil lives in",
    "pupil.has_ehcp": "whether the pupil has an EHC plan",
    "pupil.ehcp_council": "the council that keeps the EHC plan",
    "pupil.placing_council": "the council that placed the pupil",
    "pupil.school": "the pupil's school",
    "pupil.on_roll": "whether the pupil is on a school's roll",
    "pupil.upn": "the pupil's UPN",
    "referral.reason": "the main reason",
    "absence.first_day": "the first day away",
    "absence.expected_return": "the day the pupil is expected back",
    "admission.from": "the first day in hospital",
    "admission.to": "the last day in hospital",
    "pupil.age": "the pupil's age",
    "pupil.year_group": "the pupil's year group",
    "pupil.phase": "the pupil's phase",
    "pupil.compulsory_age": "whether the pupil is of compulsory school age",
    "school.type": "the type of school",
    "referral.started_by": "who started the referral",
    "duty.ours": "whether the duty is ours",
    "case.history": "whether this is a first or a repeat referral",
    "case.extensions": "how many times more time was agreed",
    "case.outcome": "what was decided",
    "case.package": "what is arranged",
    "case.venue": "where teaching happens",
    "case.area": "the area of the case",
    "today": "today",
    "item.type": "the kind of paper",
    "item.author": "who wrote it",
    "item.supplied_by": "who brought it",
    "item.medium": "how it came",
    "item.how_seen": "how the pupil was seen",
    "item.seen_on": "the day the pupil was seen",
    "item.dated": "the day it is dated",
    "item.covers": "what it covers",
}
YES_OR_NO = {
    "pupil.has_ehcp": "the pupil has an EHC plan",
    "pupil.on_roll": "the pupil is on a school's roll",
    "pupil.compulsory_age": "the pupil is of compulsory school age",
    "duty.ours": "the duty is ours",
}
CHOICES = {
    "yes": "Yes",
    "no": "No",
    "not_suitable": "Not suitable",
    "first": "First",
    "repeat": "Repeat",
    "early_years": "Below school age",
    "post16": "Over 16",
}
EVENTS = {
    "submitted": "the referral is sent",
    "received": "the council receives it",
    "threshold_reached": "the limit of absence is reached",
    "info_requested": "more information is asked for",
    "info_received": "the information arrives",
    "evidence_complete": "the evidence is complete",
    "decided": "the decision",
    "notified": "the family is told",
    "meeting_held": "the meeting",
    "provision_started": "teaching starts",
    "period_started": "the period starts",
    "review_held": "the review",
    "continuation_requested": "more time is asked for",
    "returned": "the pupil is back",
    "provision_ended": "provision ends",
    "admitted": "the pupil is admitted",
    "discharged": "the pupil is discharged",
    "evidence_runs_out": "the evidence counts no longer",
}
UNITS = {
    "school_days": "school day",
    "working_days": "working day",
    "calendar_days": "calendar day",
    "weeks": "week",
    "school_weeks": "school week",
    "months": "month",
    "half_terms": "half term",
    "terms": "term",
}
STATUSES = {
    "met": "met",
    "met_for_now": "met for now",
    "waived": "waived",
    "for_a_person": "waiting for an officer",
    "not_met": "not met",
    "not_needed": "not needed",
}
GROUPS = {"all": "all of", "any": "any of", "none": "none of"}


@dataclass(frozen=True)
class Sentences:
    """The words of one document; its own labels stand in quotation marks."""

    names: Names
    contacts: dict[str, str]
    parties: dict[str, str]
    of_items: dict[str, str]

    def condition(self, condition: JSON | None) -> str:
        """Returns a condition as a clause that follows "if": "“Is Amara ill?” is Yes"; "always" for none."""
        if not condition:
            return "always"
        head = next((name for name in HEADS if name in condition), "")
        return HEADS[head](self, condition) if head else "always"

    def moment(self, moment: JSON) -> str:
        """Returns a date in words: "5 school days after the meeting"."""
        for joint in ("earlier_of", "later_of"):
            if joint in moment:
                parts = [self.moment(one) for one in moment[joint]]
                return f"the {joint.partition('_')[0]} of {joined(parts, 'and')}"
        if "meeting_of" in moment:
            return f"the next meeting of {self._label(moment['meeting_of'])} after {self.event(moment['after'])}"
        if "at" in moment:
            return self.event(moment["at"])
        if "on" in moment:
            return day_in_words(moment["on"])
        side = "after" if "after" in moment else "before"
        return f"{length(moment)} {side} {self.event(moment[side])}"

    def event(self, name: str) -> str:
        """Returns what an event, a date question or a clock is called."""
        return EVENTS.get(name) or self.fact(name)

    def fact(self, name: str) -> str:
        """Returns what a fact is called: a question in quotation marks, or what we know by another way."""
        if name in self.names.questions:
            return f"“{self.names.questions[name]['ask']}”"
        if name in self.names.items:
            return f"“{self.names.items[name]['label']}” on the checklist"
        if name in self.names.clocks:
            return f"“{self.names.clocks[name]['title']}”"
        return FACTS.get(name, self._label(name))

    def value(self, fact: str, value: Any) -> str:
        """Returns a value as its label."""
        question = self.names.questions.get(fact, {})
        labels = {one["key"]: one["label"] for one in question.get("options", [])}
        if isinstance(value, bool):
            return "Yes" if value else "No"
        if fact.startswith("item."):
            labels = self.of_items
        if fact == "case.package":
            labels = self.names.lines
        return str(labels.get(value) or CHOICES.get(value) or self._label(str(value)))

    def limit(self, row: JSON, test: JSON) -> str:
        """Returns one row of a threshold: "15 or more school days missed because of health, in a row or added up"."""
        if row.get("at_least") == 0:
            return "no limit"
        return f"{comparison(row)} {MEASURES[test['measure']]}{absence_words(test['absence'])}, {RUNS[test['run']]}"

    def test(self, test: JSON) -> list[str]:
        """Returns a named test as lines."""
        if test["kind"] == "rule":
            return [f"If {self.condition(test['when'])}"]
        if test["kind"] == "judgement":
            return [f"An officer decides, with a reason: {test['ask']}"]
        return [self._limit_when(row) + self.limit(row, test) for row in test["rows"]]

    def _limit_when(self, row: JSON) -> str:
        return f"If {self.condition(row['when'])}: " if "when" in row else ""

    def _label(self, name: str) -> str:
        return self.contacts.get(name) or self.parties.get(name) or name.rpartition(".")[2].replace("_", " ")

    def _group(self, condition: JSON) -> str:
        head = next((name for name in ("all", "any", "none", "of") if name in condition), "of")
        members = [self._member(one) for one in condition[head]]
        opening = GROUPS.get(head) or f"at least {condition['at_least_of']} of"
        return f"{opening}: {'; '.join(members)}"

    def _member(self, condition: JSON) -> str:
        words = self.condition(condition)
        return f"({words})" if {"all", "any", "none", "of"} & condition.keys() else words

    def _fact(self, condition: JSON) -> str:
        name = condition["fact"]
        operator = next(key for key in condition if key != "fact")
        value = condition[operator]
        if operator == "known":
            return f"{self.fact(name)} is {'answered' if value else 'not answered'}"
        if operator in ("on_or_after", "before"):
            return (
                f"{self.fact(name)} is {'on or after' if operator == 'on_or_after' else 'before'} {self.moment(value)}"
            )
        if operator in ("at_least", "more_than", "less_than"):
            return f"{self.fact(name)} is {comparison(condition)}"
        if name in YES_OR_NO and value in ("yes", "no"):
            return YES_OR_NO[name] if value == "yes" else f"it is not so that {YES_OR_NO[name]}"
        values = [self.value(name, one) for one in (value if isinstance(value, list) else [value])]
        if operator == "includes":
            return f"{self.fact(name)} includes {joined(values, 'and')}"
        return f"{self.fact(name)} is {joined(values, 'or')}"

    def _count(self, condition: JSON) -> str:
        cells = [self._cell(one) for one in condition.get("where", [])]
        which = f" where {joined(cells, 'and')}" if cells else ""
        return f"{comparison(condition)} rows of {self.fact(condition['count'])}{which}"

    def _cell(self, cell: JSON) -> str:
        values = [self.value("", value) for value in cell.get("in", [cell["is"]] if "is" in cell else [])]
        column = cell["column"].replace("_", " ")
        return f"{column} is {joined(values, 'or')}" if values else f"{column} is filled in"

    def _test(self, condition: JSON) -> str:
        return f"“{self.names.tests.get(condition['test'], {}).get('title', self._label(condition['test']))}” is met"

    def _circumstance(self, condition: JSON) -> str:
        key = condition["circumstance"]
        return f"“{self.names.circumstances.get(key, {}).get('title', self._label(key))}” applies"

    def _requirement(self, condition: JSON) -> str:
        key = condition["requirement"]
        title = self.names.requirements.get(key, {}).get("title", self._label(key))
        return f"“{title}” is {joined([STATUSES[one] for one in condition['status']], 'or')}"


HEADS: dict[str, Callable[[Sentences, JSON], str]] = {
    **dict.fromkeys(("all", "any", "none", "of"), Sentences._group),
    "fact": Sentences._fact,
    "count": Sentences._count,
    "test": Sentences._test,
    "circumstance": Sentences._circumstance,
    "requirement": Sentences._requirement,
}
MEASURES = {
    "days": "school days missed",
    "sessions": "sessions missed",
    "percent_attended": "per cent of sessions attended",
    "percent_missed": "per cent of sessions missed",
}
RUNS = {"consecutive": "in a row", "cumulative": "added up", "either": "in a row or added up"}


def sentences_of(data: JSON) -> Sentences:
    """Returns the words for a document of valid shape."""
    return Sentences(
        names_of(data),
        {one["key"]: one["label"] for one in data.get("contacts", [])},
        {one["key"]: one["label"] for one in data.get("parties", [])},
        {
            one["key"]: one["label"]
            for requirement in data.get("requirements", [])
            for name in ("types", "authors", "contents")
            for one in requirement.get(name, [])
        },
    )


def day_in_words(day: str) -> str:
    """Returns "1 March 2027", or "1 March of the school year" where no year is said; what is no day, as it is."""
    try:
        found = date.fromisoformat(day if len(day) > len("MM-DD") else f"2000-{day}")
    except ValueError:
        return day
    return f"{found.day} {found:%B} {found.year if len(day) > len('MM-DD') else 'of the school year'}"


def length(span: JSON) -> str:
    """Returns "1 school day", "12 weeks"."""
    n = span["n"]
    return f"{n} {UNITS[span['unit']]}{'' if n == 1 else 's'}"


def comparison(row: JSON) -> str:
    """Returns a limit in words: "15 or more", "more than 15", "less than 50"."""
    if "at_least" in row:
        return f"{number(row['at_least'])} or more"
    if "more_than" in row:
        return f"more than {number(row['more_than'])}"
    return f"less than {number(row['less_than'])}"


def number(value: float) -> str:
    """Returns 15 for 15.0 and 2.5 for 2.5."""
    return f"{value:g}"


def absence_words(absence: str | list[str]) -> str:
    """Returns what of absence counts, as the end of "days missed"."""
    if isinstance(absence, list):
        return f" with code {joined(absence, 'or')}"
    return {"health": " because of health", "unauthorised": " without leave"}.get(absence, "")


def joined(parts: list[str], word: str) -> str:
    """Returns "a", "a or b", "a, b or c"."""
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}" if len(parts) > 1 else "".join(parts)
