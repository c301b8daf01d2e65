"""Next year's clauses find this year's: by words, by number, by resemblance, by place."""

from hypothesis import given
from hypothesis import strategies as st

from guidance.importing.documents.matching import Known, match_clauses

OLD = [
    Known("heading", "1", "When a school refers", "f-1"),
    Known("paragraph", "", "A school refers a pupil after ten days away from lessons.", "f-1-ten"),
    Known("item", "", "a letter from a nurse", "f-1-nurse"),
    Known("item", "", "a letter from a doctor", "f-1-doctor"),
    Known("heading", "2", "How lessons end", "f-2"),
    Known("paragraph", "", "Lessons end when the pupil is well enough to come back.", "f-2-end"),
]


def renewed(place: int, **changes: str) -> Known:
    values = {"kind": OLD[place].kind, "number": OLD[place].number, "words": OLD[place].words} | changes
    return Known(**values)


def test_the_same_words_under_the_same_number_are_the_same_clause() -> None:
    found = match_clauses(OLD, [renewed(place) for place in range(len(OLD))])
    assert [(match.uid, match.place) for match in found] == [(one.uid, n) for n, one in enumerate(OLD)]
    assert {match.how for match in found} == {"same"}


def test_a_clause_that_moves_and_is_renumbered_keeps_its_identity_by_its_words() -> None:
    assert match_clauses(OLD, [renewed(4, number="7"), renewed(0, number="8")]) == [
        ("f-2", 0, "wording"),
        ("f-1", 1, "wording"),
    ]


def test_case_and_punctuation_are_no_new_words() -> None:
    assert match_clauses(OLD, [renewed(2, words="A letter from a nurse;")]) == [("f-1-nurse", 0, "same")]


def test_a_reworded_heading_is_found_by_its_number() -> None:
    assert match_clauses(OLD, [renewed(0, words="When and how a school refers a child")]) == [("f-1", 0, "number")]


def test_a_number_given_to_other_words_is_not_enough() -> None:
    assert match_clauses(OLD, [renewed(0, words="Robots for classrooms")]) == [(None, 0, "new")]


def test_words_that_resemble_are_found_wherever_they_stand() -> None:
    new = [renewed(5), renewed(1, words="A school refers a pupil after fifteen days away from lessons.")]
    assert match_clauses(OLD, new) == [("f-2-end", 0, "same"), ("f-1-ten", 1, "similar")]


def test_what_alone_is_left_between_two_neighbours_is_found_by_its_place() -> None:
    words = "A school writes to us about a pupil who was away from lessons for two weeks."
    found = match_clauses(OLD, [renewed(0), renewed(1, words=words), renewed(2)])
    assert found[1] == ("f-1-ten", 1, "place")


def test_of_two_alike_the_closer_one_is_taken() -> None:
    found = match_clauses(OLD, [renewed(3, words="a letter from a hospital doctor"), renewed(2)])
    assert [match.uid for match in found] == ["f-1-doctor", "f-1-nurse"]


def test_a_heading_never_becomes_a_paragraph() -> None:
    assert match_clauses(OLD, [Known("paragraph", "", "How lessons end")]) == [(None, 0, "new")]


_words = st.lists(st.sampled_from("school pupil lessons end ill nurse council".split()), max_size=5).map(" ".join)
_clauses = st.lists(
    st.builds(
        Known, st.sampled_from(["heading", "paragraph", "item", "footnote"]), st.sampled_from(["", "1", "2"]), _words
    )
)


@given(_clauses, _clauses)
def test_every_new_clause_is_answered_once_and_no_identity_is_given_twice(old: list[Known], new: list[Known]) -> None:
    known = [Known(one.kind, one.number, one.words, f"uid-{n}") for n, one in enumerate(old)]
    found = match_clauses(known, new)
    assert [match.place for match in found] == list(range(len(new)))
    given_uids = [match.uid for match in found if match.uid]
    assert len(given_uids) == len(set(given_uids))
    assert all((match.uid is None) == (match.how == "new") for match in found)


@given(_clauses)
def test_a_document_matched_with_itself_stays_itself(clauses: list[Known]) -> None:
    known = [Known(one.kind, one.number, one.words, f"uid-{n}") for n, one in enumerate(clauses)]
    for match, one in zip(match_clauses(known, clauses), known, strict=True):
        if one.words:
            before = known[int(str(match.uid).removeprefix("uid-"))]
            assert (before.kind, before.number, before.words) == (one.kind, one.number, one.words)
