"""What is signed because of a thing in the package: a robot that is lent, lessons in the home. No gate hangs on it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from wizard.planning.models import PackageLine
from wizard.routes.service import Requirement, Route

#: The gate of a paper that is no requirement of the route: nothing waits for it.
NO_GATE = "none"


@dataclass(frozen=True, slots=True)
class OwnPaper:
    """A paper for one line of a package: its title, the kinds of parties that sign, and its words.

    `line` is the key by which routes name the thing; `parts` are the words for one kind of party, to its face.
    """

    line: str
    title: str
    kinds: tuple[str, ...]
    body: str
    parts: dict[str, str]


ROBOT = OwnPaper(
    "av1", "Agreement about the robot", ("school", "parent", "pupil"),
    "The robot stands in class in the pupil’s place. The pupil hears and sees the lesson through it and can speak. "
    "It has no screen: nobody in class sees the pupil.\n"
    "The school carries it to the lessons, charges it, and tells the class and those who teach what it is.\n"
    "Nobody takes pictures, screenshots or recordings through it, in class or at home. Nobody but the pupil watches.\n"
    "The robot belongs to whoever lends it. It is given back when it is no longer used, and a fault is told at once.",
    {
        "parent": "We see that only our child watches the lesson, in a room where nobody else sees the screen.\n"
        "Nobody in our home takes pictures, screenshots or recordings.\n"
        "We tell the school when it does not work, and give it back when it is no longer used.",
        "pupil": "The robot is your place in class. You see and hear the others. Nobody sees you.\n"
        "You decide when you look, listen or speak. You can switch it off when it is too much.\n"
        "You take no pictures, screenshots or recordings, and you let nobody else watch.",
    },
)  # fmt: skip
HOME_LESSONS = OwnPaper(
    "hlsa", "Agreement about lessons at home", ("parent", "school"),
    "An assistant comes to the home at the times that were agreed, to help with the work that the school sets.\n"
    "The school sends the work in time, marks it, and says what comes next.\n"
    "It was said plainly at the meeting: it is for the parent or carer to have the child ready when the assistant "
    "comes.",
    {
        "parent": "I have my child ready when the assistant comes: up, dressed, and at a table with the work.\n"
        "An adult of the family is in the home the whole time.\n"
        "If my child is too unwell that day, I ring before the assistant sets out.",
    },
)  # fmt: skip
OWN_PAPERS = {f"own_{one.line}": one for one in (ROBOT, HOME_LESSONS)}

#: The parts of any agreement for a parent and for the pupil (requirements E100, E102 to E104, N141).
PARTS = {
    "parent": "We talk with our child about why going back to school is worth it, and help with each step.\n"
    "We keep our child safe at the times when nobody teaches.\n"
    "We help our child to stay in touch with school and with friends.\n"
    "We have our child ready when somebody comes to teach or a lesson begins.\n"
    "We come to the meetings, and tell the school and the council early when something changes or goes wrong.",
    "pupil": "I try to be ready when a lesson begins, and I take part when I am well enough.\n"
    "I say what I think and what I need. Somebody listens and writes it down.\n"
    "I do the work that I can, and I say when it is too much.\n"
    "I help to plan how I go back to school, one step after the other.",
}


def papers_for(lines: Sequence[PackageLine], drawn_up: Collection[str], route: Route) -> list[Requirement]:
    """Returns what is signed for the things of a package, as documents that the route might have named.

    What was drawn up once stays to be read when the thing is given back: `drawn_up` are keys of agreements.
    """
    have = {one.line for one in lines}
    return [
        Requirement(key, "document", paper.title, "expected", NO_GATE, signed_by=signers_in(paper, route))
        for key, paper in OWN_PAPERS.items()
        if paper.line in have or key in drawn_up
    ]


def signers_in(paper: OwnPaper, route: Route) -> tuple[str, ...]:
    """Returns the route's parties of the kinds that sign a paper."""
    return tuple(key for key, party in route.parties.items() if party.kind in paper.kinds)
