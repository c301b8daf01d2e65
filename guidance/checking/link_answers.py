"""What the linked addresses answered, as the checks and the screens read it."""

from collections.abc import Collection

from django.utils import timezone

from guidance.checking.document import LinkAnswer
from guidance.checking.models import LinkCheck

GONE = frozenset({404, 410})
LONGEST = 1000


def answers_for(hrefs: Collection[str]) -> tuple[LinkAnswer, ...]:
    """Returns what is known of these addresses, in one query; those never opened are left out."""
    pages = {href: page_of(href) for href in hrefs if is_web(href)}
    rows = LinkCheck.objects.filter(url__in=set(pages.values()), checked_at__isnull=False) if pages else ()
    found = {row.url: row for row in rows}
    return tuple(answer_of(found[page], href) for href, page in pages.items() if page in found)


def is_web(href: str) -> bool:
    """Whether an address is on the web, and short enough to be one."""
    return href.startswith(("http://", "https://")) and len(href) <= LONGEST


def page_of(href: str) -> str:
    """Returns an address without the place on its page: that is what is opened."""
    return href.partition("#")[0]


def answer_of(row: LinkCheck, href: str = "") -> LinkAnswer:
    """Returns one row as an answer, for the address as the policy writes it."""
    since = timezone.localdate(row.failing_since) if row.failing_since else None
    said = f"it answers {row.status}" if row.status else row.error
    return LinkAnswer(href or row.url, is_dead(row), row.moved_to, said, since)


def is_dead(row: LinkCheck) -> bool:
    """Whether an address is surely dead: it said so itself, or failed on two different days."""
    return row.failing_since is not None and (row.status in GONE or failed_on_two_days(row))


def failed_on_two_days(row: LinkCheck) -> bool:
    """Whether the failures in a row fall on more than one calendar day."""
    if row.failing_since is None or row.checked_at is None:
        return False
    return timezone.localdate(row.checked_at) > timezone.localdate(row.failing_since)
