"""The policies that come with the demo: each loads, and has the outline of the document it tells of."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from guidance.importing.service import load_authority, load_library, load_policy, read_policy
from guidance.library.models import Contact, Source
from guidance.policies.models import Clause, EditionVersion
from people.models import Authority
from tests.plugins.fingerprints import ROOT

DEMO = ROOT / "site" / "waymark" / "demo"
FILES = sorted((DEMO / "policies").glob("*.md"))
OUTLINES = {"norfolk": {1: 12, 2: 14}, "essex": {1: 19}}


def load_everything() -> list[EditionVersion]:
    load_library(DEMO / "sources.yaml")
    for entry in yaml.safe_load((DEMO / "authorities.yaml").read_text(encoding="utf-8")):
        Authority.objects.create(slug=entry["slug"], name=entry["name"], kind=entry["kind"])
        load_authority(entry)
    return [load_policy(path, None) for path in FILES]


@pytest.mark.django_db
def test_every_demo_policy_is_published() -> None:
    versions = load_everything()
    assert len(versions) == len(FILES) >= 5
    assert Clause.objects.count() == sum(version.texts.count() for version in versions)


@pytest.mark.parametrize("name", OUTLINES)
def test_the_outline_is_that_of_the_document(name: str) -> None:
    body = read_policy((DEMO / "policies" / f"{name}.md").read_text(encoding="utf-8")).body
    levels = Counter(block["value"]["level"] for block in body if block["value"]["kind"] == "heading")
    assert {level: levels[level] for level in OUTLINES[name]} == OUTLINES[name]


@pytest.mark.django_db
def test_norfolks_numbers_match_its_uids() -> None:
    load_everything()
    version = EditionVersion.objects.get(policy__slug="medical-needs", texts__clause__uid="norfolk-11-b-ii")
    numbered = version.texts.filter(kind="heading").exclude(number="").select_related("clause")
    assert {t.clause.uid: "norfolk-" + t.number.replace(".", "-") for t in numbered} == {
        t.clause.uid: t.clause.uid for t in numbered
    }


@pytest.mark.django_db
@pytest.mark.requirement("N2")
def test_superseded_guidance_is_held_with_what_replaced_it() -> None:
    assert load_library(DEMO / "sources.yaml") == Source.objects.count()
    old = Source.objects.get(key="dfe-health-needs-2013")
    assert (old.status, old.superseded_by and old.superseded_by.key) == ("superseded", "dfe-health-needs-2023")


@pytest.mark.django_db
@pytest.mark.requirement("N13", "N32")
def test_contacts_are_held_by_role_and_at_most_one_is_the_named_officer() -> None:
    load_everything()
    main = Contact.objects.filter(main=True)
    assert main.count() == main.values("authority").distinct().count() >= 4
    assert Contact.objects.get(authority__slug="norfolk", main=True).email == "medicalneeds@norfolk.gov.uk"


@pytest.mark.django_db
def test_loading_again_changes_nothing() -> None:
    first = load_everything()
    contacts = Contact.objects.count()
    for entry in yaml.safe_load((DEMO / "authorities.yaml").read_text(encoding="utf-8")):
        load_authority(entry)
    assert [load_policy(path, None) for path in FILES] == first
    assert Contact.objects.count() == contacts


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_demo_policy_tells_its_readers_apart(path: Path) -> None:
    body = read_policy(path.read_text(encoding="utf-8")).body
    assert any("school" in block["value"].get("audiences", "") for block in body)
