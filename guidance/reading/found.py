"""A policy looked up by its address, for everything that is given out under it."""

from django.http import Http404

from guidance.policies.models import EditionVersion, PolicyPage
from guidance.policies.service import versions_of
from guidance.reading.models import AuthorityPage
from guidance.reading.queries import authority_page, policy_page


def found_place(slug: str) -> AuthorityPage:
    """Returns an authority's page. Raises Http404."""
    try:
        return authority_page(slug)
    except AuthorityPage.DoesNotExist as missing:
        raise Http404 from missing


def found_policy(authority: str, slug: str) -> tuple[AuthorityPage, PolicyPage, list[EditionVersion]]:
    """Returns the authority's page, the policy and its versions, newest first. Raises Http404."""
    place = found_place(authority)
    try:
        policy = policy_page(place, slug)
    except PolicyPage.DoesNotExist as missing:
        raise Http404 from missing
    versions = versions_of(policy)
    if not versions:
        raise Http404
    return place, policy, versions
