"""What a published route keeps of the clauses that it cites."""

from guidance.policies.models import ClauseText
from wizard.routes.citing import cited_clauses


def test_a_clause_without_any_number_above_it_is_cited_without_one() -> None:
    texts = {"intro": ClauseText(number="", sha256="aa"), "days": ClauseText(number="11", sha256="bb")}
    found = cited_clauses({"clauses": {"a": {"uid": "intro"}, "b": {"uid": "days"}}}, texts)
    assert found == {"a": {"uid": "intro", "sha256": "aa"}, "b": {"uid": "days", "number": "11", "sha256": "bb"}}
