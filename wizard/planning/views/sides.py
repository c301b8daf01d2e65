"""A page of planning has two sides: the council's under /cases/, the school's under /referrals/. Written once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from people.models import User
from people.service import signed_in
from wizard.casework.models import Case
from wizard.casework.service import case_context, case_for, school_case_for, school_context
from wizard.referrals.service import may_refer

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Side:
    """Whose page this is. `here` is the plan's address; `may` whether the person may write."""

    request: HttpRequest
    case: Case
    council: bool
    here: str
    may: bool

    @property
    def actor(self) -> User:
        """Returns who is signed in."""
        return signed_in(self.request)

    @property
    def posted(self) -> Any:
        """Returns what was posted, for a form; None where nothing was."""
        return self.request.POST if self.request.method == "POST" else None

    def number(self, name: str) -> int:
        """Returns a posted number; 0, which is nobody's key, where none was posted."""
        said = self.request.POST.get(name, "")
        return int(said) if said.isascii() and said.isdigit() and len(said) < 19 else 0

    def context(self) -> dict[str, Any]:
        """Returns what the frame reads, and where the links of the page start."""
        if self.council:
            frame = case_context(self.case, "plan")
        else:
            frame = school_context(self.request, self.case, "plan", "The plan")
        return {**frame, "side": self, "here": self.here, "may": self.may}

    def show(self, template: str, **more: Any) -> HttpResponse:
        """Answers with a page that extends `frame`."""
        frame = "planning/frame_council.html" if self.council else "planning/frame_school.html"
        return render(self.request, template, {**self.context(), "frame": frame, **more})

    def ask(self, form: Any, heading: str, *, send: str = "Save", back: str = "", **more: Any) -> HttpResponse:
        """Answers with the page that asks one thing. 404 for who may only read."""
        self.only_who_may()
        frame = "planning/ask_council.html" if self.council else "planning/ask_school.html"
        told = {"form": form, "heading": heading, "send": send, "back_href": self.here + back}
        return render(self.request, frame, {**self.context(), **told, **more})

    def only_who_may(self) -> None:
        """Raises Http404 for who may only read."""
        if not self.may:
            raise Http404

    def back(self, part: str = "") -> HttpResponse:
        """Leads to a page of this plan."""
        return redirect(self.here + part)


def council(view: View) -> View:
    """Makes a council's page of a view(side, ...): 404 for anyone but the council's own case workers."""

    @wraps(view)
    def answered(request: HttpRequest, reference: str, **more: Any) -> HttpResponse:
        case = case_for(request, reference)
        here = reverse("planning:plan", kwargs={"reference": reference})
        return view(Side(request, case, True, here, True), **more)

    return guarded(answered)


def school(view: View) -> View:
    """Makes a school's page of a view(side, ...): 404 for anyone but the people of the school that sent it."""

    @wraps(view)
    def answered(request: HttpRequest, public_id: str, **more: Any) -> HttpResponse:
        case = school_case_for(request, public_id)
        here = reverse("planning_school:plan", kwargs={"public_id": public_id})
        may = may_refer(signed_in(request), case.submission.referral)
        if request.method == "POST" and not may:
            raise Http404
        return view(Side(request, case, False, here, may), **more)

    return guarded(answered)


def guarded(view: View) -> View:
    """Asks who it is, and keeps nothing."""
    found: View = never_cache(login_required(require_http_methods(["GET", "HEAD", "POST"])(view)))
    return found
