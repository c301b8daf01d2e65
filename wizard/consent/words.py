"""What a person is asked to agree to, in words; their hash is what an agreement is bound to. Pure."""

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any

from wizard.routes.service import Requirement, Route

MONTHS = 12  # where the policy names no time, an agreement is asked for anew when a year is over
LASTS = "Your answer counts for 12 months. The policy names no time, so this is the time Waymark keeps to."
IN_WRITING = "You can take it back at any time: on this page, or in writing to {asker}."
ANYHOW = "You can take it back at any time: on this page, or by telling {asker}."
SCHOOL, BEGINNER = "the school", "the person who asks you"


@dataclass(frozen=True)
class Words:
    """One consent as it is put to people. `scopes` are pairs of key and label; `signed` wants a name as signature."""

    title: str
    why: str
    scopes: tuple[tuple[str, str], ...]
    recipients: tuple[str, ...]
    lasts: str
    take_back: str
    effect: str
    basis: str = ""
    signed: bool = False

    def stored(self) -> dict[str, Any]:
        """Returns the words as JSON keeps them."""
        kept: dict[str, Any] = json.loads(json.dumps(asdict(self)))
        return kept

    @property
    def text(self) -> str:
        """Every word in one canonical text; the order of scopes and recipients counts too."""
        return json.dumps(self.stored(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @property
    def sha256(self) -> str:
        """What an agreement is bound to."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def scope_labels(self) -> dict[str, str]:
        """Scope key -> label."""
        return dict(self.scopes)


def words_of(route: Route, requirement: Requirement, authority: str, asker: str = SCHOOL) -> Words:
    """Returns the words of a route's consent; `authority` is the name of the council or trust that publishes it.

    `asker` is SCHOOL, or BEGINNER where somebody began the referral by a link.
    """
    back = IN_WRITING if requirement.withdraw.how == "writing" else ANYHOW
    return Words(
        title=requirement.title,
        why=requirement.why,
        scopes=tuple((one.key, one.label) for one in requirement.scopes),
        recipients=recipients_of(route, authority),
        lasts=how_long(requirement),
        take_back=back.format(asker=asker),
        effect=requirement.withdraw.effect,
        basis=requirement.basis,
        signed=requirement.form in ("signed", "attested"),
    )


def months_of(requirement: Requirement | None) -> int:
    """Returns for how many months an answer counts: what the route says, twelve where it says nothing."""
    return (requirement.lasts_months if requirement else 0) or MONTHS


def how_long(requirement: Requirement) -> str:
    """Returns in a sentence for how long an answer counts, and who says so."""
    if not requirement.lasts_months:
        return LASTS
    many = "1 month" if requirement.lasts_months == 1 else f"{requirement.lasts_months} months"
    return f"Your answer counts for {many}, as the policy says."


def recipients_of(route: Route, authority: str) -> tuple[str, ...]:
    """Returns who receives what is shared under this route: its service, the system that takes it on, and copies."""
    identity = route.identity
    service = f"{authority}: {identity.service}" if identity.service else authority
    system = (identity.handover.system,) if identity.handover else ()
    copies = tuple(route.contacts[key].label for key in identity.copies_to if key in route.contacts)
    return tuple(dict.fromkeys((service, *system, *copies)))


def words_to_ask_a_clinician(name: str, role: str, organisation: str, asker: str = SCHOOL) -> Words:
    """Returns the words of the family's agreement to one health professional being asked for facts."""
    who = ", ".join(part for part in (name, role, organisation) if part)
    they = asker.capitalize()
    return Words(
        title=f"May {asker} ask {name} for facts?",
        why=f"{they} would like to ask how the illness affects school. It saves you another appointment.",
        scopes=(("facts", f"{they} may ask {who} for facts about the illness, and share the answer as below"),),
        recipients=(who,),
        lasts=LASTS,
        take_back=ANYHOW.format(asker=asker),
        effect="Nobody is asked any more. What was answered before stays with the referral.",
    )


def from_stored(stored: dict[str, Any]) -> Words:
    """Returns the words a request was made with."""
    pairs = tuple((key, label) for key, label in stored["scopes"])
    return Words(**{**stored, "scopes": pairs, "recipients": tuple(stored["recipients"])})


def what_changed(before: Words, now: Words) -> str:
    """Returns in a sentence why it is asked again; empty when nothing changed."""
    told = []
    new, gone = set(now.recipients) - set(before.recipients), set(before.recipients) - set(now.recipients)
    told += [f"it would now also go to {one}" for one in sorted(new)]
    told += [f"it would no longer go to {one}" for one in sorted(gone)]
    if dict(before.scopes) != dict(now.scopes):
        told.append("what is asked for is not the same")
    if before.signed != now.signed:
        told.append("it has to be signed" if now.signed else "it need not be signed")
    if not told and before != now:
        told.append("the words have changed")
    return f"Asked again because {', and '.join(told)}." if told else ""
