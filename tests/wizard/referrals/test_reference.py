"""References can be said on the telephone, are not to be guessed, and show a slip of the tongue."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.referrals.reference import ALPHABET, check_character, is_reference, new_reference

bodies = st.text(alphabet=ALPHABET, min_size=7, max_size=7)


def whole(body: str) -> str:
    code = body + check_character(body)
    return f"NOR-{code[:4]}-{code[4:]}"


def test_a_reference_names_its_authority_and_can_be_read_out() -> None:
    reference = new_reference("norfolk")
    assert reference.startswith("NOR-")
    assert is_reference(reference)
    assert not set(reference[4:]) & set("AEIOU01LSZBV")


@pytest.mark.parametrize(("slug", "prefix"), [("the-stonehenge-school", "THE-"), ("ox", "OXX-"), ("123", "XXX-")])
def test_any_slug_gives_three_letters(slug: str, prefix: str) -> None:
    assert new_reference(slug).startswith(prefix)


def test_a_thousand_references_are_all_different() -> None:
    assert len({new_reference("norfolk") for _ in range(1000)}) == 1000


@given(body=bodies, place=st.integers(0, 7), character=st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(body: str, place: int, character: str) -> None:
    code = list(body + check_character(body))
    changed = code[place] != character
    code[place] = character
    wrong = "".join(code)
    assert is_reference(f"NOR-{wrong[:4]}-{wrong[4:]}") is not changed


@given(body=bodies, place=st.integers(0, 5))
def test_two_neighbours_swapped_are_noticed(body: str, place: int) -> None:
    swapped = body[:place] + body[place + 1] + body[place] + body[place + 2 :]
    code = swapped + check_character(body)
    same = swapped == body
    assert is_reference(f"NOR-{code[:4]}-{code[4:]}") is same


@pytest.mark.parametrize("text", ["", "NOR", "nor-2222-2222", "NOR-222-22222", "NOR-0000-0000", "NOR-2222-2222 "])
def test_what_is_no_reference_is_told_apart(text: str) -> None:
    assert not is_reference(text) or text == "NOR-2222-2222"
