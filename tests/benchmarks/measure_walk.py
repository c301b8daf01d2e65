"""A step of a referral against stock formtools, the same forms and as many steps; and long routes against short."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path
from django.utils import timezone
from formtools.wizard.views import NamedUrlSessionWizardView

from guidance.reading.models import AuthorityPage
from people.enums import Role
from people.models import Authority, Membership, User
from tests.benchmarks.figures import Bench
from tests.benchmarks.made_up import long_document, text_of
from tests.building import make_referral, make_route_version
from tests.referral_walk import NORFOLK, address, answer_all, data_for, pages, signed_in, situation
from waymark.urls import urlpatterns
from wizard.journey.forms import QuestionsForm
from wizard.journey.pages import Page
from wizard.referrals.models import Referral
from wizard.referrals.service import start_referral
from wizard.routes.service import Outline, Question, current_route_version

MOST = 1.5  # times what stock formtools takes
REPEAT = 40
EVERY = 4  # each run walks every fourth step, from the first to the last but one


class StockWalk(LoginRequiredMixin, NamedUrlSessionWizardView):
    """What formtools' manual shows: signed in, the answers in the session, a form a step, nothing worked out."""

    template_name = "stock_step.html"
    asked: dict[str, list[Question]] = {}
    result: Outline

    def get_form_kwargs(self, step: str | None = None) -> dict[str, Any]:
        """Returns what our form is made with, evaluated once for all."""
        return {"questions": self.asked[step or ""], "result": self.result, "values": {}}

    def done(self, form_list: Sequence[Any], **kwargs: Any) -> HttpResponse:
        """Is never reached: the last step is not posted."""
        raise NotImplementedError


def measure(bench: Bench) -> None:
    """Measures every fourth question page of Norfolk's route, then one page of a route of 40 steps and of 10."""
    user = a_referrer()
    against_stock(bench, user)
    flatness(bench, user)


def against_stock(bench: Bench, user: User) -> None:
    """Notes GET and POST of the same steps here and in stock formtools."""
    referral = norfolk_referral(user)
    client = signed_in(user)
    answer_all(client, referral, NORFOLK)
    steps = {page.address: page for page in pages(referral).values() if page.kind == "questions"}
    data = {page.address: data_for(referral, page, NORFOLK) for page in steps.values()}
    here = Walk(client, lambda step: address(referral, step), data, list(steps)[:-1:EVERY])
    with override_settings(
        ROOT_URLCONF=(path("stock/<slug:step>/", stock_view(referral, steps), name="stock"), *urlpatterns)
    ):
        posted = {step: {**fields, "stock_walk-current_step": step} for step, fields in data.items()}
        there = Walk(signed_in(user), lambda step: f"/stock/{step}/", posted, list(steps)[:-1])
        there.post()
        there.steps = here.steps
        get, post = (
            f"walk: GET of a step / stock formtools ({len(steps)} steps)",
            "walk: POST of a step / stock formtools",
        )
        bench.ratio(get, here.get, there.get, at_most=MOST, repeat=REPEAT)
        bench.ratio(post, here.post, there.post, at_most=MOST, repeat=REPEAT)


def flatness(bench: Bench, user: User) -> None:
    """Notes what a step costs in a route of 40 steps, measured in one of 10; both answered to the end."""
    long, short = (long_walk(user, steps) for steps in (40, 10))
    bench.ratio("walk: GET of a step, 40 steps / 10 steps", long.get, short.get, at_most=1.3)
    bench.ratio("walk: POST of a step, 40 steps / 10 steps", long.post, short.post, at_most=1.3)


class Walk:
    """GETs or POSTs of some steps, one after another, as somebody signed in."""

    def __init__(
        self, client: Client, address: Callable[[str], str], data: dict[str, dict[str, Any]], steps: list[str]
    ) -> None:
        self.client, self.address, self.data, self.steps = client, address, data, steps

    def get(self) -> None:
        """Reads each step."""
        for step in self.steps:
            response = self.client.get(self.address(step))
            assert response.status_code == 200, step

    def post(self) -> None:
        """Saves each step with what was answered before."""
        for step in self.steps:
            response = self.client.post(self.address(step), self.data[step])
            assert response.status_code == 302, (step, response.context["form"].errors)


def a_referrer() -> User:
    """Returns the demonstration's person who refers for a school in Norfolk."""
    return Membership.objects.filter(role=Role.REFERRER, school__authority__slug="norfolk").earliest("pk").user


def norfolk_referral(user: User) -> Referral:
    """Returns a new draft of the demonstration's Norfolk route."""
    version = current_route_version("norfolk", "medical-needs", timezone.localdate())
    assert version is not None
    school = Membership.objects.get(user=user).school
    assert school is not None
    return start_referral(user, Authority.objects.get(slug="norfolk"), school, version)


def stock_view(referral: Referral, steps: dict[str, Page]) -> Callable[[HttpRequest], HttpResponse]:
    """Returns the stock wizard over the steps that this referral shows."""
    now = situation(referral)
    shown = set(now.shape.shown_questions)
    StockWalk.asked = {
        step: [now.route.questions[key] for key in page.questions if key in shown] for step, page in steps.items()
    }
    StockWalk.result = now.shape
    forms = [(step, QuestionsForm) for step in steps]
    view: Callable[[HttpRequest], HttpResponse] = StockWalk.as_view(forms, url_name="stock", done_step_name="done")
    return view


def long_walk(user: User, steps: int) -> Walk:
    """Returns the page in the middle of a made-up route of that many steps, all of them answered."""
    school = Membership.objects.get(user=user).school
    assert school is not None
    version = make_route_version(AuthorityPage.objects.get(slug="norfolk"), text_of(long_document(steps)))
    referral = make_referral(school, version, user)
    client = signed_in(user)
    keys = [f"q{number}_0" for number in range(steps)]
    answer_all(client, referral, dict.fromkeys(keys, "yes"))
    middle = keys[steps // 2]
    return Walk(client, lambda step: address(referral, step), {middle: {middle: "yes"}}, [middle])
