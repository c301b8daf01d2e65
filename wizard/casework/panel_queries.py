"""Which panel meetings a person may see: the council's case workers all of theirs, a member those with their seat."""

from datetime import date

from django.db.models import Q, QuerySet

from people.enums import CASE_ROLES, Role
from people.models import Authority, User
from people.service import authorities_with
from wizard.casework.models import PanelMeeting
from wizard.routes.service import Panel, casework_of, current_versions_at


def meetings_worked_by(user: User) -> QuerySet[PanelMeeting]:
    """Returns the meetings of the authorities for which the person works cases."""
    found = PanelMeeting.objects.filter(authority__in=authorities_with(user, CASE_ROLES))
    return found.select_related("authority", "minutes_by")


def meetings_visible_to(user: User) -> QuerySet[PanelMeeting]:
    """Returns those, and the meetings at which the person has a seat while they are that council's panel member."""
    seated = Q(seats__person=user, authority__in=authorities_with(user, {Role.PANEL_MEMBER}))
    worked = Q(authority__in=authorities_with(user, CASE_ROLES))
    return PanelMeeting.objects.filter(worked | seated).select_related("authority", "minutes_by").distinct()


def panels_of(authority: Authority, today: date) -> dict[str, Panel]:
    """Returns the panels that the authority's routes in force name, by key."""
    found: dict[str, Panel] = {}
    for version in current_versions_at(authority.slug, today):
        casework = casework_of(version)
        found |= dict(casework.panels) if casework else {}
    return found
