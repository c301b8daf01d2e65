"""The words of letters: the fields a template may hold, our own first templates, and a template filled for one case."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils import timezone
from django.utils.dateformat import format as format_date

from people.models import Authority
from wizard.casework.enums import OutcomeKind
from wizard.casework.models import Case, Decision, LetterTemplate
from wizard.routes.service import Route, Way, casework_of, route_of

FIELDS = {
    "reference": "The referral’s reference",
    "pupil": "The pupil’s name",
    "school": "The school’s name",
    "council": "The council’s name",
    "sent_on": "The day the referral was sent",
    "decided_on": "The day of the decision",
    "outcome": "What was decided, in the policy’s words",
    "because": "The officer’s reasons, in their own words",
    "reasons": "The policy’s reasons that apply",
    "next": "What happens next",
    "look_again_on": "The day on which the council looks again",
    "officer": "The role of the officer to speak to",
    "contact": "How to reach that officer",
    "how_to_challenge": "Council’s review, complaint, Ombudsman",
    "ended_on": "The last day of what was provided",
    "end_reason": "Why it ended, in the policy’s words",
    "views": "What everybody thought about the end",
    "onward": "What follows the end",
    "duty": "How the council meets its duty after the end",
}
FIELD = re.compile(r"\{([^{}]*)\}")
SILENCE, ENDED = "silence", "ended"
REFUSES = frozenset({OutcomeKind.DECLINE, OutcomeKind.NOT_NOW, OutcomeKind.ADVISE})
CHALLENGE = (
    "If you do not agree: first ask us to look at it again. Write or ring, say what you think is wrong, and send "
    "anything new. Somebody who did not take part in the first decision looks at it. If you are still not content, "
    "make a complaint to the council; we tell you how and by when we answer. After our last answer, or when we do not "
    "answer in time, you can turn to the Local Government and Social Care Ombudsman, www.lgo.org.uk. "
    "It costs nothing."
)
NEXT = {
    OutcomeKind.AGREE: "The school finds a date with you for a meeting at which we plan the education together.",
    OutcomeKind.DECLINE: "The school goes on supporting the child and keeps in touch with the family.",
    OutcomeKind.NOT_NOW: "We look at it again on {look_again_on}, or earlier if something changes.",
    OutcomeKind.ADVISE: "The school does what is advised above, and may ask us again at any time.",
    OutcomeKind.MEET: "We find a date for a meeting with everybody who helps the child.",
    OutcomeKind.MORE_INFORMATION: "We decide as soon as what is missing has come. Nothing has to be filled in again.",
}


@dataclass(frozen=True, slots=True)
class Words:
    """A letter's subject and body."""

    subject: str
    body: str


TOP = "Dear {name},\n\n"
END = "\n\nYou can speak to: {officer}. {contact}\n\n{council}"
ABOUT = "{pupil}, {school}. Our reference: {reference}."
REASONED = "{because}\n\n{reasons}\n\nWhat happens next: {next}"
DEFAULTS = {
    OutcomeKind.AGREE: (
        "Agreed",
        Words("Education for {pupil}: agreed ({reference})",
              f"{TOP}{ABOUT}\n\nOn {{decided_on}} we decided: {{outcome}}.\n\nWhy: {REASONED}{END}"),
    ),
    OutcomeKind.DECLINE: (
        "Not agreed",
        Words("Our decision about {pupil} ({reference})",
              f"{TOP}{ABOUT}\n\nOn {{decided_on}} we decided: {{outcome}}.\n\nWhy: {REASONED}"
              f"\n\n{{how_to_challenge}}{END}"),
    ),
    OutcomeKind.NOT_NOW: (
        "Not now, looked at again",
        Words("Our decision about {pupil}, and when we look again ({reference})",
              f"{TOP}{ABOUT}\n\nOn {{decided_on}} we decided: {{outcome}}. We look at it again on {{look_again_on}}."
              f"\n\nWhy: {REASONED}\n\n{{how_to_challenge}}{END}"),
    ),
    OutcomeKind.ADVISE: (
        "Advice",
        Words("Our advice about {pupil} ({reference})",
              f"{TOP}{ABOUT}\n\nOn {{decided_on}} we decided: {{outcome}}.\n\nWhy: {REASONED}"
              f"\n\n{{how_to_challenge}}{END}"),
    ),
    OutcomeKind.MEET: (
        "A meeting first",
        Words("A meeting about {pupil} ({reference})",
              f"{TOP}{ABOUT}\n\nBefore we decide we would like to meet.\n\nWhy: {REASONED}{END}"),
    ),
    OutcomeKind.MORE_INFORMATION: (
        "More information",
        Words("We need something more about {pupil} ({reference})",
              f"{TOP}{ABOUT}\n\nWe cannot decide yet.\n\nWhy: {REASONED}{END}"),
    ),
}  # fmt: skip
SILENT = (
    "No decision by the date",
    Words("We have not decided yet about {pupil} ({reference})",
          f"{TOP}{ABOUT}\n\nWe have had this referral since {{sent_on}} and have not decided it by the day we should."
          f" That is our fault, not yours. Nothing is decided by our silence.\n\n{{how_to_challenge}}{END}"),
)  # fmt: skip
END_OF_PROVISION = (
    "End of provision",
    Words("The end of education arranged by the council for {pupil} ({reference})",
          f"{TOP}{ABOUT}\n\nWhat the council arranged ended on {{ended_on}}. The reason: {{end_reason}}."
          f"\n\nWhat was said about it: {{views}}\n\nWhat follows: {{onward}}"
          f"\n\n{{duty}}\n\n{{how_to_challenge}}{END}"),
)  # fmt: skip
WITHOUT_DECISION = {SILENCE: SILENT, ENDED: END_OF_PROVISION}
KINDS = {
    **{str(kind): name for kind, (name, _) in DEFAULTS.items()},
    **{kind: name for kind, (name, _) in WITHOUT_DECISION.items()},
}

