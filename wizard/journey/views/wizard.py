"""The walk: one address a step, on formtools' NamedUrlWizardView and our own rows.

Stock NamedUrl submits on GET of its last step, believes the posted `current_step`, deletes uploads in `reset()` and
keeps the whole POST. Here the address alone says which step it is, sending has a page of its own that only answers
POST, nothing is reset, and only cleaned answers are stored.
"""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from formtools.wizard.views import NamedUrlWizardView

from people.service import signed_in
from wizard.journey.clauses import Clauses
from wizard.journey.contacts import help_contact
from wizard.journey.forms import QuestionsForm
from wizard.journey.pages import Page, all_pages, own_pages, reachable_while_stopped
from wizard.journey.posted import with_value
from wizard.journey.screens.consents import ConsentScreen
from wizard.journey.screens.files import FilesScreen
from wizard.journey.screens.marks import MarksScreen
from wizard.journey.screens.questions import QuestionsScreen
from wizard.journey.screens.screen import Screen
from wizard.journey.situation import Situation
from wizard.journey.views.reach import closed, load, shell
from wizard.referrals.service import ChangedMeanwhile, NotADraft, StoredAnswer

CHECK = "check-answers"
SCREENS: dict[str, type[Screen]] = {
    "questions": QuestionsScreen,
    "files": FilesScreen,
    "marks": MarksScreen,
    "evidence": FilesScreen,
    "document": FilesScreen,
    "consent": ConsentScreen,
}
MOST_TRIES = 3


