"""The words and numbers of the clauses a page cites, fetched together."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from guidance.policies.models import ClauseText
from record.service import Prepared
from wizard.journey.situation import Situation
from wizard.routes.service import Route


@dataclass(frozen=True)
class CitedClause:
    """What a clause tab and a quotation need; `quote` is empty for a heading."""

    number: str
    href: str
    quote: str


class RouteClauses:
    """The clauses of one route's edition, read in one query for all the keys a page will cite."""

    def __init__(self, route: Route, edition_version_id: int | None, keys: Iterable[str]) -> None:
        self._route = route
        uids = {route.clauses[key].uid for key in keys if key in route.clauses}
        self._texts = texts(edition_version_id, uids - {""}) if edition_version_id and uids else {}

    def cited(self, keys: Iterable[str]) -> list[CitedClause]:
        """Returns the clauses with these keys, each number once, as clause_tabs.html wants them."""
        found: dict[str, CitedClause] = {}
        for key in keys:
            clause = self._route.clauses.get(key)
            if clause and clause.uid:
                number, quote = self._texts.get(clause.uid, (clause.number, ""))
                one = CitedClause(number or clause.number, f"/clause/{clause.uid}/", quote)
                found.setdefault(one.number or clause.uid, one)
        return [one for one in found.values() if one.number]

    def quote(self, keys: Iterable[str]) -> str:
        """Returns the words of the first cited clause that has any."""
        for key in keys:
            clause = self._route.clauses.get(key)
            if clause and self._texts.get(clause.uid, ("", ""))[1]:
                return self._texts[clause.uid][1]
        return ""


class Clauses(RouteClauses):
    """The clauses that a page of one referral cites."""

    def __init__(self, situation: Situation, keys: Iterable[str]) -> None:
        super().__init__(situation.route, situation.referral.route_version.edition_version_id, keys)


def texts(edition_version_id: int, uids: set[str]) -> dict[str, tuple[str, str]]:
    """Returns {uid: (number, words)}; a clause without a number takes its heading's."""
    rows = cited(len(uids)).ask(edition=edition_version_id, **{f"uid{place}": uid for place, uid in enumerate(uids)})
    return {uid: (number or parent or "", text) for uid, number, parent, text in rows}


@lru_cache(maxsize=64)
def cited(count: int) -> Prepared[tuple[str, str, str | None, str]]:
    """Returns the query for the words of that many clauses of one edition."""
    return Prepared(
        lambda marks: ClauseText.objects.filter(
            edition_version=marks.number("edition"),
            clause__uid__in=[marks.text(f"uid{place}") for place in range(count)],
        ).values_list("clause__uid", "number", "parent__number", "text")
    )
