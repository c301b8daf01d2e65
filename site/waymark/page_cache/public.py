"""Which answers may be kept: pages that are the same for every stranger, and whose addresses cannot be made up.

What is not named here is never kept. A new page is kept once its view or its room is on these lists; until then it
is only slower. Searches are left out: what somebody looked for is nobody's business, and there is no end of them.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

ROOMS = frozenset({"reading", "guides", "feeds", "api"})
VIEWS = frozenset({"accessibility", "privacy", "cookies", "contact", "journey:start"})
NEVER = frozenset({"reading:search", "reading:clause"})
#: Words after the question mark that make a page of their own. Any other word, or value, is answered and not kept.
CHOICES = {
    "for": frozenset({"parent", "school", "provider", "independent_school"}),
    "show": frozenset({"reworded", "added", "removed", "moved", "renumbered"}),
}
VARIES = frozenset({"cookie", "accept-encoding"})
LONGEST_ADDRESS = 300
MOST_BYTES = 2 * 1024 * 1024
KINDS = ("text/", "application/json", "application/atom+xml", "application/ld+json", "application/pdf")


def may_be_kept(request: HttpRequest) -> bool:
    """Whether an answer to this request could be one for all strangers: looks at the request alone."""
    return (
        request.method in ("GET", "HEAD")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "HTTP_AUTHORIZATION" not in request.META
        and not request.path_info.startswith((settings.STATIC_URL, "/cms/", "/health/"))
        and len(request.path_info) <= LONGEST_ADDRESS
        and (not request.META.get("QUERY_STRING") or known_choices(request))
    )


def known_choices(request: HttpRequest) -> bool:
    """Whether everything after the question mark is on the list, once each."""
    return all(len(values) == 1 and values[0] in CHOICES.get(name, frozenset()) for name, values in request.GET.lists())


def is_worth_keeping(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether this answer is a whole public page that holds nothing of the person who asked."""
    if response.status_code != 200 or response.streaming or request.method != "GET" or not is_public(request):
        return False
    if response.cookies or response.has_header("Set-Cookie"):
        return False
    if forbids(response.get("Cache-Control", "")) or not only_known_variations(response.get("Vary", "")):
        return False
    return response.get("Content-Type", "").startswith(KINDS) and len(response.content) <= MOST_BYTES


def is_public(request: HttpRequest) -> bool:
    """Whether the view that answered is on the lists."""
    match = request.resolver_match
    if match is None or match.view_name in NEVER:
        return False
    return match.view_name in VIEWS or (match.view_name.partition(":")[0] in ROOMS and ":" in match.view_name)


def forbids(cache_control: str) -> bool:
    """Whether a view said that its answer is not to be kept."""
    return any(word in cache_control.lower() for word in ("private", "no-store", "no-cache"))


def only_known_variations(vary: str) -> bool:
    """Whether the answer hangs on nothing but cookies, of which the session's never gets here, and compression."""
    return {name.strip().lower() for name in vary.split(",") if name.strip()} <= VARIES
