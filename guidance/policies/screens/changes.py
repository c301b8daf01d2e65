"""A draft beside the words it replaces, clause by clause, with room for the reason of each change."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from guidance.policies.actions.explain_changes import LONGEST, explain_changes
from guidance.policies.amending import Amended, amended, needs_reason
from guidance.policies.comparing import Change, Changed
from guidance.policies.effects import effects_of
from guidance.policies.numbering import UnknownStyle
from guidance.policies.screens.editions import edition_of
from guidance.policies.word_changes import Fate, Piece
from people.service import signed_in

WHY = "why-"
UNEXPLAINED = "unexplained"


@dataclass(frozen=True)
class Card:
    """One changed clause: its numbers, both its wordings in pieces, and the field that says why."""

    change: Changed
    why: str
    place: str

    @property
    def field(self) -> str:
        """The name of its field in the form."""
        return f"{WHY}{self.change.uid}"

    @property
    def kinds(self) -> str:
        """What became of it, in words."""
        return ", ".join(kind.value for kind in self.change.kinds)

    @property
    def name(self) -> str:
        """What it is called: by its own number, else by the one it stands under."""
        wording = self.change.after or self.change.before
        if wording and wording.number:
            return f"Clause {wording.number}"
        return f"Under {self.place}" if self.place else "Without a number"

    @property
    def old(self) -> list[Piece]:
        """The pieces of the words before."""
        return [piece for piece in self.change.pieces if piece.fate != Fate.ADDED] if self.change.before else []

    @property
    def new(self) -> list[Piece]:
        """The pieces of the words after."""
        return [piece for piece in self.change.pieces if piece.fate != Fate.REMOVED] if self.change.after else []

    @property
    def same(self) -> str:
        """The words, where only number or place changed."""
        return self.change.after.words if self.change.after and not self.change.pieces else ""

    @property
    def asks(self) -> bool:
        """Whether a reader would want to know why."""
        return needs_reason(self.change)


@require_http_methods(["GET", "POST"])
def compare_draft(request: HttpRequest, page_id: int) -> HttpResponse:
    """Shows the comparison, all of it or one kind of change, and stores the reasons that were written."""
    edition = edition_of(request, page_id)
    policy = edition.get_parent().specific
    context: dict[str, Any] = {"edition": edition, "policy": policy, "longest": LONGEST}
    try:
        found = amended(edition, policy, timezone.localdate())
    except UnknownStyle as unknown:
        return render(request, "wagtailadmin/policies/compare.html", context | {"problem": str(unknown)})
    if request.method == "POST" and found:
        explain_changes(edition, signed_in(request), _written(request, found))
        messages.success(request, "The reasons are stored with the draft. Publishing freezes them.")
        show = request.GET.get("show", "")
        query = f"?show={show}" if show in {*Change, UNEXPLAINED} else ""
        return redirect(reverse("cms_policies:compare", args=[edition.pk]) + query)
    if found:
        context |= _laid_out(found, request.GET.get("show", ""))
        reworded = {change.uid for change in found.found.changes if needs_reason(change) and change.before}
        context["effects"] = effects_of(policy.get_parent().slug, reworded)
    return render(request, "wagtailadmin/policies/compare.html", context)


def _written(request: HttpRequest, found: Amended) -> dict[str, str]:
    """Returns the reasons that differ from what the form began with, for clauses that did change."""
    asked = {change.uid for change in found.found.changes}
    sent = {name.removeprefix(WHY): str(text) for name, text in request.POST.items() if name.startswith(WHY)}
    return {uid: text for uid, text in sent.items() if uid in asked and text.strip() != found.reasons.get(uid, "")}


def _laid_out(found: Amended, show: str) -> dict[str, Any]:
    cards = [
        Card(change, found.reasons.get(change.uid, ""), found.places.get(change.uid, ""))
        for change in found.found.changes
    ]
    if show == UNEXPLAINED:
        shown = [card for card in cards if card.asks and not card.why]
    else:
        shown = [card for card in cards if show not in set(Change) or Change(show) in card.change.kinds]
    counts = [(kind.value, len(found.found.of(kind))) for kind in Change]
    filters = [("", len(cards), "all"), *((kind, count, kind) for kind, count in counts if count)]
    if found.unexplained:
        filters.append((UNEXPLAINED, found.unexplained, "without a reason"))
    return {"amended": found, "cards": shown, "filters": filters, "show": show}
