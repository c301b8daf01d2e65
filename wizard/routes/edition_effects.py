"""What a change of clauses would touch of an authority's routes in force, for the screen that compares editions."""

from collections.abc import Collection, Iterator

from django.urls import reverse
from django.utils import timezone

from guidance.policies.service import Effect
from wizard.routes.compiled import route_of
from wizard.routes.impact import standing_on
from wizard.routes.queries import current_versions_at
from wizard.routes.work import Work, all_work


def touched_routes(authority: str, uids: Collection[str]) -> Iterator[Effect]:
    """Yields each route in force that cites one of these clauses, with the parts that do and the work begun on it."""
    for version in current_versions_at(authority, timezone.localdate()):
        readers = standing_on(route_of(version), uids)
        if readers:
            pinned = [one.pk for one in version.route.versions.only("pk")]
            parts = tuple(f"{one.sort}: {one.title}" for one in readers)
            href = reverse("cms_routes:impact", args=[version.route_id])
            yield Effect(version.route.title, parts, counted(all_work(pinned)), href)


def counted(work: Work) -> str:
    """Returns "2 drafts at schools and 1 open case"."""
    drafts = "1 draft" if work.drafts == 1 else f"{work.drafts} drafts"
    cases = "1 open case" if work.cases == 1 else f"{work.cases} open cases"
    return f"{drafts} at schools and {cases}"
