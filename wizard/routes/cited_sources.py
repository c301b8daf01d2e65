"""Which questions of a route stand on a source: named by the route itself, or through a clause that cites it."""

from collections.abc import Iterable, Iterator

from django.utils import timezone

from guidance.library.enums import CitingKind
from guidance.library.service import Citing
from guidance.policies.models import ClauseText
from wizard.routes.compiled import route_of
from wizard.routes.models import RouteVersion
from wizard.routes.parts import Clause
from wizard.routes.queries import in_force
from wizard.routes.route import Route


def citing_questions(keys: frozenset[str], authorities: frozenset[str] | None) -> Iterator[Citing]:
    """Yields every question of a route in force that stands on one of these sources, in the order it is asked.

    `authorities` are slugs, None for all.
    """
    for version in _newest(in_force(timezone.localdate()).filter(route__live=True).select_related("route")):
        authority = str(version.route.url_path).strip("/").split("/")[-2]
        if authorities is None or authority in authorities:
            yield from _questions(keys, version, authority, route_of(version))


def _newest(versions: Iterable[RouteVersion]) -> list[RouteVersion]:
    newest: dict[int, RouteVersion] = {}
    for version in versions:
        newest.setdefault(version.route_id, version)
    return list(newest.values())


def _questions(keys: frozenset[str], version: RouteVersion, authority: str, route: Route) -> Iterator[Citing]:
    sources = _sources_of(version, route.clauses.values())
    address = str(version.route.url)
    for number, question in enumerate(route.questions.values(), 1):
        inside = [*(item.cites for item in question.items), *(option.cites for option in question.options)]
        cited = set(question.cites).union(*inside)
        for key in sorted(keys & set().union(*(sources.get(clause, set()) for clause in cited))):
            yield Citing(
                key,
                authority,
                CitingKind.QUESTION,
                f"route-{version.route_id}",
                version.route.title,
                f"Question {number}",
                question.ask,
                address,
            )


def _sources_of(version: RouteVersion, clauses: Iterable[Clause]) -> dict[str, set[str]]:
    """Returns clause key of the document -> the sources it stands on, in the edition the route was published with."""
    clauses = list(clauses)
    texts = ClauseText.objects.filter(
        edition_version=version.edition_version_id, clause__uid__in=[clause.uid for clause in clauses if clause.uid]
    )
    by_uid = {uid: set(sources) for uid, sources in texts.values_list("clause__uid", "sources")}
    return {clause.key: {clause.reference} if clause.reference else by_uid.get(clause.uid, set()) for clause in clauses}
