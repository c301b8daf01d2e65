"""Who gets something scarce: by priority, then by the day of asking, and nobody twice."""

from hypothesis import given
from hypothesis import strategies as st

from wizard.planning.beginning import who_is_next

DAYS = ["2026-11-02", "2026-11-03", "2027-01-11"]
CLAIMS = st.tuples(st.integers(1, 9), st.sampled_from(DAYS), st.integers(0, 99))


@given(
    waiting=st.lists(
        st.tuples(st.integers(1, 9), st.sampled_from(DAYS), st.integers(0, 99)), unique_by=lambda one: one[2]
    ),
    placed=st.integers(0, 20),
    places=st.integers(0, 20) | st.none(),
)
def test_nobody_is_passed_over_and_no_place_is_given_twice(
    waiting: list[tuple[int, str, int]], placed: int, places: int | None
) -> None:
    chosen = who_is_next(waiting, placed, places)
    assert len(chosen) == len(set(chosen)) <= (len(waiting) if places is None else max(places - placed, 0))
    left = [one for one in waiting if one[2] not in chosen]
    by_claim = {one[2]: one for one in waiting}
    assert all(by_claim[claim] <= other for claim in chosen for other in left)
