"""The typed parts of a route: what pages, letters and task lists show. Conditions are compiled elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wizard.routes.asked import Choice, Step

__all__ = [
    "Circumstance",
    "Clause",
    "Clock",
    "Contact",
    "NamedTest",
    "Officer",
    "Onward",
    "Part",
    "Party",
    "Requirement",
    "RouteIdentity",
    "Say",
    "Start",
    "Step",
    "VerdictRow",
    "Withdrawal",
]


@dataclass(frozen=True, slots=True)
class Clause:
    """A citation: a clause of the edition (uid, number, sha256) or a statute in the library (reference, at)."""

    key: str
    uid: str = ""
    number: str = ""
    sha256: str = ""
    reference: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to turn to, by role. Empty strings where the document is silent."""

    key: str
    label: str
    email: str = ""
    phone: str = ""
    address: str = ""
    about: str = ""
    checked: str = ""


@dataclass(frozen=True, slots=True)
class Officer:
    """The named officer's role, and the key of the contact that reaches them."""

    role: str
    contact: str


@dataclass(frozen=True, slots=True)
class Party:
    """Who may start, contribute, sign, submit, decide or end."""

    key: str
    label: str
    kind: str
    may: tuple[str, ...]
    sign_in: str = "account"


@dataclass(frozen=True, slots=True)
class Start:
    """The start page. `contact` is a contact key or empty; lists are tuples of plain sentences."""

    lead: str = ""
    for_whom: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    need: tuple[str, ...] = ()
    time: str = ""
    how: tuple[str, ...] = ()
    who: str = ""
    contact: str = ""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Handover:
    """How a submission reaches the system that takes it on. `acknowledged` is a clock key or empty."""

    system: str
    export: tuple[str, ...]
    how: str
    acknowledged: str = ""
    cites: tuple[str, ...] = ()
    assumed: str = ""


@dataclass(frozen=True, slots=True)
class RouteIdentity:
    """The document's `route` entry, less officer and start page. `handover` only where `received_by` names another."""

    key: str
    kind: str
    title: str
    authority: str
    service: str = ""
    version: int = 1
    effective_from: str = ""
    effective_to: str = ""
    edition: str = ""
    received_by: str = ""
    handover: Handover | None = None
    copies_to: tuple[str, ...] = ()
    change_note: str = ""
    once_for: str = ""

    @property
    def filled_in_here(self) -> bool:
        """Whether people answer its questions page by page: not a page that leads elsewhere, nor an alert that a school
        sends from its register.
        """
        return self.kind != "start_page" and not self.once_for


@dataclass(frozen=True, slots=True)
class Say:
    """What a circumstance's page says; `next` lists the alternatives."""

    heading: str
    body: str = ""
    next: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Onward:
    """Where a circumstance sends people: another route, a contact key, or a kind of council."""

    route: str = ""
    contact: str = ""
    council: str = ""


@dataclass(frozen=True, slots=True)
class Circumstance:
    """One row of the circumstances table, as shown."""

    key: str
    title: str
    outcome: str
    say: Say
    to: Onward = Onward()
    ask_school: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    assumed: str = ""

    @property
    def stops(self) -> bool:
        """Whether this row ends the reading of the table: divert, signpost or refuse."""
        return self.outcome in {"divert", "signpost", "refuse"}


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """One row of an evidence table: what it concludes and what it tells people."""

    verdict: str
    say: str
    instead: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document and the parties that may complete it."""

    key: str
    title: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """To whom consent is withdrawn, how, and what that changes."""

    to: str = ""
    effect: str = ""
    how: str = "any"


@dataclass(frozen=True, slots=True)
class Requirement:
    """Evidence, document, consent or check. Fields of the other kinds are empty.

    `item_fields` names what the verdict rows read of an item (type, author, how_seen, ...), in asking order.
    `lasts_months` is 0 where the route does not say how long an agreement counts. `words` are what everybody who signs
    a document agrees to, `signer_words` what one party alone does.
    """

    key: str
    kind: str
    title: str
    need: str
    gate: str
    hint: str = ""
    why: str = ""
    say: str = ""
    by: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    waive_reasons: tuple[Choice, ...] = ()
    waive_by: tuple[str, ...] = ()
    due: str = ""
    readers: tuple[str, ...] = ()
    copies_to: tuple[str, ...] = ()
    sensitivity: str = "ordinary"
    retain: str = ""
    purpose: str = ""
    types: tuple[Choice, ...] = ()
    authors: tuple[Choice, ...] = ()
    contents: tuple[Choice, ...] = ()
    enough: int = 1
    verdicts: tuple[VerdictRow, ...] = ()
    otherwise: str = ""
    item_fields: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    template: str = ""
    words: str = ""
    signed_by: tuple[str, ...] = ()
    signer_words: Mapping[str, str] = field(default_factory=dict)
    form: str = ""
    attested_by: tuple[str, ...] = ()
    scopes: tuple[Choice, ...] = ()
    withdraw: Withdrawal = Withdrawal()
    basis: str = ""
    lasts_months: int = 0
    cites: tuple[str, ...] = ()
    assumed: str = ""


@dataclass(frozen=True, slots=True)
class NamedTest:
    """A rule, threshold or judgement by name. `question` is asked where a threshold has no marks.

    Of a threshold: `absence` (health, any, unauthorised, or codes), `run`, `basis`, `window` and `half_days` say how
    marks are counted.
    """

    key: str
    kind: str
    title: str
    ask: str = ""
    question: str = ""
    measure: str = ""
    absence: str | tuple[str, ...] = ""
    run: str = ""
    basis: tuple[str, ...] = ()
    window: str = ""
    within: tuple[int, str] | None = None
    half_days: str = ""
    warn_at: float | None = None
    by: tuple[str, ...] = ()
    look_at: tuple[str, ...] = ()
    reasons: tuple[Choice, ...] = ()
    cites: tuple[str, ...] = ()
    assumed: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """A due moment: whose task it is and what happens then (never an end of provision)."""

    key: str
    title: str
    owner: str
    do: str
    say: str
    who: str = ""
    cites: tuple[str, ...] = ()
    assumed: str = ""
