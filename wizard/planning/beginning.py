"""What stands before the start of provision. Pure: it says what is missing, and a person decides."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that the route wants before provision starts."""

    about: str
    say: str


@dataclass(frozen=True, slots=True)
class ToSign:
    """An agreement that the route wants signed: by whom, and who has."""

    key: str
    title: str
    signers: tuple[str, ...]
    signed: frozenset[str]


def lacks_before_start(
    *,
    decided: bool,
    part_a: bool,
    package: bool,
    agreements: Sequence[ToSign],
    party_labels: Mapping[str, str],
    starts_known: bool,
    papers: Sequence[str] = (),
    hours_known: bool = True,
) -> list[Lack]:
    """Returns what is missing, in the order people would put it right; none when provision may start.

    Part A stands before the start (requirement N130); the agreement is signed by all before placement (E58). `papers`
    are the titles of those that the school has not brought (E56).
    """
    found = []
    if not decided:
        found.append(Lack("decision", "The council has not agreed to arrange education yet"))
    if not part_a:
        found.append(Lack("part_a", "Part A of the Planning and Review Record is not written yet"))
    found += [Lack(f"paper:{title}", f"{title}: the school has not handed it in yet") for title in papers]
    if not package:
        found.append(Lack("package", "The package names nothing that is to be provided"))
    if not hours_known:
        found.append(Lack("hours", "Nobody has said yet how many hours a week are full time for this pupil"))
    for one in agreements:
        missing = [party_labels.get(key, key) for key in one.signers if key not in one.signed]
        if missing:
            found.append(Lack(f"agreement:{one.key}", f"{one.title}: not signed by {in_a_row(missing)}"))
    if not starts_known:
        found.append(Lack("starts_on", "The first day is not known yet"))
    return found


def in_a_row(words: Sequence[str]) -> str:
    """Returns "a", "a and b", "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def who_is_next(
    waiting: Sequence[tuple[int, str, int]], placed: int, places: int | None, offered: Collection[int] = ()
) -> list[int]:
    """Returns the claims that a free place goes to: (priority, day asked as ISO, claim) in that order.

    `places` None: nobody said how many there are, so nobody waits and every claim is placed. `offered` are claims that
    are being placed at this moment and count as placed.
    """
    line = sorted(one for one in waiting if one[2] not in offered)
    if places is None:
        return [claim for _, _, claim in line]
    return [claim for _, _, claim in line[: max(places - placed - len(offered), 0)]]


def below_full_time(hours: float, full_time: float | None) -> bool:
    """Whether the hours of a week are fewer than full time; a reason and a next look are owed then (facts: s19)."""
    return full_time is not None and hours < full_time
