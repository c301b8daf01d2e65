"""The casework of a document of valid shape, compiled once and kept by the document's hash."""

from collections.abc import Iterator
from typing import Any

from wizard.routes.asked import Choice
from wizard.routes.casework.parts import (
    Casework,
    Criterion,
    EndReason,
    FundingRule,
    Hours,
    Length,
    Line,
    Outcome,
    Panel,
    Pool,
    Way,
)
from wizard.routes.conditions import compile_condition
from wizard.routes.document import load_document
from wizard.routes.models import RouteVersion
from wizard.routes.moments import compile_moment
from wizard.routes.names import Names, names_of
from wizard.routes.rules import Row
from wizard.routes.sentences import Sentences, sentences_of

JSON = dict[str, Any]
GROUPS = ("all", "any", "none")


def casework_of(version: RouteVersion) -> Casework | None:
    """Returns what a frozen version says of casework; None for a kind of route that has none (an enquiry)."""
    found = _kept.get(version.sha256)
    if found is None:
        if len(_kept) >= MOST_KEPT:
            _kept.pop(next(iter(_kept)))
        found = _kept[version.sha256] = (build_casework(load_document(version.document).data),)
    return found[0]


# The document is long and stays in the database until it is asked for: only the hash is the key.
MOST_KEPT = 64
_kept: dict[str, tuple[Casework | None]] = {}


def build_casework(data: JSON) -> Casework | None:
    """Returns the casework of a document that was read and is of valid shape."""
    work: JSON = data.get("casework", {})
    if not work:
        return None
    names, words = names_of(data), sentences_of(data)
    decision, provision = work["decision"], work.get("provision", {})
    return Casework(
        panels={one["key"]: _panel(one) for one in work.get("panels", [])},
        decided_by=tuple(decision["by"]),
        decision_due=decision.get("due", ""),
        criteria=tuple(_criteria(decision.get("criteria"), names, words)),
        criteria_met=compile_condition(decision.get("criteria"), names),
        reasons={one["key"]: _choice(one) for one in decision.get("reasons", [])},
        outcomes={one["key"]: _outcome(one) for one in decision["outcomes"]},
        challenges=tuple(_way(one) for one in decision.get("challenges", [])),
        decision_cites=tuple(decision.get("cites", ())),
        providers=tuple(provision.get("providers", ())),
        lines={one["key"]: _line(one) for one in provision.get("lines", [])},
        pools={one["key"]: _pool(one, names) for one in provision.get("pools", [])},
        hours=_hours(provision.get("hours"), names),
        period=compile_moment(provision["period"], names) if "period" in provision else None,
        period_words=words.moment(provision["period"]) if "period" in provision else "",
        review=provision.get("review", ""),
        ends={one["key"]: _end(one) for one in provision.get("ends", [])},
        ended_by=tuple(provision.get("end_by", ())),
        funding={one["key"]: _funding(one, names) for one in work.get("funding", [])},
    )


def _criteria(condition: JSON | None, names: Names, words: Sentences) -> Iterator[Criterion]:
    """Each member of the criteria by itself, so that reasons can be given for each."""
    if condition is None:
        return
    group = next((one for one in GROUPS if one in condition), "")
    if "at_least_of" in condition:
        group = f"{condition['at_least_of']} of"
        members = condition["of"]
    else:
        members = condition[group] if group else [condition]
    for member in members:
        check = compile_condition(member, names)
        assert check is not None  # only an absent condition compiles to nothing
        yield Criterion(words.condition(member), group or "alone", check, member.get("test", ""))


def _choice(one: JSON) -> Choice:
    return Choice(key=one["key"], label=one["label"], hint=one.get("hint", ""))


def _length(one: JSON | None) -> Length | None:
    return (one["n"], one["unit"]) if one else None


def _cites(one: JSON) -> tuple[str, ...]:
    return tuple(one.get("cites", ()))


def _panel(one: JSON) -> Panel:
    term_time = one.get("term_time_only", True)
    return Panel(one["key"], one["title"], one["meets"], term_time, _length(one.get("papers")), _cites(one))


def _outcome(one: JSON) -> Outcome:
    return Outcome(
        key=one["key"],
        label=one["label"],
        kind=one["kind"],
        look_again=_length(one.get("look_again")),
        needs_reason=one.get("needs_reason", False),
        tell=tuple(one.get("tell", ())),
        letter=one.get("letter", ""),
        cites=_cites(one),
    )


def _line(one: JSON) -> Line:
    return Line(one["key"], one["label"], one.get("unit", "item"), one.get("at_most"), one.get("pool", ""), _cites(one))


def _pool(one: JSON, names: Names) -> Pool:
    queue = tuple(Row(compile_condition(row.get("when"), names), row["priority"]) for row in one["queue"])
    return Pool(one["key"], one["label"], one["places"], one.get("meanwhile", ""), queue)


def _hours(one: JSON | None, names: Names) -> Hours | None:
    if one is None:
        return None
    return Hours(
        at_least=one.get("at_least"),
        at_most=one.get("at_most"),
        per=one.get("per", "week"),
        rows=tuple(
            Row(compile_condition(row["when"], names), (row.get("at_least"), row.get("at_most")))
            for row in one.get("rows", [])
        ),
        assumed=one.get("assumed", ""),
        cites=_cites(one),
    )


def _way(one: JSON) -> Way:
    plain = {name: one[name] for name in ("key", "label", "stage", "contact", "say", "assumed") if name in one}
    return Way(
        **plain,
        by=tuple(one["by"]),
        within=_length(one.get("within")),
        answer_within=_length(one.get("answer_within")),
        cites=_cites(one),
    )


def _end(one: JSON) -> EndReason:
    return EndReason(
        key=one["key"],
        label=one["label"],
        look_at_duty=one.get("look_at_duty", False),
        not_taking_part=one.get("not_taking_part", False),
        needs=tuple(one.get("needs", ())),
        cites=_cites(one),
    )


def _funding(one: JSON, names: Names) -> FundingRule:
    share = one.get("share", {"of": 1, "over": 1})
    return FundingRule(
        key=one["key"],
        label=one["label"],
        payer=one["payer"],
        basis=one["basis"],
        share=(share["of"], share["over"]),
        per=one.get("per", ""),
        when=compile_condition(one.get("when"), names),
        begins=compile_moment(one["from"], names),
        ends=compile_moment(one["until"], names) if "until" in one else None,
        cites=_cites(one),
    )
