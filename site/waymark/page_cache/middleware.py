"""Answers strangers with whole pages drawn before. Stands first, so that a kept page costs no other middleware."""

import hashlib
import logging
from collections.abc import Callable
from datetime import datetime, time, timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from waymark.page_cache.generation import generation, store
from waymark.page_cache.kept import Kept, keep
from waymark.page_cache.memory import Memory
from waymark.page_cache.public import is_worth_keeping, may_be_kept
from waymark.page_cache.release import release

logger = logging.getLogger(__name__)


class PageCache:
    """Middleware: keeps public pages by generation, day, release, scheme, host and address.

    The headers are kept with the page, the content security policy among them. Everything the pages show hangs on the
    rows and on the day in England and on no hour, so a page is good until the next midnight there, or the next change.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.memory = Memory()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Returns the kept answer, or the one made now, kept for the next stranger."""
        word = generation() if may_be_kept(request) else None
        if word is None:
            return self.get_response(request)
        key = key_of(request, word)
        kept = self.find(key)
        if kept is None:
            response = self.get_response(request)
            if not is_worth_keeping(request, response):
                return response
            kept = keep(response)
            self.put(key, kept)
        return kept.answer(request)

    def find(self, key: str) -> Kept | None:
        """Returns a page that this process or another one kept."""
        found = self.memory.get(key)
        if found is None:
            found = store().get(key)
            if found is not None:
                self.memory.put(key, found)
        return found

    def put(self, key: str, page: Kept) -> None:
        """Keeps a page for this process and the others; a full disk costs the others' speed only."""
        self.memory.put(key, page)
        try:
            store().set(key, page, timeout=seconds_of_today())
        except OSError:
            logger.exception("A page could not be kept")


def key_of(request: HttpRequest, word: str) -> str:
    """Returns where an answer is kept. Raises DisallowedHost, which Django answers with 400."""
    chosen = "&".join(sorted(f"{name}={request.GET[name]}" for name in request.GET))
    parts = (
        word,
        today().date().isoformat(),
        release(),
        request.scheme or "",
        request.get_host(),
        request.path,
        chosen,
    )
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def today() -> datetime:
    """Returns this moment in England, whatever time zone a person of the CMS has chosen."""
    return timezone.localtime(timezone=timezone.get_default_timezone())


def seconds_of_today() -> float:
    """Returns how long a page may be kept: until midnight in England, when dates begin and end."""
    now = today()
    midnight = datetime.combine(now.date() + timedelta(days=1), time.min, tzinfo=now.tzinfo)
    return max(1.0, midnight.timestamp() - now.timestamp())
