"""Each address that takes an id is public, or walked by outsiders in a test: a new one must choose."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from people.enums import Role
from people.models import User
from tests.building import make_authority, make_member, make_school
from tests.referral_walk import make_walk, signed_in

# Who works where: tests/people/test_who_may_see_people.py.
# Walked by tests/wizard/journey/test_who_may_see.py, with ids of a real referral, as every kind of outsider.
# Enquiries by tests/wizard/enquiries/test_asking_without_an_account.py.
# A school's register by tests/wizard/attendance/test_who_may_see_a_register.py.
# What a school writes of a pupil by tests/wizard/support/test_who_may_see_a_pupil.py.
# The planning of a case by tests/wizard/planning/test_who_may_see_a_plan.py, what is asked of health by
# tests/wizard/planning/test_advice_by_link.py.
# The money of a case by tests/wizard/funding/test_money_of_a_case.py.
# How the whole stands by tests/wizard/overview/test_the_whole.py.
PERSONAL = {
    "parents",
    "funding",
    "overview",
    "planning",
    "planning_school",
    "signing",
    "advising",
    "people",
    "journey",
    "evidence",
    "casework",
    "attendance",
    "support",
    "family",
    "enquiries",
    "provision",
    "provision_school",
}
# What a family and its council write to each other by tests/wizard/parents/test_who_may_see_messages.py.
# What a school keeps of a family, by tests/wizard/consent/test_who_may_see_family_pages.py.
OPEN = {"api", "feeds"}
# Published words, start pages, and allauth's link to a new password, whose key is the secret.
# Narrow, read-only, published words; tests/guidance/reading/test_api.py looks for what must not be there.
PUBLIC = {
    "reading:api_missing",
    "reading:authority",
    "reading:policy",
    "reading:edition",
    "reading:version",
    "reading:policy_pdf",
    "reading:version_pdf",
    "reading:changes",
    "reading:clause",
    "reading:guide",
    "reading:services",
    "journey:start",
    "enquiries:begin",
    "journey:begin",
    "journey:who_does_what",
    # Anybody asks what should happen: tests/wizard/journey/test_public_check.py looks that nothing of it is kept.
    "journey:public_check",
    # Asking for letters shows published words; the links in letters are secrets, like that of a new password.
    "alerts:follow",
    "alerts:follow_clause",
    "alerts:confirm",
    "alerts:leave",
    "account_reset_password_from_key",
    # A new e-mail address is confirmed by a link and a code: tests/people/test_changing_ones_address.py.
    "account_new_address",
    # Ways in by an identity provider: tests/people/test_single_sign_on.py.
    "openid_connect_login",
    "openid_connect_callback",
}
# One's own passkeys: tests/people/test_passkeys_of_others.py walks them as somebody else.
OWN = {"mfa_edit_webauthn", "mfa_remove_webauthn"}


def with_ids(patterns: list[URLPattern | URLResolver], space: str = "", prefix: str = "") -> Iterator[tuple[str, str]]:
    for one in patterns:
        address = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from with_ids(one.url_patterns, one.namespace or space, address)
        elif one.pattern.regex.groups or "<" in address:
            yield (f"{space}:{one.name}" if space else str(one.name)), address


def test_every_address_with_an_id_is_public_or_walked() -> None:
    found = dict(with_ids(get_resolver().url_patterns))
    ours = {name: address for name, address in found.items() if not address.startswith("cms/")}
    unknown = {name for name in ours if name.partition(":")[0] not in PERSONAL | OPEN and name not in PUBLIC | OWN}
    assert unknown == set(), "say here that it is public, or walk it as an outsider"
    assert len(ours) > 10


@pytest.mark.django_db
def test_ids_that_nothing_has_are_not_found_by_anybody() -> None:
    _, referral = make_walk()
    council = referral.authority
    people: dict[str, User] = {
        "a referrer of another school": make_member(Role.REFERRER, school=make_school(council)),
        "a viewer of the school": make_member(Role.VIEWER, school=referral.school),
        "a coordinator elsewhere": make_member(Role.COORDINATOR, authority=make_authority("elsewhere")),
        "an editor": make_member(Role.EDITOR, authority=council),
        "the council's coordinator": make_member(Role.COORDINATOR, authority=council),
    }
    odd = ("zzzzzzzzzzzzzzzzzzzz", "0", "-", "a" * 300, "9" * 5000, "%00", "..%2f", "%F0%9F%99%82", "%ED%A0%80")
    places = [
        *(f"/referrals/{one}/{step}" for one in odd for step in ("", "hospital/", "check-answers/", "a/remove/b/")),
        *(f"/{room}/{one}/" for room in ("evidence", "cases", "clause") for one in odd),
        *(f"/{one}/refer/{one}/" for one in odd),
        *(f"/norfolk/policies/{one}/editions/{one}/v{number}/" for one in odd[:4] for number in ("1", "9" * 30)),
    ]
    for who, visitor in {**{who: signed_in(user) for who, user in people.items()}, "a stranger": Client()}.items():
        visitor.raise_request_exception = False
        for place in places:
            status = visitor.get(place).status_code
            assert status == 404 or (who == "a stranger" and status == 302), (who, place[:60], status)
