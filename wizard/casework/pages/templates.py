"""An authority's own words for its letters: senior coordinators change them, and see how they come out."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from people.models import Authority
from people.service import authorities_with, signed_in
from wizard.casework.actions.change_template import WORDING_ROLES, CannotWord, change_template
from wizard.casework.forms import CaseForm, long_answer, short_answer
from wizard.casework.letter_words import CHALLENGE, FIELDS, KINDS, Words, filled, words_of
from wizard.casework.models import LetterTemplate

EXAMPLE = {
    "name": "Ms Madeup", "reference": "NOR-1234-ABCD", "pupil": "Sam Madeup", "school": "Madeup High School",
    "sent_on": "3 November 2026", "decided_on": "17 November 2026", "outcome": "The outcome in the policy’s words",
    "because": "The officer’s own reasons stand here.", "reasons": "In the policy’s words: a reason.",
    "next": "What happens next stands here.", "look_again_on": "29 December 2026",
    "officer": "Medical Needs Coordinator", "contact": "01632 960 148", "how_to_challenge": CHALLENGE,
}  # fmt: skip


class TemplateForm(CaseForm):
    """Subject and body, with fields in braces."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["subject"] = short_answer("Subject", "Enter a subject", longest=200)
        self.fields["body"] = long_answer("The letter", "Enter the letter", rows=22)


@never_cache
@login_required
@require_safe
def templates(request: HttpRequest) -> HttpResponse:
    """Lists the letters that the person's authorities word. 404 for anyone but a senior coordinator."""
    authorities = list(authorities_with(signed_in(request), WORDING_ROLES))
    if not authorities:
        raise Http404
    own = {(one.authority_id, one.key): one for one in LetterTemplate.objects.filter(authority__in=authorities)}
    groups = [
        {"authority": one, "rows": [(key, name, own.get((one.pk, key))) for key, name in KINDS.items()]}
        for one in authorities
    ]
    context = {"authority": authorities[0] if len(authorities) == 1 else None, "groups": groups, "desk_part": "letters"}
    return render(request, "casework/templates.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def template(request: HttpRequest, authority: str, kind: str) -> HttpResponse:
    """Shows one template with its fields; POST previews or keeps it. 404 for anyone else’s or no such kind."""
    found: Authority = get_object_or_404(authorities_with(signed_in(request), WORDING_ROLES), slug=authority)
    if kind not in KINDS:
        raise Http404
    before = words_of(found, kind)
    initial = {"subject": before.subject, "body": before.body}
    form = TemplateForm(request.POST if request.method == "POST" else None, initial=initial)
    preview = None
    if request.method == "POST" and form.is_valid():
        words = Words(form.cleaned_data["subject"], form.cleaned_data["body"])
        if request.POST.get("step") == "preview":
            preview = shown(words, found)
        elif kept(request, form, found, kind, words):
            return redirect("casework:templates")
    context = {"authority": found, "form": form, "kind": KINDS[kind], "fields": FIELDS.items(), "preview": preview}
    return render(request, "casework/template.html", {**context, "desk_part": "letters"})


def shown(words: Words, authority: Authority) -> Words:
    """Returns a template filled with made-up values."""
    values = {**EXAMPLE, "council": authority.name}
    return Words(filled(words.subject, values), filled(words.body, values))


def kept(request: HttpRequest, form: TemplateForm, authority: Authority, kind: str, words: Words) -> bool:
    """Keeps the template and returns whether that went well; what is wrong is said at its field."""
    try:
        change_template(signed_in(request), authority, kind, words)
    except CannotWord as refused:
        form.say({refused.field: str(refused)})
        return False
    return True
