"""Cases of the last fourteen months, for the overview to draw: each opened by its action, what followed as rows."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256

from django.utils import timezone

from waymark.demonstration.cases.clock import at
from waymark.demonstration.cases.past_rows import Fate, store_fates
from waymark.demonstration.cases.place import Place
from wizard.casework.models import Case
from wizard.casework.service import open_case
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import Referral, Submission
from wizard.referrals.service import new_reference

HOW_MANY = 22
AWAY = timedelta(days=40)
LONGEST_AGO, LATEST = 420, 25  # days
#: How many days councils took to decide.
TOOK = (3, 5, 8, 9, 12, 15, 19, 26, 44)
FIRST = "Ada Bryn Cleo Dara Ewan Fern Gil Hazel Ivo Jess Kai Lena Max Nia Otis Pia Quin Ruth Seth Una".split()
LAST = "Applegarth Birchall Coldwell Dunmore Eastwick Fairlie Greenhalgh Hollis Inskip Jessop Kirby Loxley".split()


@dataclass(frozen=True)
class Told:
    """A case whose document the past ones are copied from, with other names and years of birth."""

    first: str
    last: str
    born: date
    away: date
    document: str

    def of(self, name: str, years: int, away: date) -> str:
        """Returns the document about somebody else, so many years younger and ill since another day."""
        first, _, last = name.partition(" ")
        text = self.document.replace(self.first, first).replace(self.last, last)
        later = self.born.replace(year=self.born.year + years)
        for form in ("%Y-%m-%d", "%-d %B %Y"):
            text = text.replace(self.born.strftime(form), later.strftime(form))
            text = text.replace(self.away.strftime(form), away.strftime(form))
        document = json.loads(text)
        if isinstance(document["pupil"].get("year_group"), int):
            document["pupil"]["year_group"] -= years
        return json.dumps({**document, "evidence": []})


def load_past(place: Place) -> None:
    """Stores the past cases of a council."""
    chance = random.Random(place.authority.slug)  # noqa: S311  (the same cases every time, and no secret)
    told = told_at(place)
    cases = []
    for fate in fates(place, chance):
        name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
        text = told.of(name, chance.randint(-3, 4), fate.sent - AWAY)
        cases.append((opened(place, text, fate), fate))
    store_fates(place, cases)


def told_at(place: Place) -> Told:
    """Returns the council's first told case."""
    case = Case.objects.filter(authority=place.authority).select_related("submission", "pupil").earliest("pk")
    first, _, last = case.pupil.name.partition(" ")
    assert case.pupil.born is not None  # every told child has a date of birth
    away = timezone.localdate(case.opened_at) - AWAY
    return Told(first, last, case.pupil.born, away, case.submission.document)


def fates(place: Place, chance: random.Random) -> Iterator[Fate]:
    """Yields what became of each: most agreed to, some refused, some advised; the longest ago first."""
    step = (LONGEST_AGO - LATEST) // HOW_MANY
    for n in range(HOW_MANY):
        ago = LONGEST_AGO - n * step - chance.randint(0, step - 1)
        decided = max(ago - chance.choice(TOOK), 1)
        starts = max(decided - chance.randint(7, 16), 1)
        ends = starts - chance.randint(60, 200)
        kind = chance.choices(("agree", "decline", "advise"), (7, 2, 1))[0]
        yield Fate(
            sent=place.back(ago), decided=place.back(decided), starts=place.back(starts),
            ends=place.back(ends) if ends > 0 else None, kind=kind,
            hours=Decimal(chance.choice((3, 5, 6, 8, 10, 12, 15))), turn=chance.randint(0, 99),
        )  # fmt: skip


def opened(place: Place, text: str, fate: Fate) -> Case:
    """Returns the case as it was opened on the day of sending."""
    with at(fate.sent, 9):
        referral = Referral.objects.create(
            authority=place.authority, school=place.school, route_version=place.version, created_by=place.referrer,
            status=ReferralStatus.SUBMITTED,
        )  # fmt: skip
        submission = Submission.objects.create(
            referral=referral, reference=new_reference(place.authority.slug), document=text,
            sha256=sha256(text.encode()).hexdigest(), idempotency_key=f"demonstration-{referral.public_id}",
            submitted_at=timezone.now(), submitted_by=place.referrer,
        )  # fmt: skip
        return open_case(submission)
