"""Which evidence a person may see. Every reading of evidence starts here."""

from collections.abc import Callable
from datetime import timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from people.enums import CASE_ROLES, Role
from people.models import User
from people.service import authorities_with, schools_with
from wizard.evidence.enums import COUNCIL_PARTY, NAMED_PARTY, NOT_OF_THE_REFERRAL, Readers, Scan
from wizard.evidence.models import EvidenceItem
from wizard.evidence.scanner import has_scanner
from wizard.referrals.models import Referral
from wizard.referrals.service import referrals_of_schools_of, submissions_visible_to

ASK_AGAIN_AFTER = timedelta(hours=6)


Shared = Callable[[User], Q]
_shared: list[Shared] = []
_named: list[Shared] = []


def register_readers(shared: Shared) -> None:
    """Adds files that a room above opens to people who belong neither to the school nor to the council's officers.

    `shared` says which for a person. Call from AppConfig.ready.
    """
    if shared not in _shared:
        _shared.append(shared)


def register_named_readers(named: Shared) -> None:
    """Adds the files of a room above that only people it names may know of: `named` says which for a person.

    Nothing else opens such a file, no role and no sharing. Call from AppConfig.ready.
    """
    if named not in _named:
        _named.append(named)


def items_of(referral: Referral) -> list[EvidenceItem]:
    """Returns a referral's items in the order they were added, without those removed or found infected.

    Papers that the council keeps for itself, or a room above for named people, are not the referral's.
    Pages that everybody of the school reads show items by `shown_name`: some may not know a file's own name.
    """
    return list(sent_items().filter(referral=referral).exclude(scan=Scan.INFECTED))


def items_with_infected(referral: Referral) -> list[EvidenceItem]:
    """Returns the same and the items in which a virus was found after they were added.

    Their bytes are gone and they count for nothing; pages show them until somebody takes them off, so that nobody
    wonders where a file went.
    """
    return list(sent_items().filter(referral=referral))


def sent_items() -> QuerySet[EvidenceItem]:
    """Returns the items that schools, families and clinicians added, without those removed."""
    return EvidenceItem.objects.filter(removed_at=None).exclude(by_party__in=NOT_OF_THE_REFERRAL)


def items_visible_to(user: User) -> QuerySet[EvidenceItem]:
    """Returns the items this person may know and, once they are clean, open.

    Those of their schools' referrals and of submissions sent to their authority, as far as the item's readers
    include them. Whoever added an item sees it while they belong there. And those that another room shares with them,
    but for the papers that the council keeps for itself, which are for its case workers alone, and for those that are
    for named people alone.
    """
    of_school = Q(referral__in=referrals_of_schools_of(user))
    of_council = Q(
        referral__submission__in=submissions_visible_to(user),
        referral__authority__in=authorities_with(user, CASE_ROLES),
    )
    administered = Q(referral__school__in=schools_with(user, {Role.SCHOOL_ADMINISTRATOR}))
    school_may = Q(readers=Readers.ALL) | Q(added_by=user) | (Q(readers=Readers.RESTRICTED) & administered)
    theirs = (of_school & school_may) | of_council
    for shared in _shared if user.is_active else ():
        theirs |= shared(user)
    theirs &= (~Q(by_party=COUNCIL_PARTY) | of_council) & ~Q(by_party=NAMED_PARTY)
    for named in _named if user.is_active else ():
        theirs |= Q(by_party=NAMED_PARTY) & named(user)
    return EvidenceItem.objects.filter(removed_at=None).filter(theirs)


def may_see(user: User, item: EvidenceItem) -> bool:
    """Whether this person may know an item's name and open it."""
    return items_visible_to(user).filter(pk=item.pk).exists()


def due_for_scanning(most: int) -> list[EvidenceItem]:
    """Returns up to `most` items to ask the scanner about, those asked longest ago first.

    What the scanner could not judge is asked again after some hours. So is, once there is a scanner, what was
    taken without one.
    """
    there = EvidenceItem.objects.filter(removed_at=None)
    long_ago = Q(scan=Scan.FAILED, scan_at__lt=timezone.now() - ASK_AGAIN_AFTER)
    unscanned = Q(scan=Scan.UNSCANNED) if has_scanner() else Q(pk=None)
    found = there.filter(Q(scan=Scan.WAITING) | long_ago | unscanned).select_related("referral", "added_by")
    return list(found.order_by(F("scan_at").asc(nulls_first=True), "pk")[:most])


def bytes_kept() -> set[str]:
    """Returns the names of every file of the store that an item still needs."""
    kept = EvidenceItem.objects.filter(removed_at=None).exclude(scan=Scan.INFECTED)
    return {name for pair in kept.values_list("storage_name", "copy_name") for name in pair if name}
