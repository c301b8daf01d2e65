"""Which part of a document has which screen: the lists of the overview, and the way from a pointer to a screen."""

import re
from dataclasses import dataclass
from typing import Any

from wizard.routes.in_words import COUNCILS
from wizard.routes.part_changes import NoSuchPart, part_at
from wizard.routes.part_forms.words import with_article

JSON = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """A sort of part. `part` names its form; `one` is what one is called; `about` what the list is for.

    `list` is the pointer of the list it stands in, blank for a part there is one of.
    """

    name: str
    part: str
    one: str
    heading: str
    about: str
    list: str = ""
    pointer: str = ""
    icon: str = "list-ul"

    @property
    def a_one(self) -> str:
        """What one part is called, with its article."""
        return with_article(self.one)

    @property
    def anchor(self) -> str:
        """The id of the list, or of the one part, on the overview."""
        return anchor_of(self.pointer or self.list)


IDENTITY = Place(
    "route",
    "route",
    "route",
    "The route itself",
    "What it is called, whose it is and from when.",
    pointer="/route",
    icon="doc-full",
)
START = Place(
    "start",
    "start",
    "start page",
    "Start page",
    "What people read before they begin.",
    pointer="/route/start",
    icon="home",
)
SECTIONS = Place(
    "steps",
    "step",
    "section",
    "Sections and their questions",
    "What is asked, in order. Each section is answered by the people named in it.",
    "/steps",
    icon="form",
)
QUESTION = Place("questions", "question", "question", "Questions", "", icon="help")
LISTS = (
    Place(
        "parties",
        "party",
        "person or team",
        "Who takes part",
        "Everybody who may start, add to, sign, send or decide.",
        "/parties",
        icon="group",
    ),
    Place(
        "contacts",
        "contact",
        "contact",
        "Whom to turn to",
        "People and services named on the pages.",
        "/contacts",
        icon="mail",
    ),
    Place(
        "duty",
        "duty_row",
        "row",
        "Whose duty it is",
        "Which council has to act. The first row that fits counts; the last has no condition.",
        "/duty",
        icon="site",
    ),
    SECTIONS,
    Place(
        "tests", "test", "rule", "Rules and limits", "Named rules that other conditions read.", "/tests", icon="cogs"
    ),
    Place(
        "circumstances",
        "circumstance",
        "circumstance",
        "Circumstances",
        "What becomes of a case. The first that stops it counts; the last has no condition.",
        "/circumstances",
        icon="resubmit",
    ),
    Place(
        "requirements",
        "requirement",
        "paper or agreement",
        "Evidence, papers and agreements",
        "What has to be there, and before which point.",
        "/requirements",
        icon="clipboard-list",
    ),
    Place("clocks", "clock", "date", "Dates", "What is due when, and what happens then.", "/clocks", icon="calendar"),
)
DECISION = Place(
    "decision",
    "casework.decision",
    "decision",
    "The decision",
    "Who decides, on what, with which outcomes and reasons.",
    pointer="/casework/decision",
    icon="success",
)
TEACHING = Place(
    "provision",
    "casework.provision",
    "teaching",
    "Teaching",
    "What is arranged, by whom, how many hours and how it ends.",
    pointer="/casework/provision",
    icon="user",
)
CASEWORK = (
    Place("panels", "casework.panels", "panel", "Panels", "Meetings that decide.", "/casework/panels", icon="group"),
    Place(
        "funding",
        "casework.funding",
        "rule on money",
        "Money",
        "Who pays, from when.",
        "/casework/funding",
        icon="order",
    ),
)
SINGLE = {place.pointer: place for place in (IDENTITY, START, DECISION, TEACHING)}
LISTED = {place.list: place for place in (*LISTS, *CASEWORK)}
QUESTION_LIST = re.compile(r"/steps/\d{1,3}/questions")
SCREEN = re.compile(r"(/steps/\d{1,3}/questions/\d{1,3}|/casework/(?:panels|funding)/\d{1,3}|/[a-z]+/\d{1,3})(?=/|$)")


def place_of(pointer: str) -> Place:
    """Returns the sort of the part a pointer names. Raises NoSuchPart where there is no screen."""
    if pointer in SINGLE:
        return SINGLE[pointer]
    above, _, last = pointer.rpartition("/")
    if not last.isdecimal():
        raise NoSuchPart(pointer)
    return place_of_list(above)


def place_of_list(pointer: str) -> Place:
    """Returns the sort of part a list holds. Raises NoSuchPart for what is not one of the lists."""
    if QUESTION_LIST.fullmatch(pointer):
        return QUESTION
    if pointer not in LISTED:
        raise NoSuchPart(pointer)
    return LISTED[pointer]


def screen_of(pointer: str) -> str:
    """Returns the pointer of the part on whose screen a pointer can be mended; blank when on none."""
    for single in sorted(SINGLE, key=len, reverse=True):
        if f"{pointer}/".startswith(f"{single}/"):
            return single
    found = SCREEN.match(pointer)
    above = found.group(1).rpartition("/")[0] if found else ""
    return found.group(1) if found and (above in LISTED or QUESTION_LIST.fullmatch(above)) else ""


def title_of(data: JSON, pointer: str) -> str:
    """Returns what the part at a pointer is called; its sort where it has no name. Raises NoSuchPart."""
    part = part_at(data, pointer)
    if pointer in SINGLE:
        return SINGLE[pointer].heading
    return name_of(part) or place_of(pointer).one.capitalize()


def name_of(part: JSON) -> str:
    """Returns a part's own name."""
    name = part.get("title") or part.get("ask") or part.get("label") or COUNCILS.get(part.get("council", ""), "")
    return f"{name[:1].upper()}{name[1:]}"


def anchor_of(pointer: str) -> str:
    """Returns the id of a part's row on the overview."""
    return f"part{pointer.replace('/', '-')}"
