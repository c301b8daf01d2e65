"""The register of referrals in the CMS: read only, each authority its own."""

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from wagtail_modeladmin.helpers import ButtonHelper, PermissionHelper
from wagtail_modeladmin.options import ModelAdmin, modeladmin_register

from people.enums import CASE_ROLES
from people.models import Authority, School, User
from people.tenancy import authorities_with, holds
from wizard.casework.models import Case
from wizard.casework.queries import cases_visible_to
from wizard.casework.register import CappedCount, RegisterIndex

LATEST = 2_000


class CaseWorkersOnly(PermissionHelper):
    """Lists and shows to people who work cases; nobody changes anything here."""

    def user_can_list(self, user: User) -> bool:
        """Whether the person works cases anywhere. Which ones they see is the queryset's business."""
        return holds(user, CASE_ROLES)

    def user_can_inspect_obj(self, user: User, obj: Case) -> bool:
        """Whether the case is one of their authority's: asked twice for each row, and looked up once a request."""
        return obj.authority_id in works_for(user)

    def user_can_create(self, user: User) -> bool:
        """Never: a school's submission makes the case."""
        return False

    def user_can_edit_obj(self, user: User, obj: Case) -> bool:
        """Never here: acknowledging is done on the case's own page."""
        return False

    def user_can_delete_obj(self, user: User, obj: Case) -> bool:
        """Never."""
        return False


def works_for(user: User) -> frozenset[int]:
    """Returns the numbers of the authorities a person works cases for, kept on the request's own user."""
    known: frozenset[int] | None = getattr(user, "_works_for", None)
    if known is None:
        known = frozenset(authorities_with(user, CASE_ROLES).values_list("pk", flat=True))
        setattr(user, "_works_for", known)
    return known


class FlaggedFilter(admin.SimpleListFilter):
    """By whether the school asks for an officer's decision."""

    title = "an officer’s decision"
    parameter_name = "submission__flagged__exact"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Returns the two answers."""
        return [("1", "Asked for"), ("0", "Not asked for")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Case]) -> QuerySet[Case]:
        """Returns the cases of the answer chosen; anything else is left out of account."""
        chosen = self.value()
        return queryset.filter(submission__flagged=chosen == "1") if chosen in ("0", "1") else queryset


class ReadButton(ButtonHelper):
    """The one button of a row, named by what it does."""

    def inspect_button(self, pk: str, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Returns modeladmin's button with our word on it."""
        return {**super().inspect_button(pk, *args, **kwargs), "label": "Read", "title": "Read this referral"}


class SchoolFilter(admin.SimpleListFilter):
    """By school, offering those of the person's own authorities and those that sent them something lately."""

    title = "school"
    parameter_name = "school__id__exact"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Returns (number, name) of each school."""
        authorities: QuerySet[Authority] = authorities_with(request.user, CASE_ROLES)
        # Over a million cases "which schools are there" reads all of them: the latest tell of those from elsewhere.
        keys = list(authorities.values_list("pk", flat=True))
        latest = Case.objects.filter(authority__in=keys).order_by("-opened_at", "-pk")
        sent = set(latest.values_list("school", flat=True)[:LATEST])
        schools = School.objects.filter(Q(authority__in=keys) | Q(pk__in=sent)).order_by("name", "pk")
        return [(str(pk), name) for pk, name in schools.values_list("pk", "name")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Case]) -> QuerySet[Case]:
        """Returns the school's cases; a school that was not offered is left out of account."""
        value, offered = self.value(), {pk for pk, _ in self.lookup_choices}
        return queryset.filter(school=int(value)) if value and value in offered else queryset


@modeladmin_register
class Register(ModelAdmin):
    model = Case
    menu_label = "Referrals received"
    menu_icon = "folder-inverse"
    menu_order = 50
    permission_helper_class = CaseWorkersOnly
    button_helper_class = ReadButton
    index_view_class = RegisterIndex
    inspect_view_enabled = True
    history_view_enabled = False
    list_per_page = 50
    list_select_related = ("submission", "school")
    list_display = ("reference", "school", "received", "state", "flagged")
    list_filter = ("status", FlaggedFilter, SchoolFilter)
    list_export = ("reference", "school_name", "received_on", "state", "flagged", "acknowledged_on")
    search_fields = ("submission__reference", "school__name")
    ordering = ("-opened_at", "-pk")
    export_filename = "referrals-received"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Case]:
        """Returns the person's own authorities' cases: the list, its search, its filters and its exports."""
        mine = cases_visible_to(request.user).order_by("-opened_at", "-pk")
        return CappedCount(Case, query=mine.query, using=mine.db)

    def inspect_view(self, request: HttpRequest, instance_pk: str) -> HttpResponse:
        """Leads to the case's page, which shows the submission with its evidence; 404 outside the own authority."""
        number = instance_pk if instance_pk.isascii() and instance_pk.isdigit() and len(instance_pk) < 19 else "0"
        case = get_object_or_404(self.get_queryset(request), pk=number)
        return redirect("casework:case", reference=case.submission.reference)

    def get_admin_urls_for_registration(self) -> tuple[Any, ...]:
        """Returns the list and the case only: no address to create, change, delete or see the history exists."""
        open_to = {self.url_helper.get_action_url_name(action) for action in ("index", "inspect")}
        return tuple(url for url in super().get_admin_urls_for_registration() if url.name in open_to)

    @admin.display(description="Reference", ordering="submission__reference")
    def reference(self, case: Case) -> str:
        """Returns the reference."""
        return case.submission.reference

    @admin.display(description="School")
    def school_name(self, case: Case) -> str:
        """Returns the school's name as plain text, for the export."""
        return case.school.name

    @admin.display(description="Received", ordering="opened_at")
    def received(self, case: Case) -> str:
        """Returns the day and hour, in London."""
        return f"{timezone.localtime(case.opened_at):%d %b %Y, %H:%M}"

    @admin.display(description="Received")
    def received_on(self, case: Case) -> str:
        """Returns the moment as ISO text: spreadsheets of any country read it."""
        return timezone.localtime(case.opened_at).isoformat(sep=" ", timespec="minutes")

    @admin.display(description="Acknowledged")
    def acknowledged_on(self, case: Case) -> str:
        """Returns the moment as ISO text, or nothing."""
        moment = case.acknowledged_at
        return timezone.localtime(moment).isoformat(sep=" ", timespec="minutes") if moment else ""

    @admin.display(description="Status", ordering="status")
    def state(self, case: Case) -> str:
        """Returns the status in words."""
        return case.get_status_display()

    @admin.display(description="For an officer’s decision", ordering="submission__flagged")
    def flagged(self, case: Case) -> str:
        """Returns Yes, or nothing."""
        return "Yes" if case.submission.flagged else ""
