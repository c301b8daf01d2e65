"""Contacts and services in the CMS: the same four screens for both, for the editor's own authorities."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from guidance.library.actions.check_entry import check_entry
from guidance.library.actions.remove_entry import remove_entry
from guidance.library.actions.save_contact import save_contact
from guidance.library.actions.save_service import save_service
from guidance.library.editors import edited_by
from guidance.library.forms import ContactForm, ServiceForm
from guidance.library.freshness import entry_state
from guidance.library.models import Contact, Service
from guidance.library.views.people_here import editor
from people.models import User

Entry = Contact | Service


@dataclass(frozen=True)
class Kind:
    """What differs between contacts and services. Addresses are named `contacts`, `contact`, `contact_add`, ..."""

    one: str
    many: str
    model: type[Entry]
    form: type[ModelForm[Any]]
    save: Callable[[User, Any, dict[str, Any]], Entry]
    icon: str

    def own(self, user: User) -> QuerySet[Any]:
        """Returns the entries of the authorities the user looks after."""
        return self.model._default_manager.filter(authority__in=edited_by(user)).select_related("authority")


CONTACTS = Kind("contact", "contacts", Contact, ContactForm, save_contact, "mail")
SERVICES = Kind("service", "services", Service, ServiceForm, save_service, "group")


def listing(request: HttpRequest, kind: Kind) -> HttpResponse:
    """Lists the entries by authority, each with whether it can still be relied on."""
    user, today = editor(request), timezone.localdate()
    entries = list(kind.own(user))
    places = [
        (authority, [(one, entry_state(one, today)) for one in entries if one.authority_id == authority.pk])
        for authority in edited_by(user)
    ]
    return _page(request, kind, kind.many, kind.many.capitalize(), {"places": places})


def edit(request: HttpRequest, kind: Kind, entry_id: int) -> HttpResponse:
    """Changes an entry."""
    user = editor(request)
    entry = get_object_or_404(kind.own(user), pk=entry_id)
    return _form(request, kind, user, entry)


def add(request: HttpRequest, kind: Kind, authority: str) -> HttpResponse:
    """Adds an entry to one of the editor's authorities."""
    user = editor(request)
    owner = get_object_or_404(edited_by(user), slug=authority)
    return _form(request, kind, user, kind.model(authority=owner))


def checked(request: HttpRequest, kind: Kind, entry_id: int) -> HttpResponse:
    """Stores, when posted, that the entry was tried today."""
    user = editor(request)
    entry = get_object_or_404(kind.own(user), pk=entry_id)
    if request.method == "POST":
        check_entry(user, entry)
        messages.success(request, f"“{_name(entry)}”: checked today.")
    return redirect(f"cms_library:{kind.many}")


def remove(request: HttpRequest, kind: Kind, entry_id: int) -> HttpResponse:
    """Asks whether an entry should go, and removes it."""
    user = editor(request)
    entry = get_object_or_404(kind.own(user), pk=entry_id)
    if request.method == "POST":
        remove_entry(user, entry)
        messages.success(request, f"“{_name(entry)}” is gone.")
        return redirect(f"cms_library:{kind.many}")
    return _page(request, kind, "remove_entry", f"Remove “{_name(entry)}”?", {"entry": entry})


def _form(request: HttpRequest, kind: Kind, user: User, entry: Entry) -> HttpResponse:
    form = kind.form(request.POST or None, instance=entry)
    if request.method == "POST" and form.is_valid():
        kind.save(user, entry, form.cleaned_data)
        messages.success(request, f"“{_name(entry)}” is saved.")
        return redirect(f"cms_library:{kind.many}")
    # The form has written what was typed into the entry: the title asks the database.
    stored = kind.model._default_manager.filter(pk=entry.pk).first() if entry.pk else None
    title = _name(stored) if stored else f"Add a {kind.one} for {entry.authority}"
    context = {"form": form, "entry": stored, "holdings": _holdings(stored)}
    return _page(request, kind, "entry", title, context)


def _holdings(entry: Entry | None) -> list[Any]:
    return list(entry.holdings.all()) if isinstance(entry, Contact) else []


def _name(entry: Entry) -> str:
    return entry.role if isinstance(entry, Contact) else entry.name


def _page(request: HttpRequest, kind: Kind, template: str, title: str, context: dict[str, Any]) -> HttpResponse:
    above = [] if template == kind.many else [{"url": reverse(f"cms_library:{kind.many}"), "label": kind.many.title()}]
    shell = {
        "breadcrumbs_items": [*above, {"url": "", "label": title}],
        "header_icon": kind.icon,
        "header_title": title,
        "kind": kind,
        "today": timezone.localdate(),
    }
    return render(request, f"library/cms/{template}.html", shell | context)
