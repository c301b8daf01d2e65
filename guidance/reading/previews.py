"""A draft as it would read, for the editor alone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from guidance.library.service import sources_by_key
from guidance.policies.models import EditionPage
from guidance.policies.service import read_draft
from guidance.reading.first_uses import FirstUses
from guidance.reading.guide_drafts import draft_parts
from guidance.reading.guide_pages import guide_words
from guidance.reading.lines import draft_lines, lay_out, sources_named
from guidance.reading.models import GuidePage
from guidance.reading.policy_pages import Banner
from guidance.reading.states import Tagged, edition_name


def preview_edition(page: EditionPage, request: HttpRequest) -> HttpResponse:
    """Returns the policy page drawn from a draft's body."""
    policy = page.get_parent().specific
    lines = draft_lines(read_draft(page, policy))
    context = {
        "authority": policy.get_parent().specific.authority,
        "title": policy.title,
        "states": [Tagged("Draft", "todo")],
        "facts": [edition_name(page.label)],
        "banner": Banner("What changed", page.change_note) if page.change_note else None,
        "version": page,
        "layout": lay_out(lines, sources_by_key(sources_named(lines)), explained=FirstUses().explained),
    }
    return render(request, "reading/policy.html", context)


def preview_guide(page: GuidePage, request: HttpRequest) -> HttpResponse:
    """Returns the guide drawn from a draft's body."""
    authority = page.get_parent().specific.authority
    context = {"authority": authority, "guide": page} | guide_words(draft_parts(page), timezone.localdate())
    return render(request, "reading/guide.html", context)
