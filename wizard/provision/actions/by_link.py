"""Who acts behind a provider's link, and on which of its pupils."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from links.models import Link
from links.service import is_running
from wizard.casework.models import Case
from wizard.provision.actions.keep_provider import PURPOSE
from wizard.provision.models import Placement, Provider
from wizard.provision.queries import provider_of, pupils_of


def provider_behind(link: Link) -> Provider:
    """Returns the provider whose link it is. Raises PermissionDenied for a link that ended or is for something else."""
    if link.purpose != PURPOSE or not is_running(link):
        raise PermissionDenied
    try:
        return provider_of(link)
    except Provider.DoesNotExist:
        raise PermissionDenied from None


def pupil_behind(link: Link, placement: Placement) -> Placement:
    """Returns the placement, its case locked, where its pupil is with the link's provider. Raises PermissionDenied."""
    found = pupils_of(provider_behind(link), timezone.localdate()).filter(pk=placement.pk).first()
    if found is None:
        raise PermissionDenied
    Case.objects.select_for_update(of=("self",)).get(pk=found.case_id)
    return found