_more: dict[str, Callable[[Case], Mapping[str, str]]] = {}


def register_letter_values(kind: str, provider: Callable[[Case], Mapping[str, str]]) -> None:
    """A room above says what stands for some fields in one kind of letter, from AppConfig.ready."""
    _more[kind] = provider


def default_of(kind: str) -> Words:
    """Returns our own words for a kind of letter. Raises KeyError for none."""
    return WITHOUT_DECISION[kind][1] if kind in WITHOUT_DECISION else DEFAULTS[OutcomeKind(kind)][1]


def words_of(authority: Authority, kind: str) -> Words:
    """Returns the authority's template for a kind of letter, else our own."""
    own = LetterTemplate.objects.filter(authority=authority, key=kind).first()
    return Words(own.subject, own.body) if own else default_of(kind)


def unknown_fields(text: str) -> list[str]:
    """Returns the names in braces that no letter knows."""
    return [name for name in dict.fromkeys(FIELD.findall(text)) if name not in FIELDS and name != "name"]


def lacks_challenge(kind: str, text: str) -> bool:
    """Whether a letter that refuses, or follows on silence, leaves out how to challenge it."""
    return kind in {*REFUSES, SILENCE, ENDED} and "Ombudsman" not in text


def values_of(case: Case, decision: Decision | None, name: str, about: str = "") -> dict[str, str]:
    """Returns what stands for each field in a letter about this case; `about` is the kind of one without a decision."""
    route = route_of(case.submission.referral.route_version)
    role, contact = officer_of(route)
    pupil = getattr(case, "pupil", None)
    again = format_date(decision.look_again_on, "j F Y") if decision and decision.look_again_on else ""
    kind = OutcomeKind(decision.kind) if decision else None
    return {
        "name": name,
        "reference": case.submission.reference,
        "pupil": pupil.name if pupil and pupil.name else "your child",
        "school": case.school.name,
        "council": case.authority.name,
        "sent_on": format_date(timezone.localtime(case.submission.submitted_at), "j F Y"),
        "decided_on": format_date(decision.decided_on, "j F Y") if decision else "",
        "outcome": decision.label if decision else "",
        "because": decision.because if decision else "",
        "reasons": reasons_of(decision),
        "next": NEXT[kind].replace("{look_again_on}", again) if kind else "",
        "look_again_on": again,
        "officer": role,
        "contact": contact,
        "how_to_challenge": how_to_challenge(case, route),
        **dict.fromkeys(("ended_on", "end_reason", "views", "onward", "duty"), ""),
        **(_more[about](case) if about in _more else {}),
    }


def how_to_challenge(case: Case, route: Route) -> str:
    """Returns what the law gives everybody, and before it what the route itself says of each way, one a line."""
    casework = casework_of(case.submission.referral.route_version)
    own = [way_in_words(one, route) for one in casework.challenges] if casework else []
    return "\n".join([*own, CHALLENGE])


def way_in_words(way: Way, route: Route) -> str:
    """Returns one way to challenge a decision: what it is called, to whom, by when, and how soon there is an answer."""
    contact = route.contacts.get(way.contact)
    to = ", ".join(part for part in (contact.label, contact.phone, contact.email) if part) if contact else ""
    lengths = [f"{before} {in_time(*one)} {after}" for before, one, after in (
        ("Within", way.within, "of our letter."), ("We answer within", way.answer_within, "of hearing from you."),
    ) if one]  # fmt: skip
    return " ".join(filter(None, [f"{way.label}{f': {to}' if to else ''}.", way.say, *lengths]))


def in_time(n: int, unit: str) -> str:
    """Returns "10 working days"."""
    words = unit.replace("_", " ")
    return f"{n} {words if n != 1 else words.removesuffix('s')}"


def reasons_of(decision: Decision | None) -> str:
    """Returns the policy's reasons as a sentence; nothing where none was chosen."""
    labels = "; ".join(str(one["label"]) for one in decision.reasons) if decision else ""
    return f"In the policy’s words: {labels}." if labels else ""


def officer_of(route: Route) -> tuple[str, str]:
    """Returns the named officer's role and how to reach them, as far as the route says."""
    if route.officer is None:
        return "the council’s officer", ""
    contact = route.contacts.get(route.officer.contact)
    ways = [contact.phone, contact.email] if contact else []
    return route.officer.role, ", ".join(way for way in ways if way)


def filled(text: str, values: Mapping[str, str]) -> str:
    """Returns a template with its fields filled; a field nobody knows stays as it is, and empty lines are closed up."""
    said = FIELD.sub(lambda found: values.get(found[1], found[0]), text)
    return re.sub(r"\n{3,}", "\n\n", said).strip()


def drafted(case: Case, decision: Decision | None, name: str, about: str = "") -> Words:
    """Returns a letter to somebody as its officer first sees it: the council's template, filled.

    `about` is the kind of one without a decision.
    """
    words = words_of(case.authority, decision.kind if decision else about)
    values = values_of(case, decision, name, about)
    return Words(filled(words.subject, values)[:200], filled(words.body, values))
