"""Publishing a draft: what changes, what stands in the way, what to read first, and the versions there are."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from guidance.policies.service import ApprovalForm, SendBackForm
from people.service import signed_in
from wizard.routes.actions.decide_approval import NotWaiting, send_back, submit_route
from wizard.routes.actions.publish_draft import ApprovalNeeded, NothingChanged, publish_draft
from wizard.routes.actions.set_last_day import set_last_day
from wizard.routes.approvals import Approval, waiting_step
from wizard.routes.differences import Difference, differences
from wizard.routes.document import load_document
from wizard.routes.drafts import DraftMoved, RouteDraft, draft_of
from wizard.routes.editing.clauses import cited_words
from wizard.routes.editing.faults import Fault, faults_of, problems_of
from wizard.routes.editing.places import screen_of
from wizard.routes.models import RoutePage, RouteVersion
from wizard.routes.picture import picture_of
from wizard.routes.problems import DocumentRefused, Problem
from wizard.routes.trying.assumptions import assumptions
from wizard.routes.trying.cells import Day
from wizard.routes.trying.pages import MOVED, route_of_page, shell

JSON = dict[str, Any]
SAME = "This draft says what the latest version says. Change something first."
CHANGES = {"added": "Added", "removed": "Removed", "changed": "Changed", "moved": "Moved"}


class PublishForm(forms.Form):
    """From which day the new version takes referrals, and what it changes."""

    effective_from = Day(label="Takes new referrals from")
    change_note = forms.CharField(
        label="What changes, in one or two sentences",
        help_text="Schools with a draft, and officers, read this.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        error_messages={"required": "Say in a sentence what changes."},
    )

    last_day = Day(label="Last day for drafts of the version before")

    def __init__(self, *args: Any, first: bool, latest: RouteVersion | None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.latest = latest
        self.fields["change_note"].required = not first
        self.fields["effective_from"].required = True
        self.fields["effective_from"].error_messages["required"] = "Enter the first day."
        self.fields["last_day"].help_text = "Schools are told. Without a day, a draft may be sent as it was begun."

    def clean_effective_from(self) -> date:
        """Returns the day. Raises ValidationError for one before the latest version's."""
        day: date = self.cleaned_data["effective_from"]
        if self.latest and day < self.latest.effective_from:
            first = format_date(self.latest.effective_from, "j F Y")
            raise forms.ValidationError(
                f"Version {self.latest.number} takes referrals from {first}: not before that day."
            )
        return day

    def clean(self) -> JSON:
        """Returns what was said. A last day lies ahead, and the new version takes referrals by then."""
        said = super().clean() or {}
        last, begins = said.get("last_day"), said.get("effective_from")
        if last and begins and last < max(begins, timezone.localdate()):
            self.add_error("last_day", "Choose a day on which the new version takes referrals already, today or later.")
        return said


@dataclass(frozen=True)
class Changed:
    """One difference with the screen of its part, where it still has one."""

    change: str
    difference: Difference
    at: str


@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, page_id: int) -> HttpResponse:
    """Shows everything to know before publishing; POST submits for approval, sends back, or publishes."""
    page = route_of_page(request, page_id)
    draft, latest = draft_of(page), _latest(page)
    pressed = "submit" if "submit" in request.POST else "send-back" if "send-back" in request.POST else "publish"
    typed = request.POST if request.method == "POST" else None
    published = typed if pressed == "publish" else None
    form = PublishForm(published, first=latest is None, latest=latest, initial=_usual(draft, latest))
    approval = None if latest else ApprovalForm(published)
    back = SendBackForm(typed if pressed == "send-back" else None)
    refused: list[Problem] = []
    if typed is not None:
        wrong, refused = _pressed(request, page, pressed, form, approval, back)
        if wrong is None and not refused:
            return redirect("cms_routes:publish", page.pk)
        if wrong:
            form.add_error(None, wrong) if pressed == "publish" else messages.error(request, wrong)
    context = shell(page, draft, "publish", "Publish") | _shown(draft, latest, refused)
    context |= {"form": form, "approval": approval, "back": back, "waiting": waiting_step(page)}
    context |= {"versions": _versions(page), "latest": latest, "may_publish": _may_publish(request, page)}
    context |= {"start_href": page.get_url_parts(request)[2] if latest and page.live else ""}
    return render(request, "routes/cms/publish.html", context)


def _pressed(
    request: HttpRequest,
    page: RoutePage,
    pressed: str,
    form: PublishForm,
    approval: ApprovalForm | None,
    back: SendBackForm,
) -> tuple[str | None, list[Problem]]:
    """Does what the button says. Returns what is wrong in a sentence (blank: beside a field; None: all is well)."""
    if pressed == "submit":
        return _submit(request, page), []
    if pressed == "send-back":
        return (_send_back(request, page, back.cleaned_data["comment"]) if back.is_valid() else ""), []
    given = approval is None or approval.is_valid()
    if not form.is_valid() or not given:
        return "", []
    said = form.cleaned_data | {"approval": Approval(**approval.cleaned_data) if approval else None}
    return _publish(request, page, said)


