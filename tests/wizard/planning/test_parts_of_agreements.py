"""What a parent and a pupil agree to, to their face; what is signed because of a robot or of lessons at home."""

import html
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client

from links.models import Link
from tests.opening_links import open_link
from tests.referral_walk import signed_in
from tests.wizard.casework.cases import SENT
from tests.wizard.planning.test_plan_pages import DAY, agreed, day, of_council, post, text_of
from wizard.casework.models import Case
from wizard.planning.models import Signature

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


@pytest.fixture
def on_the_day() -> Iterator[None]:
    with time_machine.travel(SENT, tick=False):
        yield


def as_offered(client: Client, page: str) -> None:
    """Keeps the words of an agreement as its form offers them."""
    form = client.get(f"{page}words/").context["form"]
    post(client, f"{page}words/", {name: form.initial[name] for name in form.fields})


def signs(page: str, officer: Client, party: str) -> tuple[Client, str]:
    """Sends a party a link and opens it; returns their browser and the address."""
    post(officer, f"{page}{party}/ask/", {"name": "Somebody Madeup", "email": f"{party}@example.invalid"})
    theirs = Client()
    return theirs, open_link(theirs, Link.objects.get(purpose="agreement", party=party))


@pytest.mark.requirement("E100", "E102", "E103", "E104")
@pytest.mark.parametrize(("party", "words"), [
    ("parent", ("why going back to school is worth it", "safe at the times when nobody teaches",
                "stay in touch with school and with friends")),
    ("pupil", ("ready when a lesson begins", "I say what I think", "how I go back to school", "That is fine")),
])  # fmt: skip
def test_a_parent_and_a_pupil_read_their_own_part_first_and_sign_it_by_link(party: str, words: tuple[str, ...]) -> None:
    case, officer = agreed("essex")
    client, page = signed_in(officer), of_council(case, "agreement/partnership/")
    as_offered(client, page)
    theirs, address = signs(page, client, party)
    shown = text_of(theirs, address)
    own, _, whole = shown.partition("The whole agreement")
    for one in words:
        assert one.lower() in own.lower()
    assert "Who does what" in whole
    theirs.post(address, {"agrees": "yes", "name": "Somebody Madeup"})
    assert Signature.objects.get().party == party


def with_line(line: str) -> tuple[Case, Client]:
    """A case with one thing in its package, and its officer's browser."""
    case, officer = agreed()
    client = signed_in(officer)
    post(client, of_council(case, "package/line/"), {"line": line, "amount": "1", "why": "It suits her"})
    return case, client


@pytest.mark.requirement("N147")
def test_a_robot_is_lent_with_rules_that_the_school_the_parents_and_the_pupil_sign() -> None:
    case, client = with_line("av1")
    page = of_council(case, "agreement/own_av1/")
    assert page in text_of(client, of_council(case))
    as_offered(client, page)
    shown = text_of(client, page)
    for words in ("stands in class", "nobody in class sees the pupil", "pictures, screenshots or recordings"):
        assert words in shown
    assert case.agreements.get().signers == ["school", "parent", "pupil"]
    theirs, address = signs(page, client, "pupil")
    assert "Nobody sees you" in text_of(theirs, address).partition("The whole agreement")[0]


@pytest.mark.requirement("N141")
def test_where_an_assistant_comes_home_the_parent_signs_to_have_the_child_ready() -> None:
    case, client = with_line("hlsa")
    page = of_council(case, "agreement/own_hlsa/")
    as_offered(client, page)
    theirs, address = signs(page, client, "parent")
    shown = text_of(theirs, address)
    assert "I have my child ready when the assistant comes" in shown
    assert "said plainly at the meeting" in shown
    theirs.post(address, {"agrees": "yes", "name": "Ms Madeup"})
    assert Signature.objects.get().how == "link"


def test_what_is_signed_for_a_thing_holds_nothing_up_and_stays_when_the_thing_is_given_back() -> None:
    case, client = with_line("av1")
    page = of_council(case, "agreement/own_av1/")
    assert client.get(of_council(case, "agreement/own_hlsa/")).status_code == 404
    as_offered(client, page)
    assert "not signed by" not in text_of(client, of_council(case, "package/"))
    post(client, of_council(case, "package/line/"), {"line": "links", "amount": "1", "why": "To see her class"})
    robot = case.packages.get().lines.get(line="av1")
    post(client, of_council(case, "package/"), {"line": str(robot.pk)})
    assert client.get(page).status_code == 200


def test_another_part_asks_everybody_to_sign_again() -> None:
    case, officer = agreed("essex")
    client, page = signed_in(officer), of_council(case, "agreement/partnership/")
    for words in ("One thing", "Another thing"):
        post(client, f"{page}words/", {"body": "The words.", "part_parent": words})
        post(client, f"{page}parent/signed/", {"name": "Ms Madeup", "how": "paper", **day("signed_on", DAY)})
    first, second = case.agreements.all()
    assert (first.sha256 != second.sha256, bool(first.replaced_at), second.replaced_at) == (True, True, None)
    assert "Another thing" in html.unescape(client.get(page).content.decode())


def test_a_form_holds_no_part_of_a_party_that_signs_without_one() -> None:
    case, officer = agreed("essex")
    form: Any = signed_in(officer).get(of_council(case, "agreement/partnership/words/")).context["form"]
    assert [name for name in form.fields if name.startswith("part_")] == ["part_parent", "part_pupil"]
