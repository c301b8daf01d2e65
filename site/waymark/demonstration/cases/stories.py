"""The told cases: one for each stage that a case can be in, at each council whose cases are worked here.

Days are counted back from the day of loading, and fall on school days, so that the demonstration never looks old.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from links.models import Link
from waymark.demonstration.cases.clock import at
from waymark.demonstration.cases.paying import agree_payer, approve, bill, charge
from waymark.demonstration.cases.place import Place
from waymark.demonstration.cases.sending import send
from waymark.demonstration.cases.teaching import begin, come_back, continue_on, invite, keep_register, meet, pack, sign
from waymark.demonstration.cases.telling import ask_school, challenge, settle, take_on
from wizard.casework.models import Case, Decision
from wizard.funding.enums import ProofKind
from wizard.parents.service import family_of, running_link, write_by_link
from wizard.planning.enums import MeetingKind
from wizard.provision.models import Placement, Provider


@dataclass(frozen=True)
class Cast:
    """Who a story is told with."""

    place: Place
    child: dict[str, Any]
    provider: Provider
    link: Link


def received(cast: Cast) -> Case:
    """Came yesterday; nobody has opened it."""
    return send(cast.place, cast.child, cast.place.back(1))


def waiting(cast: Cast) -> Case:
    """The school is asked for one more thing."""
    case = send(cast.place, cast.child, cast.place.back(9))
    take_on(cast.place, case, cast.place.back(8))
    ask_school(cast.place, case, cast.place.back(6), cast.child["asked"])
    return case


def agreed(cast: Cast, sent: int, decided: int, *, written: bool = True) -> tuple[Case, Decision]:
    """Sent, taken on, and decided so many days ago."""
    case = send(cast.place, cast.child, cast.place.back(sent))
    take_on(cast.place, case, cast.place.back(sent - 1))
    said = cast.place.said["agree"]
    return case, settle(
        cast.place, case, cast.place.back(decided), said["outcome"], cast.child["because"], written=written
    )


def decided(cast: Cast) -> Case:
    """Agreed to; the letters are to be written."""
    return agreed(cast, 12, 2, written=False)[0]


def planning(cast: Cast) -> Case:
    """The meeting was held, the package is agreed, and not everybody has signed."""
    case, _ = agreed(cast, 30, 20)
    meet(cast.place, case, cast.child, cast.place.back(8), MeetingKind.PLANNING)
    pack(cast.place, case, cast.child, cast.place.back(5))
    sign(cast.place, case, cast.child, cast.place.back(4), everybody=False)
    return case


def taught(cast: Cast, sent: int, starts: int) -> tuple[Case, Placement]:
    """Education began so many days ago."""
    case, _ = agreed(cast, sent, sent - 8)
    meet(cast.place, case, cast.child, cast.place.back(starts + 9), MeetingKind.PLANNING)
    package = pack(cast.place, case, cast.child, cast.place.back(starts + 6))
    sign(cast.place, case, cast.child, cast.place.back(starts + 5))
    return case, begin(cast.place, case, package, cast.provider, cast.place.back(starts))


def provided(cast: Cast) -> Case:
    """Taught for a month: a register, a question of the family, money of another council, a hospital's invoices."""
    case, placement = taught(cast, 60, 32)
    keep_register(cast.place, placement, cast.link, 3)
    ask_by_link(cast, case)
    for rule, said in cast.child.get("payer", {}).items():
        agree_payer(cast.place, case, rule, said, cast.place.back(25))
        charge(cast.place, case, rule, cast.place.back(16), paid=True)
    if cast.child.get("hospital"):
        whole = bill(cast.place, case, cast.child, "HH-1041", cast.place.back(34), kinds=tuple(ProofKind))
        approve(cast.place, whole, cast.place.back(20))
        bill(cast.place, case, cast.child, "HH-1077", cast.place.back(6), kinds=("admission", "timetable"))
    return case


def ask_by_link(cast: Cast, case: Case) -> None:
    """The parent writes behind their link; the council has not answered yet."""
    with at(cast.place.back(1), 18):
        link = next((found for one in family_of(case) if (found := running_link(one))), None)
        if link is not None and "writes" in cast.child:
            write_by_link(link, cast.child["writes"])


def review(cast: Cast) -> Case:
    """The review is near or past; the school has invited to it."""
    case, placement = taught(cast, 110, 82)
    keep_register(cast.place, placement, cast.link, 2)
    soon = cast.place.today + timedelta(days=9)
    while cast.place.calendar and cast.place.calendar.covers(soon) and not cast.place.calendar.is_open(soon):
        soon += timedelta(days=1)
    invite(cast.place, case, cast.child, cast.place.back(3), soon, MeetingKind.REVIEW)
    return case


def continued(cast: Cast) -> Case:
    """A review was held and another period agreed."""
    case, _ = taught(cast, 170, 150)
    meet(cast.place, case, cast.child, cast.place.back(58), MeetingKind.REVIEW)
    continue_on(cast.place, case, cast.place.back(48))
    return case


def ended(cast: Cast) -> Case:
    """Back at school for some weeks, and closed."""
    case, _ = taught(cast, 210, 180)
    meet(cast.place, case, cast.child, cast.place.back(70), MeetingKind.REVIEW)
    come_back(cast.place, case, cast.place.back(40))
    return case


def refused(cast: Cast) -> Case:
    """Not agreed to, with its letters, and the family asks the council to look again."""
    case = send(cast.place, cast.child, cast.place.back(45))
    take_on(cast.place, case, cast.place.back(44))
    said = cast.place.said["refuse"]
    decision = settle(cast.place, case, cast.place.back(30), said["outcome"], cast.child["because"], said["reasons"])
    about = cast.child["challenge"]
    challenge(cast.place, case, decision, cast.child["parent"]["name"], cast.place.back(10), about)
    return case


STORIES: dict[str, Callable[[Cast], Case]] = {
    "received": received, "waiting": waiting, "decided": decided, "planning": planning, "provided": provided,
    "review": review, "continued": continued, "ended": ended, "refused": refused,
}  # fmt: skip
