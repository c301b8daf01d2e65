"""The list of an editor's policies with the way to each screen, the documents due and the addresses that are dead."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from guidance.checking.completeness import newest_edition
from guidance.checking.due_documents import due_documents
from guidance.checking.link_answers import answer_of, is_dead
from guidance.checking.linked_places import linked_places
from guidance.checking.models import LinkCheck
from guidance.policies.models import PolicyPage
from people.enums import Role
from people.models import Authority
from people.service import authorities_with, signed_in


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """Shows the policies of the authorities the person edits for; all of them to a superuser."""
    user = signed_in(request)
    authorities = Authority.objects.all() if user.is_superuser else authorities_with(user, {Role.EDITOR})
    today = timezone.localdate()
    tops = list(authorities.filter(page__isnull=False).values_list("page__path", flat=True))
    policies = [one for one in PolicyPage.objects.order_by("path") if one.path[: -one.steplen] in tops]
    own = {policy.pk for policy in policies}
    failing = [row for row in LinkCheck.objects.filter(failing_since__isnull=False) if is_dead(row)]
    places = linked_places(today) if failing else {}
    mine = set(authorities.values_list("pk", flat=True)) | ({None} if user.is_superuser else set())
    context = {
        "opening": settings.LINK_CHECKS_A_ROUND > 0,
        "policies": [(policy, newest_edition(policy)) for policy in policies],
        "documents": [document for document in due_documents(today) if document.policy_id in own],
        "links": [
            (answer_of(row), place)
            for row in failing
            for place in places.get(row.url, ())
            if (place.authority.pk if place.authority else None) in mine
        ],
    }
    return render(request, "wagtailadmin/checking/overview.html", context)
