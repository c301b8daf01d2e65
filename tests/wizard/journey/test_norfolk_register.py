"""Norfolk's own route: the register counts the days, in place of the number typed and of the page to upload."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.referral_walk import NORFOLK, address, answer_all, make_walk, pages, send, situation
from tests.referral_walk import complete as complete_walk
from wizard.attendance.models import RegisterMarks

pytestmark = pytest.mark.django_db
WEEKS = ("07/09/2026", "14/09/2026", "21/09/2026")
REGISTER = "Week,Mon,Tue,Wed,Thu,Fri\n" + "".join(f"{week},{','.join(['II'] * 5)}\n" for week in WEEKS)
MORE = REGISTER + "28/09/2026,I\\,M\\,/\\,/\\,/\\\n"


@pytest.mark.requirement("N80")
@pytest.mark.requirement("N111")
def test_the_register_takes_the_place_of_the_herringbone_and_of_the_number() -> None:
    client, referral = make_walk()
    answer_all(client, referral, {**NORFOLK, "days_missed": "15"})
    assert situation(referral).shape.tests["fifteen_days"].figure == 15
    assert "herringbone" in pages(referral)
    file = SimpleUploadedFile("register.csv", MORE.encode())
    assert client.post(address(referral, "register"), {"file": file}).status_code == 302
    now = situation(referral)
    assert (now.shape.tests["fifteen_days"].value, now.shape.tests["fifteen_days"].figure) == (True, 15.5)
    assert "herringbone" not in pages(referral)
    page = client.get(address(referral, "register")).content.decode()
    assert "Amara has missed 15½ school days because of illness" in page
    assert "reached 15 days on Friday\N{NO-BREAK SPACE}25" in page


def test_days_to_come_that_were_typed_still_count_beside_the_marks() -> None:
    client, referral = make_walk()
    answer_all(client, referral, {**NORFOLK, "days_missed": "20"})
    file = SimpleUploadedFile("register.csv", MORE.encode())
    client.post(address(referral, "register"), {"file": file})
    assert situation(referral).shape.tests["fifteen_days"].figure == 20


def test_a_referral_with_its_register_is_sent() -> None:
    client, referral = make_walk()
    complete_walk(client, referral)
    client.post(address(referral, "register"), {"file": SimpleUploadedFile("register.csv", MORE.encode())})
    assert send(client, referral).status_code == 302
    assert RegisterMarks.objects.get().sha256 in referral.submission.document
