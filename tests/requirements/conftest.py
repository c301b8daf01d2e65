"""A row of a table here shows one rule: the test has to carry that rule in its mark."""

import pytest


@pytest.fixture(autouse=True)
def _row_is_carried_by_its_test(request: pytest.FixtureRequest) -> None:
    row = getattr(request.node, "callspec", None)
    mark = request.node.get_closest_marker("requirement")
    if row is not None and "rule" in row.params:
        assert mark is not None
        assert row.params["rule"] in mark.args
