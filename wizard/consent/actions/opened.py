"""Somebody opened what they were asked: the school sees that it arrived."""

from django.utils import timezone

from wizard.consent.models import ClinicianRequest, ConsentRequest


def opened(request: ConsentRequest) -> None:
    """Notes the first opening."""
    ConsentRequest.objects.filter(pk=request.pk, opened_at=None).update(opened_at=timezone.now())


def clinician_opened(request: ClinicianRequest) -> None:
    """Notes the first opening."""
    ClinicianRequest.objects.filter(pk=request.pk, opened_at=None).update(opened_at=timezone.now())
