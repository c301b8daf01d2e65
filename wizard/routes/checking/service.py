"""Checking a document's meaning: every subject in turn, then its scenarios, all problems at once."""

from collections.abc import Callable, Iterator

from wizard.routes.checking.alerts import check_alerts
from wizard.routes.checking.citations import check_citations
from wizard.routes.checking.examples import check_scenarios
from wizard.routes.checking.facts import check_facts
from wizard.routes.checking.keys import check_keys
from wizard.routes.checking.law import check_law
from wizard.routes.checking.limits import check_limits
from wizard.routes.checking.links import check_links
from wizard.routes.checking.names import check_names
from wizard.routes.checking.order import check_order
from wizard.routes.checking.people import check_people
from wizard.routes.checking.reach import check_reach
from wizard.routes.checking.reading import Reading
from wizard.routes.checking.tables import check_tables
from wizard.routes.document import RouteDocument
from wizard.routes.problems import Problem

CHECKS: tuple[Callable[[Reading], Iterator[Problem]], ...] = (
    check_limits,
    check_keys,
    check_facts,
    check_order,
    check_names,
    check_tables,
    check_people,
    check_citations,
    check_links,
    check_alerts,
)


def check_document(document: RouteDocument) -> list[Problem]:
    """Every problem of meaning, errors before warnings; an empty list is a document fit to publish.

    Scenarios and reach are tried only on a document without errors: elsewhere they would say the same again.
    Whether cited clauses stand in the edition in force is checked on publication.
    """
    reading = Reading(document.data)
    problems = [problem for check in CHECKS for problem in check(reading)]
    if not any(problem.severity == "error" for problem in problems):
        problems += [*check_scenarios(document), *check_reach(reading, document), *check_law(reading)]
    return sorted(problems, key=lambda problem: problem.severity != "error")
