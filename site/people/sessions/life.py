"""How long a session lasts: sixty minutes after the last page, told to the database every five."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from people.models import User

SEEN = "seen"
KEPT_AFTER_ITS_END = timedelta(days=1)  # so that a form that comes late is known as this person's


class KeepSession:
    """Middleware: a session that is used lives on. It is written at most every SESSION_WRITTEN_EVERY seconds.

    SESSION_COOKIE_AGE is longer by as much, so that nobody is signed out before the time we state.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Returns the response of what is within."""
        response = self.get_response(request)
        session = request.session
        if session.accessed and SESSION_KEY in session:
            now = int(time.time())
            if now - session.get(SEEN, 0) >= settings.SESSION_WRITTEN_EVERY:
                session[SEEN] = now
        return response


def begin(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Notes the start of a session, in the write that signing in makes anyway. A receiver of user_logged_in."""
    request.session[SEEN] = int(time.time())


def last_owner(request: HttpRequest) -> str:
    """Returns the key of the person whose session this browser's cookie names, even if it has ended; else ""."""
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    row = Session.objects.filter(session_key=key).first() if key else None
    return str(row.get_decoded().get(SESSION_KEY, "")) if row else ""


def end_sessions(user: User) -> int:
    """Ends every session of the user and returns how many there were. Reads all that are alive: some hundreds."""
    alive = Session.objects.filter(expire_date__gt=timezone.now())
    theirs = [one.pk for one in alive.iterator() if one.get_decoded().get(SESSION_KEY) == str(user.pk)]
    Session.objects.filter(pk__in=theirs).delete()
    return len(theirs)


def forget_ended() -> None:
    """Deletes what is left of sessions a day after their end. A chore of the worker."""
    Session.objects.filter(expire_date__lt=timezone.now() - KEPT_AFTER_ITS_END).delete()