def _submit(request: HttpRequest, page: RoutePage) -> str | None:
    try:
        submit_route(page, signed_in(request), request.POST.get("lock", ""))
    except DraftMoved:
        return MOVED
    except NotWaiting:
        return "This route waits for approval already, or needs none."
    messages.success(request, "Submitted. The authority’s editors find it among their tasks until it is approved.")
    return None


def _send_back(request: HttpRequest, page: RoutePage, comment: str) -> str | None:
    try:
        send_back(page, signed_in(request), comment)
    except NotWaiting:
        return "This route does not wait for approval any more."
    messages.success(request, "Sent back. Its history keeps your comment.")
    return None


@require_safe
def version(request: HttpRequest, page_id: int, number: int) -> HttpResponse:
    """Shows one frozen version: what it changed, its picture, and the way to its document."""
    page = route_of_page(request, page_id)
    found = get_object_or_404(page.versions, number=number)
    data = load_document(found.document).data
    before = page.versions.filter(number__lt=number).order_by("-number").first()
    changes = differences(load_document(before.document).data, data) if before else []
    context = shell(page, draft_of(page), "publish", f"Version {found.number}")
    context |= {
        "version": found,
        "before": before,
        "changes": [replace(one, at="") for one in _changed(changes)],
        "picture": picture_of(data),
    }
    return render(request, "routes/cms/publish_version.html", context)


@require_safe
def export(request: HttpRequest, page_id: int, number: int) -> HttpResponse:
    """Returns one frozen version's document, byte for byte as its hash was taken of."""
    page = route_of_page(request, page_id)
    found = get_object_or_404(page.versions, number=number)
    name = f"{page.get_parent().slug}-{page.address}-v{found.number}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(found.document, content_type="application/json", headers=headers)


def _publish(request: HttpRequest, page: RoutePage, said: JSON) -> tuple[str | None, list[Problem]]:
    """Publishes and says so, or returns why not."""
    lock, actor, before = request.POST.get("lock", ""), signed_in(request), _latest(page)
    try:
        with transaction.atomic():
            note, approval = said["change_note"].strip(), said["approval"]
            made = publish_draft(page, actor, lock, said["effective_from"], note, approval)
            if said["last_day"] and before:
                set_last_day(before, actor, said["last_day"], made.change_note)
    except DraftMoved:
        return MOVED, []
    except NothingChanged:
        return SAME, []
    except ApprovalNeeded:
        return "Say which body approved this route, and on which day.", []
    except PermissionDenied:
        return "You may edit this route, and somebody else has to publish it.", []
    except DocumentRefused as refused:
        return None, refused.problems
    day = format_date(made.effective_from, "j F Y")
    messages.success(request, f"Version {made.number} is published. It takes new referrals from {day}.")
    return None, []


def _shown(draft: RouteDraft, latest: RouteVersion | None, refused: list[Problem]) -> JSON:
    data = draft.data
    problems = problems_of(draft.text, cited_words(data, timezone.localdate()))
    if refused:
        problems = [*refused, *(one for one in problems if one.severity == "warning")]
    changes = differences(load_document(latest.document).data, data) if latest else []
    untouched = [one for one in problems if one.code == "scenario.untouched"]
    others = [one for one in problems if one.code != "scenario.fails"]
    read = [one for one in problems if one.code != "scenario.untouched"]
    return {
        "changes": _changed(changes),
        "errors": faults_of(data, others, "error") + _clauses(problems),
        "failing": _failing(data, problems),
        "warnings": faults_of(data, read, "warning"),
        "untouched": len(untouched),
        "assumed": [(one, screen_of(one.pointer)) for one in assumptions(data)],
        "scenarios": len(data.get("scenarios", [])),
    }


def _failing(data: JSON, problems: Iterable[Problem]) -> list[JSON]:
    """The scenarios that come out otherwise than they must."""
    places = [int(one.pointer.split("/")[2]) for one in problems if one.code == "scenario.fails"]
    return [data["scenarios"][place] for place in dict.fromkeys(places)]


def _clauses(problems: Iterable[Problem]) -> list[Fault]:
    said = {
        "cite.gone": "is no longer in the policy in force. Choose another where it is cited.",
        "cite.changed": "has other words now than when it was cited. Read it, then cite it again.",
    }
    return [Fault(f"{one.sentence} {said[one.code]}", "", "A clause", "") for one in problems if one.code in said]


def _changed(found: Iterable[Difference]) -> list[Changed]:
    return [Changed(CHANGES[one.change], one, screen_of(one.pointer)) for one in found]


def _usual(draft: RouteDraft, latest: RouteVersion | None) -> JSON:
    """The day the draft names where it lies ahead, else today."""
    said = draft.data["route"].get("effective_from", "")
    today = timezone.localdate().isoformat()
    return {"effective_from": max(said, today) if latest else said or today}


def _latest(page: RoutePage) -> RouteVersion | None:
    return page.versions.order_by("-number").first()


def _versions(page: RoutePage) -> list[RouteVersion]:
    return list(page.versions.defer("document").select_related("published_by").order_by("-number"))


def _may_publish(request: HttpRequest, page: RoutePage) -> bool:
    return bool(page.permissions_for_user(signed_in(request)).can_publish())
