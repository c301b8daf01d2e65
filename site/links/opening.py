"""The door before a page for somebody without an account: the link says which page, a code says that it is they."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import wraps
from typing import Any

from allauth.core import ratelimit
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from links.actions.ask_code import TooManyCodes, ask_code
from links.actions.try_code import try_code
from links.forms import CodeForm
from links.limits import OPEN_LASTS
from links.models import Link
from links.purposes import purpose_of
from links.standing import is_running
from links.tokens import find_link

#: For settings.ACCOUNT_RATE_LIMITS: codes asked for from one network address.
CODES_FROM_ONE_PLACE = "link_code"
STEP, SEND, OPEN, CLOSE = "link_step", "send", "open", "close"
KEPT = "kept-"
OPENED = "links"  # in the session: public id -> when it was last used, ISO

LinkView = Callable[..., HttpResponseBase]


def opened_by_link(purpose: str) -> Callable[[LinkView], LinkView]:
    """Makes `view(request, link, ...)` of a view at an address with `token`.

    An unknown token is not found; a link that ended says so (410). Until a code opened the link in this session, and
    after 30 minutes without a request, the page that sends and asks for a code is answered instead; what was posted in
    that moment is kept in that page, in the person's own browser, and can be sent again afterwards.
    """

    def decorate(view: LinkView) -> LinkView:
        @wraps(view)
        @never_cache
        def guarded(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponseBase:
            link = _find(purpose, token)
            return door_before(request, link) or view(request, link, **kwargs)

        return guarded

    return decorate


def door_before(request: HttpRequest, link: Link) -> HttpResponse | None:
    """Returns what is answered instead of the page behind a link: that it ended, the door, or that it was closed.

    None where the page may be shown; the link's half hour then begins anew.
    """
    if not is_running(link):
        return render(request, "links/ended.html", {"title": purpose_of(link).title}, status=410)
    if not is_open(request, link):
        return _door(request, link)
    if request.POST.get(STEP) == CLOSE:
        return _close(request, link)
    _touch(request, link)
    return None


def known_here(request: HttpRequest) -> list[str]:
    """Returns the public ids of the links that were opened in this session, also those whose half hour is over."""
    return list(request.session.get(OPENED, {}))


def is_open(request: HttpRequest, link: Link) -> bool:
    """Whether this session opened the link and used it within the last 30 minutes."""
    last = request.session.get(OPENED, {}).get(link.public_id)
    return last is not None and timezone.now() - datetime.fromisoformat(last) < OPEN_LASTS


def _find(purpose: str, token: str) -> Link:
    try:
        return find_link(purpose, token)
    except Link.DoesNotExist as missing:
        raise Http404 from missing


def _door(request: HttpRequest, link: Link) -> HttpResponse:
    step = request.POST.get(STEP, "") if request.method == "POST" else ""
    kept = list(_kept(request, step))
    if step == SEND:
        return _send(request, link, kept)
    if step == OPEN:
        return _open(request, link, kept)
    asked = CodeForm() if request.GET.get("sent") and not kept else None
    return _page(request, link, asked, kept)


def _send(request: HttpRequest, link: Link, kept: list[tuple[str, str]]) -> HttpResponse:
    if not _may_ask(request, link):
        return _page(request, link, CodeForm(), kept, too_many=True, status=429)
    return _page(request, link, CodeForm(), kept) if kept else HttpResponseRedirect(f"{request.path}?sent=1")


def _may_ask(request: HttpRequest, link: Link) -> bool:
    """Asks for the code; False when enough were asked for from this place or for this link."""
    if not ratelimit.consume(request, action=CODES_FROM_ONE_PLACE):
        return False
    try:
        ask_code(link)
    except TooManyCodes:
        return False
    return True


def _open(request: HttpRequest, link: Link, kept: list[tuple[str, str]]) -> HttpResponse:
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _page(request, link, form, kept)
    if not try_code(link, form.cleaned_data["code"]):
        form.refuse()
        return _page(request, link, form, kept)
    request.session.cycle_key()  # a session planted in the browser beforehand is worth nothing
    _touch(request, link)
    if kept:
        typed = [(name.removeprefix(KEPT), value) for name, value in kept]
        return render(request, "links/carry_on.html", {"title": purpose_of(link).title, "typed": typed})
    return HttpResponseRedirect(request.path)


def _page(
    request: HttpRequest,
    link: Link,
    form: CodeForm | None,
    kept: list[tuple[str, str]],
    *,
    too_many: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {
        "title": purpose_of(link).title,
        "sent_to": veiled(link.email),
        "form": form,
        "kept": kept,
        "too_many": too_many,
    }
    return render(request, "links/code.html", context, status=status)


def _kept(request: HttpRequest, step: str) -> Iterable[tuple[str, str]]:
    """The fields of a form that came while the link was not open, named so that they mix with no field of the door."""
    for name, values in request.POST.lists() if request.method == "POST" else ():
        if name.startswith(KEPT) == bool(step) and name not in ("csrfmiddlewaretoken", STEP):
            yield from ((name if step else KEPT + name, value) for value in values if isinstance(value, str))


def _touch(request: HttpRequest, link: Link) -> None:
    request.session[OPENED] = {**request.session.get(OPENED, {}), link.public_id: timezone.now().isoformat()}


def _close(request: HttpRequest, link: Link) -> HttpResponse:
    opened = dict(request.session.get(OPENED, {}))
    opened.pop(link.public_id, None)
    request.session[OPENED] = opened
    return render(request, "links/closed.html", {"title": purpose_of(link).title})


def veiled(email: str) -> str:
    """Returns an address that its owner knows again and nobody learns: "j…@example.org"."""
    name, _, host = email.partition("@")
    return f"{name[:1]}…@{host}" if host else ""
