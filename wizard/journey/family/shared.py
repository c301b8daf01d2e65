"""What would be shared if the family agreed: sections and files, for the page behind a link. No answer is shown."""

from dataclasses import dataclass

from links.models import Link
from wizard.consent.models import FamilyPerson
from wizard.consent.service import people_of
from wizard.evidence.enums import Readers
from wizard.evidence.models import EvidenceItem
from wizard.journey.pages import closing_step
from wizard.journey.situation import Situation


@dataclass(frozen=True)
class Shared:
    """Titles of sections, names of files, and whether the names of other people's files are left out."""

    sections: list[str]
    files: list[str]
    names_left_out: bool


def shared_of(situation: Situation, link: Link) -> Shared:
    """Returns what this person may know of what goes out.

    Files that only some may read are never named. Where parents live apart, nobody reads the names of files that
    are not their own.
    """
    closing = closing_step(situation.route)
    steps = [situation.route.steps[key] for key in situation.shape.shown_steps]
    sections = [step.title for step in steps if step is not closing]
    apart = any(one.lives_apart for one in people_of(situation.referral))
    open_to_all = [item for item in situation.items if item.readers == Readers.ALL]
    named = [item for item in open_to_all if item.by_link == link.public_id or (not item.by_link and not apart)]
    return Shared(sections, [item.original_name for item in named], len(named) < len(situation.items))


def own_files(situation: Situation, link: Link) -> list[EvidenceItem]:
    """Returns the files that came by this person's own link."""
    return [item for item in situation.items if item.by_link == link.public_id]


def child_of(situation: Situation, person: FamilyPerson) -> str:
    """Returns what the page calls the pupil to this person."""
    return situation.pupil or "your child"
