"""What people who do not work a case may read of it: its parties, and the members of a panel it is put to.

Apart from cases_visible_to on purpose: every page and action of the council starts there, and none of them is open to
these readers (docs/decisions/024).
"""

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone

from people.enums import Role
from people.models import User
from people.service import authorities_with
from wizard.casework.enums import Access
from wizard.casework.models import Case, CaseParty, PanelItem
from wizard.evidence.enums import Readers

READS = (Access.SUMMARY, Access.PAPERS)


def parties_now(user: User, today: date, *access: Access) -> QuerySet[CaseParty]:
    """Returns the person's running parts in cases, with at least one of these accesses."""
    running = CaseParty.objects.filter(account=user, ended_at=None, since__lte=today, until__gte=today)
    return running.filter(access__in=access or READS)


def cases_shared_with(user: User | AnonymousUser) -> QuerySet[Case]:
    """Returns the cases of which the person is a party who may read now; none for strangers and closed accounts."""
    if not isinstance(user, User) or not user.is_active:
        return Case.objects.none()
    cases = Case.objects.filter(pk__in=parties_now(user, timezone.localdate()).values("case"))
    related = ("submission__referral__route_version", "authority", "school", "pupil", "owner")
    return cases.select_related(*related).defer("submission__document")


def access_to(user: User, case: Case) -> CaseParty | None:
    """Returns by which part the person reads a case: the one that opens most."""
    found = list(parties_now(user, timezone.localdate()).filter(case=case))
    return max(found, key=lambda one: (one.access == Access.PAPERS, one.until), default=None)


def files_shared_with(user: User) -> Q:
    """Returns which files a person may open beside their own school's or council's.

    Panel members those of the cases before their panel, as the council itself; a party with the papers only those
    that everybody who works on the referral may open.
    """
    today = timezone.localdate()
    before_panel = PanelItem.objects.filter(
        meeting__seats__person=user,
        meeting__cancelled_at=None,
        meeting__authority__in=authorities_with(user, {Role.PANEL_MEMBER}),
    )
    papers = parties_now(user, today, Access.PAPERS)
    return Q(referral__in=before_panel.values("case__submission__referral")) | Q(
        referral__in=papers.values("case__submission__referral"), readers=Readers.ALL
    )
