"""A school writes down who read the guidance that its governors answer for."""

from datetime import date

import pytest

from guidance.library.enums import SourceKind, SourceStatus
from guidance.library.models import Source
from people.enums import Role
from tests.wizard.support.helping import make_pupil, somebody_of
from wizard.support.models import GuidanceRead

pytestmark = pytest.mark.django_db
DAY = {"on_day": "3", "on_month": "11", "on_year": "2026"}


def edition(key: str, title: str) -> Source:
    return Source.objects.create(
        key=key, series="medical-conditions", kind=SourceKind.GUIDANCE, title=title, short=key,
        url="https://www.example.org/guidance",
    )  # fmt: skip


@pytest.mark.requirement("N22")
def test_a_school_writes_down_who_read_the_guidance_and_is_told_of_a_newer_edition() -> None:
    old = edition("medical-2015", "Made-up guidance, 2015")
    pupil = make_pupil()
    school, _ = somebody_of(pupil)
    place = f"/pupils/schools/{pupil.school.slug}/guidance/"
    assert "Not written down yet" in school.get(place).content.decode()
    said = {"source": old.key, "who": "The governing body", **DAY}
    for _ in range(2):  # pressed twice it is one row
        assert school.post(place, said).status_code == 302
    row = GuidanceRead.objects.get()
    assert (row.source, row.who, row.on) == (old, "The governing body", date(2026, 11, 3))
    assert "Read by The governing body on 3 November 2026" in school.get(place).content.decode()
    Source.objects.filter(pk=old.pk).update(status=SourceStatus.SUPERSEDED)
    edition("medical-2026", "Made-up guidance, 2026")
    assert "An earlier edition was read on 3 November 2026" in school.get(place).content.decode()


def test_a_day_to_come_is_refused_and_a_viewer_reads_only() -> None:
    source = edition("medical-2015", "Made-up guidance, 2015")
    pupil = make_pupil()
    place = f"/pupils/schools/{pupil.school.slug}/guidance/"
    said = {"source": source.key, "who": "The governing body", **DAY}
    school, _ = somebody_of(pupil)
    assert "must be today or before" in school.post(place, {**said, "on_year": "2030"}).content.decode()
    viewer, _ = somebody_of(pupil, Role.VIEWER)
    assert "Write it down" not in viewer.get(place).content.decode()
    assert viewer.post(place, said).status_code == 403
    assert not GuidanceRead.objects.exists()
