"""The parts of an enquiry: which there are for whom, and which still lack something. Pure."""

from dataclasses import dataclass

from wizard.enquiries.enums import FOR_THE_FAMILY, NEAR_A_WARD, WITHOUT_A_NAME, OnRoll, Starter, Wanted
from wizard.enquiries.models import Enquiry


@dataclass(frozen=True, slots=True)
class Part:
    """One page. `lacking` names what is wanting, in words; empty when it is done."""

    key: str
    title: str
    lacking: str = ""


def parts_of(enquiry: Enquiry) -> list[Part]:
    """Returns the pages of an enquiry in their order, each with what it still lacks."""
    parts = [Part("you", "About you", you_lacks(enquiry)), Part("what", "What you ask", what_lacks(enquiry))]
    if enquiry.wanted == Wanted.GENERAL:
        return parts
    parts.append(Part("child", "About the child", child_lacks(enquiry)))
    if enquiry.starter in FOR_THE_FAMILY and not asks_without_a_name(enquiry):
        parts.append(Part("agreed", "Who in the family agreed", agreed_lacks(enquiry)))
    if enquiry.on_roll == OnRoll.SCHOOL and enquiry.starter != Starter.SCHOOL:
        parts.append(Part("school", "Whether the school may be told", school_lacks(enquiry)))
    return parts


def asks_without_a_name(enquiry: Enquiry) -> bool:
    """Whether a school or professional asks about a child without saying who it is (requirement N19)."""
    return enquiry.starter in WITHOUT_A_NAME and bool(enquiry.on_roll) and not enquiry.child_name


def may_have_siblings(enquiry: Enquiry) -> bool:
    """Whether brothers and sisters are asked for: of families that moved to be near a child in hospital."""
    return enquiry.starter in NEAR_A_WARD and bool(enquiry.ward)


def ready(enquiry: Enquiry) -> bool:
    """Whether it can be sent: only what the council needs to answer at all is required."""
    return not any(part.lacking for part in parts_of(enquiry))


def you_lacks(enquiry: Enquiry) -> str:
    """Returns what is wanting about the person."""
    if not enquiry.name:
        return "Your name"
    return "Your role" if enquiry.starter in FOR_THE_FAMILY and not enquiry.role else ""


def child_lacks(enquiry: Enquiry) -> str:
    """Returns what is wanting about the child; the council can ask for more."""
    if not enquiry.child_name and enquiry.starter not in WITHOUT_A_NAME:
        return "The child’s name"
    return "" if enquiry.on_roll else "Whether the child has a school"


def what_lacks(enquiry: Enquiry) -> str:
    """Returns what is wanting of the question."""
    if not enquiry.wanted:
        return "What you ask for"
    return "" if enquiry.about.strip() else "What is happening"


def agreed_lacks(enquiry: Enquiry) -> str:
    """Returns what is wanting of the family's agreement."""
    return "" if enquiry.agreed_by and enquiry.agreed_on else "Who agreed, and when"


def school_lacks(enquiry: Enquiry) -> str:
    """Returns what is wanting: a clear yes or no."""
    return "Yes or no" if enquiry.tell_school is None else ""
