"""What the try-out draws: its fields in sections, those that apply in this situation."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django import forms

from wizard.routes.asked import Question, Step
from wizard.routes.parts import Requirement
from wizard.routes.result import Result
from wizard.routes.route import Route

STATES = {"evidence": "Papers", "document": "Paper to be held", "consent": "Agreement"}


@dataclass(frozen=True)
class Group:
    """Fields under one legend; `rows` are those of a table or of several papers, a row each."""

    legend: str
    fields: tuple[forms.BoundField, ...] = ()
    rows: tuple[tuple[forms.BoundField, ...], ...] = ()
    hint: str = ""


@dataclass(frozen=True)
class Section:
    """One part of the form. `folded` ones open on demand."""

    title: str
    groups: list[Group] = field(default_factory=list)
    hint: str = ""
    folded: bool = False


def sections_of(form: Any, route: Route, result: Result) -> list[Section]:
    """Returns the sections that hold anything."""
    made = [
        *(Section(step.title, list(_of_step(form, step, result))) for step in route.steps.values()),
        Section("Days and sessions missed", list(_figures(form, route)), "As attendance marks would count them."),
        Section("What an officer decides", list(_named(form, "judgements"))),
        *(_requirement(form, one, result) for one in route.requirements.values()),
        Section("What else is known", [*_named(form, "case"), *_named(form, "facts")], folded=True),
        Section("What has happened since", list(_named(form, "events")), "Dates count from these.", folded=True),
    ]
    return [section for section in made if section.groups]


def _of_step(form: Any, step: Step, result: Result) -> Iterator[Group]:
    shown = [question for question in step.questions if question.key in result.shown_questions]
    if shown and f"by--{step.key}" in form.fields:
        yield Group("", (form[f"by--{step.key}"],))
    for question in shown:
        yield _question(form, question, result)


def _question(form: Any, question: Question, result: Result) -> Group:
    names = [name for name in form.fields if name == f"answers--{question.key}" or _below(name, "answers", question)]
    hidden = {f"answers--{fact.replace('.', '--')}--tried" for fact in result.hidden_items}
    fields = tuple(form[name] for name in names if name not in hidden)
    extra = (form[f"unknown--{question.key}"],) if f"unknown--{question.key}" in form.fields else ()
    if question.kind == "rows":
        return Group(question.ask, extra, _rows(fields), question.hint)
    if question.kind == "checklist":
        return Group(question.ask, fields + extra, (), question.hint)
    return Group("", fields + extra, (), question.hint)


def _below(name: str, family: str, part: Question | Requirement) -> bool:
    return name.startswith(f"{family}--{part.key}--")


def _rows(fields: tuple[forms.BoundField, ...]) -> tuple[tuple[forms.BoundField, ...], ...]:
    """Fields of one row share the number that is the third step of their name."""
    return tuple(tuple(row) for _, row in groupby(fields, key=lambda bound: bound.name.split("--")[2]))


def _figures(form: Any, route: Route) -> Iterator[Group]:
    for test in route.tests.values():
        fields = tuple(form[name] for name in form.fields if name.startswith(f"counts--{test.key}--"))
        if fields:
            yield Group(test.title, (), (fields,))


def _named(form: Any, family: str) -> Iterator[Group]:
    for name in form.fields:
        if name.startswith(f"{family}--"):
            yield Group("", (form[name],))


def _requirement(form: Any, one: Requirement, result: Result) -> Section:
    if result.requirements[one.key].status == "not_needed":
        return Section(one.title)
    own = {family: [n for n in form.fields if _below(n, family, one)] for family in ("items", "consents", "held")}
    groups = []
    if own["items"]:
        groups.append(Group("", (), _rows(tuple(form[name] for name in own["items"]))))
    fields = [form[name] for name in (*own["consents"], *own["held"])]
    if f"waivers--{one.key}" in form.fields:
        fields.append(form[f"waivers--{one.key}"])
    if fields:
        groups.append(Group("", tuple(fields)))
    return Section(f"{STATES.get(one.kind, '')}: {one.title}".removeprefix(": "), groups, one.hint)
