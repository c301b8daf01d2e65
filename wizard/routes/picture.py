"""A route as a picture: the way down the left, what leaves it on the right. The text twin reads the same stations.

A second drawing, for phones, sets what leaves the way beneath the station it leaves. Units are those of the drawing:
either is shown at about its own width, so a line of 16 units is read as one of 16 pixels.
"""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from wizard.routes.in_words import WORDS
from wizard.routes.sentences import Sentences, sentences_of

JSON = dict[str, Any]

WIDTH, LEFT, WIDE, RIGHT, RIGHT_WIDE = 760, 12, 344, 420, 328
NARROW, NARROW_WIDE, INDENT, TRUNK, NARROW_CHARS = 360, 344, 40, 24, 32
LINE, PAD, GAP, TITLE_CHARS, BRANCH_CHARS = 22, 12, 26, 33, 31
STOPPING = {
    "refuse": "Stops, with other ways",
    "divert": "Goes elsewhere",
    "signpost": "Shows another way",
}
GOING_ON = {"discretion": "An officer decides", "linked_child": "A linked child", "proceed": "Goes on, and says so"}
OUTCOMES = {
    "agree": "Agreed",
    "decline": "Declined",
    "not_now": "Not now",
    "advise": "Advice",
    "meet": "A meeting",
    "more_information": "More information",
}


@dataclass(frozen=True, slots=True)
class Branch:
    """What leaves a station: when, what becomes of it, and the look ("stop", "warn" or "good")."""

    title: str
    when: str
    outcome: str
    look: str


@dataclass(frozen=True, slots=True)
class Station:
    """One stop on the way: what happens there, small print beneath, and its branches."""

    title: str
    notes: tuple[str, ...]
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A drawn box: corner, size, lines of words with their baselines, and its look."""

    x: int
    y: int
    width: int
    height: int
    title: tuple[tuple[int, str], ...]
    notes: tuple[tuple[int, str], ...]
    look: str

    @property
    def middle(self) -> int:
        return self.y + self.height // 2

    @property
    def bottom(self) -> int:
        return self.y + self.height

    @property
    def words_from(self) -> int:
        """Where its lines of words begin."""
        return self.x + 16


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes of the way, boxes that branch off with the height they leave at, and the size of the whole."""

    way: tuple[Box, ...]
    branches: tuple[tuple[Box, int], ...]
    height: int
    width: int = WIDTH

    @property
    def links(self) -> list[str]:
        """Path of each line from the foot of a box of the way to the head of the next."""
        x = TRUNK if self.width == NARROW else 40
        return [f"M{x} {one.bottom}V{after.y}" for one, after in pairwise(self.way)]

    @property
    def arms(self) -> list[str]:
        """Path of each line from the way to what branches off."""
        if self.width == NARROW:
            return [f"M{TRUNK} {start}V{box.middle}H{box.x}" for box, start in self.branches]
        return [f"M{LEFT + WIDE} {start}H388V{box.middle}H{box.x}" for box, start in self.branches]


@dataclass(frozen=True, slots=True)
class Picture:
    """One route drawn twice, for wide pages and for phones, and its stations in words."""

    wide: Drawing
    narrow: Drawing
    stations: tuple[Station, ...]


def picture_of(data: JSON) -> Picture:
    """Returns the picture of a document of valid shape."""
    stations = tuple(stations_of(data))
    return Picture(_wide(stations), _narrow(stations), stations)


def _narrow(stations: tuple[Station, ...]) -> Drawing:
    way: list[Box] = []
    branches: list[tuple[Box, int]] = []
    y = PAD
    for station in stations:
        box = _box(8, y, NARROW_WIDE, station.title, station.notes, "way", NARROW_CHARS)
        way.append(box)
        y = box.bottom
        for branch in station.branches:
            found = _box(
                8 + INDENT,
                y + PAD,
                NARROW_WIDE - INDENT,
                branch.title,
                (branch.outcome,),
                branch.look,
                NARROW_CHARS - 4,
            )
            branches.append((found, box.bottom))
            y = found.bottom
        y += GAP
    return Drawing(tuple(way), tuple(branches), y - GAP + PAD, NARROW)


