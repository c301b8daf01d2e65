"""The sources in the CMS: everybody may read what cites what; whoever runs the site may change an entry."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from guidance.library.actions.add_source import add_source
from guidance.library.actions.change_source import SUBSTANCE, change_source
from guidance.library.citing import Citing, citings_of
from guidance.library.editors import edited_by, runs_the_site
from guidance.library.forms import NewSourceForm, SourceForm
from guidance.library.impact import counted, said, touched_by
from guidance.library.models import Source
from guidance.library.queries import editions_of
from guidance.library.views.people_here import editor, site_owner
from people.models import Authority, User


def sources(request: HttpRequest) -> HttpResponse:
    """Lists the sources, or those whose title, short name or key has the words asked for, with who cites them."""
    user, words = editor(request), request.GET.get("q", "").strip()
    found = Source.objects.select_related("superseded_by")
    if words:
        found = found.filter(Q(title__icontains=words) | Q(short__icontains=words) | Q(key__icontains=words))
    times = Counter(one.source for one in citings(user, [source.key for source in found]))
    rows = [(source, times[source.key]) for source in found]
    context = {"rows": rows, "words": words, "may_change": runs_the_site(user)}
    return page(request, "sources", "Sources", [], context)


def source(request: HttpRequest, key: str) -> HttpResponse:
    """Shows one source, its other editions, and every place of the reader's authorities that cites it."""
    user, found = editor(request), get_object_or_404(Source.objects.select_related("superseded_by"), key=key)
    cited = citings(user, [found.key])
    context = {
        "source": found,
        "editions": [one for one in editions_of(found) if one.pk != found.pk],
        "touched": named(touched_by(cited)),
        "counted": counted(cited),
        "may_change": runs_the_site(user),
    }
    return page(request, "source", found.title, [(reverse("cms_library:sources"), "Sources")], context)


def change(request: HttpRequest, key: str) -> HttpResponse:
    """Changes a source in two steps: first what it touches is shown, then it is stored and the tasks are opened."""
    user, before = site_owner(request), get_object_or_404(Source, key=key)
    form = SourceForm(request.POST or None, instance=Source.objects.get(pk=before.pk))
    above = [(reverse("cms_library:sources"), "Sources"), (reverse("cms_library:source", args=[key]), before.short)]
    if request.method != "POST" or "back" in request.POST or not form.is_valid():
        return page(request, "change_source", "Change this source", above, {"form": form, "source": before})
    if "confirmed" in request.POST:
        tasks = change_source(before, user, form.cleaned_data)
        messages.success(request, f"Saved. {opened(len(tasks))}")
        return redirect("cms_library:source", key=key)
    asks = bool(set(form.changed_data) & set(SUBSTANCE))
    cited = citings(user, [key]) if asks else []
    context = {
        "form": form,
        "source": before,
        "said": said(before, form.instance),
        "touched": named(touched_by(cited)),
        "counted": counted(cited),
        "changed": [form[name] for name in form.changed_data],
    }
    return page(request, "confirm_source", "What this changes", above, context)


def add(request: HttpRequest) -> HttpResponse:
    """Adds a source; nothing cites it yet."""
    user, form = site_owner(request), NewSourceForm(request.POST or None)
    above = [(reverse("cms_library:sources"), "Sources")]
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        made = add_source(user, values.pop("key"), values)
        messages.success(request, f"“{made.title}” is in the library.")
        return redirect("cms_library:source", key=made.key)
    return page(request, "change_source", "Add a source", above, {"form": form, "source": None})


def citings(user: User, keys: list[str]) -> list[Citing]:
    """Returns what cites these sources in the authorities the user looks after."""
    return citings_of(keys, None if runs_the_site(user) else edited_by(user).values_list("slug", flat=True))


def named(touched: list[Any]) -> list[tuple[str, Any]]:
    """Returns (authority's name, what is touched there), in the order given."""
    names = dict(Authority.objects.values_list("slug", "name"))
    return [(names.get(one.authority, one.authority), one) for one in touched]


def opened(number: int) -> str:
    """Returns how many tasks were opened, in a sentence."""
    if number == 0:
        return "Nobody had to be asked."
    return "One task was opened." if number == 1 else f"{number} tasks were opened."


def page(
    request: HttpRequest, name: str, title: str, above: list[tuple[str, str]], context: dict[str, Any]
) -> HttpResponse:
    """Returns a screen of the library with its title and the way back."""
    crumbs = [*({"url": url, "label": label} for url, label in above), {"url": "", "label": title}]
    shell = {"breadcrumbs_items": crumbs, "header_icon": "openquote", "header_title": title}
    return render(request, f"library/cms/{name}.html", shell | context)
