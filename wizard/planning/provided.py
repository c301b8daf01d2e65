"""The register of cases, narrowed by what a child is taught with now: the lines of running and planned packages."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils import timezone

from people.models import Authority
from wizard.casework.models import Case
from wizard.planning.enums import PackageStatus
from wizard.planning.models import PackageLine
from wizard.routes.service import casework_of, current_versions_at


def things_provided(authorities: Sequence[Authority]) -> list[tuple[str, str]]:
    """Returns what the councils' routes in force may put in a package, by key, in words."""
    found: dict[str, str] = {}
    for authority in authorities:
        for version in current_versions_at(authority.slug, timezone.localdate()):
            casework = casework_of(version)
            for line in casework.lines.values() if casework else ():
                found.setdefault(line.key, line.label)
    return sorted(found.items(), key=lambda pair: pair[1])


def provided_by(cases: QuerySet[Case], line: str) -> QuerySet[Case]:
    """Returns the cases with this line in a package that is planned or runs."""
    lines = PackageLine.objects.filter(line=line).exclude(package__status=PackageStatus.ENDED)
    return cases.filter(pk__in=lines.values("package__case"))