def _wide(stations: tuple[Station, ...]) -> Drawing:
    way: list[Box] = []
    branches: list[tuple[Box, int]] = []
    y = PAD
    for station in stations:
        box = _box(LEFT, y, WIDE, station.title, station.notes, "way", TITLE_CHARS)
        way.append(box)
        below = y
        for branch in station.branches:
            found = _box(RIGHT, below, RIGHT_WIDE, branch.title, (branch.outcome,), branch.look, BRANCH_CHARS)
            branches.append((found, box.middle))
            below = found.bottom + PAD
        y = max(box.bottom, below - PAD) + GAP
    return Drawing(tuple(way), tuple(branches), y - GAP + PAD)


def stations_of(data: JSON) -> Iterator[Station]:
    """Yields the stations of a route in the order a referral passes them."""
    words = sentences_of(data)
    steps = data.get("steps", [])
    early = [step for step in steps if step.get("gate") == "start"]
    yield from (_step(step, words) for step in early)
    yield Station(
        "Is this the right way?", (), tuple(_circumstance(row, words) for row in data.get("circumstances", []))
    )
    yield from (_step(step, words) for step in steps if step not in early)
    wanted = [one for one in data.get("requirements", []) if one["gate"] == "submit"]
    if wanted:
        yield Station("Papers and agreements", tuple(_wanted(one, words) for one in wanted))
    yield Station("Sent", _received(data))
    casework = data.get("casework", {})
    if casework:
        yield Station("Decision", _deciding(casework, words), tuple(_outcomes(casework)))
        later = [one for one in data.get("requirements", []) if one["gate"] not in ("start", "submit")]
        yield Station("Teaching", tuple(line["label"] for line in casework["provision"]["lines"]))
        yield Station("End", (), tuple(Branch(one["label"], "", "A person ends it", "good") for one in _ends(casework)))
        if later:
            yield Station("Also needed along the way", tuple(_wanted(one, words) for one in later))


def _step(step: JSON, words: Sentences) -> Station:
    count = len(step["questions"])
    notes = [f"{count} question{'' if count == 1 else 's'}"]
    if "when" in step:
        notes.append(f"Only if {words.condition(step['when'])}")
    return Station(step["title"], tuple(notes))


def _circumstance(row: JSON, words: Sentences) -> Branch:
    outcome = row["outcome"]
    look = "stop" if outcome == "refuse" else "warn" if outcome in STOPPING else "good"
    when = f"If {words.condition(row['when'])}" if "when" in row else "Everyone else"
    return Branch(row["title"], when, STOPPING.get(outcome) or GOING_ON[outcome], look)


def _wanted(requirement: JSON, words: Sentences) -> str:
    need = {"must": "needed", "expected": "expected", "optional": "if there is any"}.get(requirement["need"], "")
    return f"{requirement['title']} ({need})" if need else str(requirement["title"])


def _received(data: JSON) -> tuple[str, ...]:
    other = data["route"].get("received_by")
    contacts = {one["key"]: one["label"] for one in data.get("contacts", [])}
    taken = contacts.get(other or "", other)
    return (f"Taken on by {taken}",) if taken else (f"Received by {data['route'].get('service', 'the service')}",)


def _deciding(casework: JSON, words: Sentences) -> tuple[str, ...]:
    by = [words.parties.get(one, one) for one in casework["decision"]["by"]]
    meets = [
        f"{one['title']}: {WORDS.get(one['meets'], one['meets']).replace('_', ' ')}"
        for one in casework.get("panels", [])
    ]
    return (f"By {', '.join(by)}", *meets)


def _outcomes(casework: JSON) -> Iterator[Branch]:
    for one in casework["decision"]["outcomes"]:
        look = {"agree": "good", "decline": "stop"}.get(one["kind"], "warn")
        yield Branch(one["label"], "", OUTCOMES[one["kind"]], look)


def _ends(casework: JSON) -> list[JSON]:
    found: list[JSON] = casework["provision"]["ends"]
    return found


def _box(x: int, y: int, width: int, title: str, notes: tuple[str, ...], look: str, chars: int) -> Box:
    titles = textwrap.wrap(title, chars)
    small = [line for note in notes for line in textwrap.wrap(note, chars + 4)]
    first = y + PAD + LINE - 6
    lines = [first + place * LINE for place in range(len(titles) + len(small))]
    height = PAD * 2 + LINE * len(lines)
    cut = len(titles)
    return Box(
        x,
        y,
        width,
        height,
        tuple(zip(lines[:cut], titles, strict=True)),
        tuple(zip(lines[cut:], small, strict=True)),
        look,
    )
