"""What is new on one person's page: kept before anybody is told, marked where it is read, gone once it was."""

from django.utils import timezone

from wizard.casework.models import Case
from wizard.consent.models import FamilyPerson
from wizard.parents.models import FamilyNews
from wizard.parents.readers import Reader

#: By what the news is about: the part of the page on which it is read.
PARTS = {
    "decided": "decision", "letter": "letters", "asked": "next", "late": "next", "message": "messages",
    "meeting": "plan", "minutes": "plan", "package": "plan", "started": "plan", "ended": "plan",
}  # fmt: skip
ALL = "all"


def keep_news(case: Case, person: FamilyPerson | None, about: str) -> bool:
    """Whether an e-mail is to tell of it: it is new, and no e-mail of today waits to be read.

    Call it inside the transaction of what is new. Without a person it is kept that nobody could be told.
    """
    now, part = timezone.now(), PARTS.get(about.partition(":")[0], "next")
    news, new = FamilyNews.objects.get_or_create(
        case=case, person=person, about=about, defaults={"part": part, "made_at": now}
    )
    if not new or person is None:
        return False
    today = FamilyNews.objects.filter(case=case, person=person, mailed=True, read_at=None)
    if any(timezone.localdate(one.made_at) == timezone.localdate(now) for one in today):
        return False
    news.mailed = True
    news.save(update_fields=["mailed"])
    return True


def news_of(reader: Reader) -> set[str]:
    """Returns the parts of the page on which something stands that this person has not read."""
    unread = FamilyNews.objects.filter(case=reader.case, person=reader.person, read_at=None)
    return set(unread.values_list("part", flat=True))


def read_news(reader: Reader, part: str) -> None:
    """Takes a part's news as read; with `all` those of every part."""
    unread = FamilyNews.objects.filter(case=reader.case, person=reader.person, read_at=None)
    (unread if part == ALL else unread.filter(part=part)).update(read_at=timezone.now())
