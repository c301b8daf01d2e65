"""Typed parts from a document of valid shape."""

from typing import Any

from wizard.routes.asked_building import choices, texts
from wizard.routes.parts import (
    Circumstance,
    Clause,
    Clock,
    Contact,
    Handover,
    NamedTest,
    Officer,
    Onward,
    Part,
    Party,
    Requirement,
    RouteIdentity,
    Say,
    Start,
    VerdictRow,
    Withdrawal,
)

JSON = dict[str, Any]
ITEM_ORDER = ("type", "author", "supplied_by", "medium", "how_seen", "seen_on", "dated", "covers")


def build_identity(route: JSON) -> RouteIdentity:
    """The route's own entry."""
    kept = {name: route[name] for name in RouteIdentity.__slots__ if name in route}
    return RouteIdentity(**kept | {"copies_to": texts(route.get("copies_to")), "handover": _handover(route)})


def _handover(route: JSON) -> Handover | None:
    over = route.get("handover")
    if over is None:
        return None
    return Handover(**over | {"export": texts(over["export"]), "cites": texts(over.get("cites"))})


def build_officer(route: JSON) -> Officer | None:
    """The named officer, if the route has one."""
    officer = route.get("officer")
    return Officer(officer["role"], officer["contact"]) if officer else None


def build_start(route: JSON) -> Start | None:
    """The start page, if the route brings one."""
    start = route.get("start")
    if start is None:
        return None
    return Start(
        lead=start["lead"],
        for_whom=texts(start.get("for")),
        when=texts(start.get("when")),
        need=texts(start.get("need")),
        time=start.get("time", ""),
        how=texts(start.get("how")),
        who=" ".join(texts(start.get("who"))),
        contact=start.get("contact") or "",
        cites=texts(start.get("cites")),
    )


def build_clause(key: str, clause: JSON) -> Clause:
    """One entry of the clauses table."""
    return Clause(key, **clause)


def build_contact(contact: JSON) -> Contact:
    """One contact."""
    return Contact(**{name: contact[name] for name in Contact.__slots__ if name in contact})


def build_party(party: JSON) -> Party:
    """One party."""
    return Party(party["key"], party["label"], party["kind"], texts(party["may"]), party.get("sign_in", "account"))


def build_circumstance(row: JSON) -> Circumstance:
    """One circumstance as shown."""
    page = row["say"]
    return Circumstance(
        key=row["key"],
        title=row["title"],
        outcome=row["outcome"],
        say=Say(page["heading"], page.get("body", ""), texts(page.get("next"))),
        to=Onward(**row.get("to", {})),
        ask_school=texts(row.get("ask_school")),
        cites=texts(row.get("cites")),
        assumed=row.get("assumed", ""),
    )


def build_verdict_row(row: JSON) -> VerdictRow:
    """One row of an evidence table as shown."""
    return VerdictRow(row["verdict"], row["say"], texts(row.get("instead")), texts(row.get("cites")))


def build_requirement(data: JSON, facts: frozenset[str]) -> Requirement:
    """One requirement; `facts` are the facts its verdict rows read."""
    plain = ("key", "kind", "title", "need", "gate", "hint", "why", "say", "due", "sensitivity", "retain", "purpose")
    more = ("enough", "otherwise", "template", "words", "form", "basis", "lasts_months", "assumed")
    waive = data.get("waive", {})
    if "lasts" in data:
        facts |= {"item.seen_on", "item.dated"}  # from one of them it is counted
    return Requirement(
        **{name: data[name] for name in (*plain, *more) if name in data},
        by=texts(data.get("by")),
        instead=texts(data.get("instead")),
        waive_reasons=choices(waive.get("reasons")),
        waive_by=texts(waive.get("by")),
        readers=texts(data.get("readers")),
        copies_to=texts(data.get("copies_to")),
        types=choices(data.get("types")),
        authors=choices(data.get("authors")),
        contents=choices(data.get("contents")),
        verdicts=tuple(build_verdict_row(row) for row in data.get("verdicts", [])),
        item_fields=tuple(field for field in ITEM_ORDER if f"item.{field}" in facts),
        parts=tuple(Part(part["key"], part["title"], texts(part["by"])) for part in data.get("parts", [])),
        signed_by=tuple(signer["who"] for signer in data.get("signed_by", [])),
        signer_words={one["who"]: one["words"] for one in data.get("signed_by", []) if "words" in one},
        attested_by=texts(data.get("attested_by")),
        scopes=choices(data.get("scopes")),
        withdraw=Withdrawal(**data.get("withdraw", {})),
        cites=texts(data.get("cites")),
    )


def build_test(data: JSON) -> NamedTest:
    """One named test as shown."""
    plain = ("key", "kind", "title", "ask", "question", "measure", "run", "window", "half_days", "assumed")
    absence, within = data.get("absence", ""), data.get("within")
    return NamedTest(
        **{name: data[name] for name in plain if name in data},
        within=(within["n"], within["unit"]) if within else None,
        absence=absence if isinstance(absence, str) else tuple(absence),
        basis=texts(data.get("basis")),
        warn_at=data.get("warn_at"),
        by=texts(data.get("by")),
        look_at=texts(data.get("look_at")),
        reasons=choices(data.get("reasons")),
        cites=texts(data.get("cites")),
    )


def build_clock(data: JSON) -> Clock:
    """One clock as shown."""
    then = data["then"]
    shown = (data["key"], data["title"], data["owner"], then["do"], then["say"], then.get("who", ""))
    return Clock(*shown, cites=texts(data.get("cites")), assumed=data.get("assumed", ""))
