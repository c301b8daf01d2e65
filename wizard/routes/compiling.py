"""Compiling a document to a Route, once per hash."""

from collections.abc import Callable
from threading import Lock

from wizard.routes import asked_building as asked
from wizard.routes import parts_building as parts
from wizard.routes.document import RouteDocument, load_document, sha256_of
from wizard.routes.names import names_of
from wizard.routes.problems import DocumentRefused, Problem
from wizard.routes.route import Route
from wizard.routes.rules_building import build_rules
from wizard.routes.vocabulary import DERIVED
from wizard.routes.walking import facts_read

MOST_KEPT = 64
OF_CASE = tuple(fact for fact in DERIVED if fact.startswith("case."))
_kept: dict[str, Route] = {}
_keeping = Lock()


def compile_route(text: str, sha256: str) -> Route:
    """The route a frozen document describes, kept in memory by its hash.

    Raises DocumentRefused if the text is no route document, or is not the text the hash was taken of.
    """
    return kept_or_compiled(sha256, lambda: text)


def kept_or_compiled(sha256: str, read: Callable[[], str]) -> Route:
    """The route with this hash. `read` fetches its text, and is called only when the route is not in memory yet.

    Raises DocumentRefused as compile_route does.
    """
    with _keeping:
        route = _kept.pop(sha256, None)
    if route is None:
        text = read()
        if sha256_of(text) != sha256:
            raise DocumentRefused([Problem("", "file.hash", "The text is not the one its hash was taken of.")])
        route = compile_document(load_document(text), sha256)
    with _keeping:  # threads of one process share what is kept
        _kept[sha256] = route  # last in: the first is the one longest unused
        while len(_kept) > MOST_KEPT:
            del _kept[next(iter(_kept))]
    return route


def compile_document(document: RouteDocument, sha256: str = "") -> Route:
    """The route of a document already read, whether or not its meaning was checked."""
    data = document.data
    steps = [asked.build_step(step) for step in data.get("steps", [])]
    return Route(
        sha256=sha256 or document.sha256,
        identity=parts.build_identity(data["route"]),
        officer=parts.build_officer(data["route"]),
        start=parts.build_start(data["route"]),
        steps={step.key: step for step in steps},
        tests={one["key"]: parts.build_test(one) for one in data.get("tests", [])},
        circumstances={one["key"]: parts.build_circumstance(one) for one in data.get("circumstances", [])},
        requirements={
            one["key"]: parts.build_requirement(one, facts_read([row["when"] for row in one.get("verdicts", [])]))
            for one in data.get("requirements", [])
        },
        clocks={one["key"]: parts.build_clock(one) for one in data.get("clocks", [])},
        contacts={one["key"]: parts.build_contact(one) for one in data["contacts"]},
        parties={one["key"]: parts.build_party(one) for one in data.get("parties", [])},
        clauses={key: parts.build_clause(key, clause) for key, clause in data["clauses"].items()},
        rules=build_rules(data, names_of(data)),
        reads_of_case=frozenset(fact for fact in OF_CASE if f'"{fact}"' in document.text),
    )
