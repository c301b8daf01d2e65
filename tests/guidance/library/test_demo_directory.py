"""What the demonstration's service directory says, for whom and on what terms."""

import pytest
import yaml

from guidance.importing.service import load_authority
from guidance.library.models import Service
from people.models import Authority
from tests.plugins.fingerprints import ROOT

AUTHORITIES = ROOT / "site" / "waymark" / "demo" / "authorities.yaml"


def load_directory() -> None:
    for entry in yaml.safe_load(AUTHORITIES.read_text(encoding="utf-8")):
        Authority.objects.create(slug=entry["slug"], name=entry["name"], kind=entry["kind"])
        load_authority(entry)


@pytest.mark.django_db
@pytest.mark.requirement("N33")
def test_the_core_offer_is_for_every_child_of_its_age() -> None:
    load_directory()
    core = Service.objects.get(authority__slug="norfolk", kind="core_offer")
    assert (core.age_from, core.age_to, core.criteria) == (5, 19, "")
    assert "specialist nurses" in core.offer
    assert core.ways == ["0300 300 0123", "https://justonenorfolk.nhs.uk"]


@pytest.mark.django_db
@pytest.mark.requirement("N34")
def test_the_enhanced_offer_says_that_criteria_apply() -> None:
    load_directory()
    enhanced = Service.objects.get(authority__slug="norfolk", kind="enhanced_offer")
    assert "criteria apply" in enhanced.criteria
    assert "limited time" in enhanced.about


@pytest.mark.django_db
@pytest.mark.requirement("N32")
def test_the_text_line_for_young_people_has_its_ages_and_the_day_it_was_checked() -> None:
    load_directory()
    line = Service.objects.get(authority__slug="norfolk", key="chathealth")
    assert (line.age_from, line.age_to, line.text, line.audiences) == (11, 19, "07480 635060", ["young_person"])
    assert line.last_checked is not None


@pytest.mark.django_db
def test_every_authority_of_the_demonstration_points_to_something() -> None:
    load_directory()
    assert not Authority.objects.filter(services__isnull=True).exists()
