"""The public check: what should happen for this child? No account, and nothing of it is kept."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from guidance.reading.service import council_links
from people.models import Authority
from wizard.journey.clauses import RouteClauses
from wizard.journey.public_check.telling import told
from wizard.journey.public_check.walking import GO, SEEN, SKIP, Walked, has_check, walk
from wizard.journey.views.start import start_contact
from wizard.routes.models import RouteVersion
from wizard.routes.service import current_route_version, route_of


# Answers are in POST bodies alone, so that no address, history or log holds them, and the page may be read by nobody
# after the person. The form has no token: it changes nothing, belongs to no account, and a token would be a cookie.
@csrf_exempt
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, authority: str, route: str) -> HttpResponse:
    """Answers with the next question, or with what should happen. Keeps nothing; 404 where there is nothing to ask."""
    owner = get_object_or_404(Authority, slug=authority)
    today = timezone.localdate()
    version = current_route_version(owner.slug, route, today)
    if version is None or not has_check(route_of(version)):
        raise Http404
    posted = request.POST if request.method == "POST" else QueryDict()
    walked = walk(route_of(version), posted, today)
    context = {**shell(owner, version, walked), "carried": walked.carried, "seen_name": SEEN, "go_name": GO}
    if walked.form is None:
        return render(request, "journey/public_result.html", {**context, **told(walked, owner, version, today)})
    return render(request, "journey/public_question.html", {**context, **question(walked, owner, version)})


def shell(authority: Authority, version: RouteVersion, walked: Walked) -> dict[str, Any]:
    """Returns what both pages have around them."""
    here = reverse("journey:public_check", args=[authority.slug, version.route.address])
    return {
        "authority": authority,
        "route": walked.route,
        "here": here,
        "start_href": reverse("journey:start", args=[authority.slug, version.route.address]),
        "council_links": council_links(authority, "What should happen"),
    }


def question(walked: Walked, authority: Authority, version: RouteVersion) -> dict[str, Any]:
    """Returns what a page of questions shows."""
    assert walked.form is not None
    assert walked.page is not None
    asked = [one.question for one in walked.form.asked]
    cites = [key for one in asked for key in one.cites] or list(walked.route.steps[walked.page.step_key].cites)
    clauses = RouteClauses(walked.route, version.edition_version_id, cites)
    return {
        "form": walked.form,
        "page": walked.page,
        "number": len(walked.passed) + 1,
        "back": walked.passed[-1][0].address if walked.passed else "",
        "skip_name": SKIP,
        "clauses": clauses.cited(cites[:3]),
        "quote": clauses.quote(cites),
        "why": "\n\n".join(dict.fromkeys(one.why for one in asked if one.why)),
        "contact": start_contact(walked.route, authority),
    }
