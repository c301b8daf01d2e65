"""A coordinator finds everybody who is taught in one way."""

import pytest
import time_machine
from django.utils import timezone

from tests.referral_walk import signed_in
from tests.wizard.casework.cases import SENT, a_case, officer_of
from wizard.casework.models import Case
from wizard.planning.enums import PackageStatus
from wizard.planning.models import Package, PackageLine
from wizard.planning.provided import provided_by, things_provided

pytestmark = pytest.mark.django_db


@time_machine.travel(SENT, tick=False)
def test_the_register_is_narrowed_by_what_a_child_is_taught_with() -> None:
    case, other = a_case(), a_case()
    officer = officer_of(case)
    options = dict(things_provided([case.authority]))
    line = next(iter(options))
    package = Package.objects.create(case=case, number=1, agreed_by=officer, agreed_at=timezone.now())
    PackageLine.objects.create(package=package, line=line, label=options[line], unit="hours_a_week")
    page = signed_in(officer).get(f"/cases/register/?provision={line}").content.decode()
    assert f"/cases/{case.submission.reference}/" in page
    assert f"/cases/{other.submission.reference}/" not in page
    package.status = PackageStatus.ENDED
    package.save()
    assert not provided_by(Case.objects.all(), line).exists()