class ReferralWizard(LoginRequiredMixin, NamedUrlWizardView):
    """Every step of a referral. The steps are the route's pages; which of them show is worked out once a request."""

    storage_name = "wizard.journey.storage.AnswerStorage"
    url_name = "journey:step"
    done_step_name = CHECK
    form_list: Any = [("page", QuestionsForm)]  # what formtools asks to be given; dispatch sets the route's own

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Finds the referral (404 for anybody else's) and sets the steps before formtools looks at them."""
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        self.situation = load(request, kwargs["public_id"])
        elsewhere = closed(self.situation)
        if elsewhere is not None:
            return elsewhere
        self._set_steps(self.situation)
        address = kwargs["step"]
        if address not in self.form_list:
            raise Http404
        if address not in self.pages or self._stopped(self.pages[address]):
            return redirect(self._where_stopped(), self.situation.referral.public_id)
        self.page = self.pages[address]
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Shows the step; changes nothing."""
        response: HttpResponseBase = self.render(self.get_form())
        return response

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Stores the step the address names, whatever step the form claims to be, and goes on by redirect."""
        self.storage.situation = self.situation
        form = self.get_form(data=request.POST, files=request.FILES)
        try:
            if not form.is_valid():
                return self.shown_again(self.screen.rescue(signed_in(request), form))
            if isinstance(self.screen, QuestionsScreen):
                return self._store_answers(self.screen, form)
            if not self.screen.receive(signed_in(request), form):
                return self.shown_again(form)
        except NotADraft:
            return redirect("journey:sent", self.situation.referral.public_id)
        except PermissionDenied:
            # Agreement and files refuse a referral sent in this moment as they refuse a viewer: look which it was.
            elsewhere = closed(load(request, self.situation.referral.public_id))
            if elsewhere is None:
                raise
            return elsewhere
        return self._here_again() if self.screen.stays else self._onward(self.situation)

    @property
    def screen(self) -> Screen:
        """What this kind of page does; made once a request."""
        if not hasattr(self, "_screen"):
            posted, address = self.request.POST, self.request.GET
            asked_for = {
                "item": posted.get("item") or address.get("item", ""),
                "later": posted.get("later", ""),
                "correct": address.get("correct", ""),
                "show": "1" if self.request.method == "GET" else "",
                "typed": address.get("typed", ""),
            }
            self._screen = SCREENS[self.page.kind](self.situation, self.page, asked_for)
            self._screen.reader = signed_in(self.request)
            self._screen.viewer = signed_in(self.request)
        return self._screen

    def get_form_kwargs(self, step: str | None = None) -> dict[str, Any]:
        """Returns what this page's form is made with."""
        return self.screen.form_kwargs()

    def get_step_url(self, step: str | None) -> str:
        """Returns the address of a step; check-answers after the last."""
        return reverse(self.url_name, args=[self.situation.referral.public_id, step or CHECK])

    def get_form_list(self) -> dict[str, Any]:
        """Returns the forms of the pages shown. Stock works out anew what was worked out for the pages already."""
        return {address: self.form_list[address] for address in self.pages}

    def get_prefix(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """Returns nothing: fields carry the route's own keys."""
        return ""

    def get_template_names(self) -> list[str]:
        """Returns the template of this kind of page."""
        return [self.screen.template]

    def get_context_data(self, form: Any, **kwargs: Any) -> dict[str, Any]:
        """Returns what every step shows: form, clause, why, help, ways back and on."""
        cites = self.screen.cites()
        clauses = Clauses(self.situation, cites)
        own = self.screen.context(clauses)
        changing = bool(self.request.GET.get("change"))
        back = CHECK if changing else self.get_prev_step()
        return {
            **super().get_context_data(form=form, **kwargs),
            **shell(self.request, self.situation),
            "page": self.page,
            "clauses": clauses.cited(cites[:3]),
            "quote": clauses.quote(cites),
            "why": self.screen.why(),
            "assumed": self.screen.assumed(),
            "contact": help_contact(self.situation.route),
            "look_again": self._looks_again(),
            "typed_href": reverse("journey:typed", args=[self.situation.referral.public_id, self.page.address]),
            "back_href": self.get_step_url(back) if back else self._tasks(),
            "next_href": self.get_step_url(CHECK if changing else self.get_next_step()),
            **own,
        }

    def shown_again(self, form: Any, **context: Any) -> HttpResponseBase:
        """Returns the page with what was typed and what is wrong."""
        response: HttpResponseBase = self.render(form, **context)
        return response

    def _set_steps(self, situation: Situation) -> None:
        pages = all_pages(situation.route)
        self.pages: dict[str, Page] = own_pages(situation)
        self.form_list = {page.address: SCREENS[page.kind].form_class for page in pages}

    def _stopped(self, page: Page) -> bool:
        if not self.situation.stopped_by:
            return False
        return not reachable_while_stopped(self.situation.route, page, frozenset(self.situation.answers))

    def _where_stopped(self) -> str:
        return "journey:stop" if self.situation.stopped_by else "journey:tasks"

    def _looks_again(self) -> dict[str, str]:
        """Returns what on this page reads differently since the draft moved: what it is about, and why."""
        asked = {f"requirement:{self.page.requirement}", *(f"question:{key}" for key in self.page.questions)}
        return {about: why for about, why in self.situation.looks_again.items() if about in asked}

    def _tasks(self) -> str:
        return reverse("journey:tasks", args=[self.situation.referral.public_id])

    def _store_answers(self, screen: QuestionsScreen, form: QuestionsForm) -> HttpResponseBase:
        for _ in range(MOST_TRIES):
            theirs = screen.written_over(signed_in(self.request), form)
            if theirs:
                form.data = with_value(form.data, "seen", form.initial["seen"])
                return self.shown_again(form, theirs=theirs)
            try:
                self.storage.set_step_data(self.page.address, form.answers)
            except ChangedMeanwhile:
                # Another page of the same referral was saved in this moment: read again and look whether it matters.
                self.situation = load(self.request, self.situation.referral.public_id)
                self.storage.situation = screen.situation = self.situation
                continue
            onward = self._onward(self._with(form.answers))
            if not self.storage.another_pupil:
                return onward
            alike = reverse("journey:same_pupil", args=[self.situation.referral.public_id])
            return redirect(f"{alike}?{urlencode({'then': onward.url})}")
        return self.shown_again(form)

    def _with(self, answers: dict[str, Any]) -> Situation:
        """Returns the situation with the answers just stored, without reading them again."""
        by = signed_in(self.request).pk
        now = {key: StoredAnswer(key, value, by) for key, value in answers.items()}
        kept = {key: answer for key, answer in {**self.situation.answers, **now}.items() if answer.value is not None}
        return replace(self.situation, answers=kept, before=self.situation.shape, posted=tuple(answers))

    def _onward(self, situation: Situation) -> HttpResponseRedirect:
        """Redirects to the stop, to what has newly to be asked, or to the next page."""
        before = self.pages
        self._set_steps(situation)
        if self.request.POST.get("later"):
            return redirect(self._tasks())
        if situation.stopped_by:
            return redirect("journey:stop", situation.referral.public_id)
        if self._asks_more_here(situation):
            return HttpResponseRedirect(self.request.get_full_path())
        if self.request.GET.get("change"):
            new = [address for address in self.pages if address not in before]
            return HttpResponseRedirect(f"{self.get_step_url(new[0])}?change=1" if new else self.get_step_url(CHECK))
        return HttpResponseRedirect(self.get_step_url(self.get_next_step(self.page.address)))

    def _asks_more_here(self, situation: Situation) -> bool:
        """Whether an answer brought up another question of this same page."""
        shown_before = set(self.situation.shape.shown_questions)
        new = set(self.page.questions).intersection(situation.shape.shown_questions) - shown_before
        return any(key not in situation.answers for key in new)

    def _here_again(self) -> HttpResponseRedirect:
        if self.request.POST.get("later"):
            return redirect(self._tasks())
        query = "?change=1" if self.request.GET.get("change") else ""
        return redirect(f"{self.request.path}{query}#added")
