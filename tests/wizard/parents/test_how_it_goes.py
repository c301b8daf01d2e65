"""A family reads what those who teach report, with the child's own words; not where it lives apart."""

from datetime import date

import pytest
import time_machine

from tests.wizard.casework.cases import SENT, officer_of
from tests.wizard.parents.families import a_family, opened, person
from tests.wizard.provision.placing import DAY, a_provider
from wizard.casework.models import Case
from wizard.provision.actions.keep_provider import send_provider_link
from wizard.provision.service import change_placement, place_pupil, send_report

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("E89", "E90")
def test_a_family_reads_how_it_goes_and_what_the_child_says_unless_it_lives_apart() -> None:
    with time_machine.travel(SENT, tick=False):
        case, grace = a_family()
        report_on(case)
        client, here = opened(grace)
        assert "Those who teach wrote how it goes" in client.get(here).content.decode()
        page = client.get(f"{here}week/").content.decode()
        assert "Fractions go well" in page
        assert "I like the library" in page
        person(case, "Tom Madeup", lives_apart=True)
        client, here = opened(grace)
        assert "Fractions" not in client.get(f"{here}all/").content.decode()


def report_on(case: Case) -> None:
    """A provider teaches and writes how it goes."""
    officer = officer_of(case)
    Case.objects.filter(pk=case.pk).update(status="planning")
    provider = a_provider(officer, case.authority)
    placement = place_pupil(officer, case, provider, arranged_by="council", venue="provider")
    placement = change_placement(
        officer,
        placement,
        venue="provider",
        where="",
        roll="single",
        sharing_agreed_on=DAY,
        first_day=DAY,
        last_day=None,
    )
    send_report(
        send_provider_link(officer, provider), placement, first_day=DAY, last_day=date(2026, 11, 3),
        progress="Fractions go well.", next_steps="", pupil_says="I like the library.", pupil_silent_why="",
        written_by="Tam Madeup",
    )  # fmt: skip
