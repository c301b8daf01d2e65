"""One sentence and one button for each case on the desk: what is due, out of what was worked out. Pure but for rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from wizard.casework.enums import CaseStatus, Move
from wizard.casework.models import Case, CaseTask, InfoRequest
from wizard.routes.service import route_of

LONGEST = 160
WITHDRAWN = "Withdrawn by the school. Read why, and decide whether the duty goes on."


@dataclass(frozen=True, slots=True)
class Words:
    """What promises and requests of the listed cases say, by their number."""

    tasks: Mapping[int, str]
    requests: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Step:
    """What to do next: a sentence, the button's verb and where it leads; `post` acknowledges on the spot."""

    say: str
    verb: str
    href: str
    post: bool = False


def words_for(cases: Iterable[Case]) -> Words:
    """Returns what the next tasks and requests of these cases say. Two queries at most."""
    abouts = [case.next_about.partition(":") for case in cases]
    tasks = [int(key) for kind, _, key in abouts if kind == "task"]
    requests = [int(key) for kind, _, key in abouts if kind == "request"]
    return Words(
        dict(CaseTask.objects.filter(pk__in=tasks).values_list("pk", "what")) if tasks else {},
        dict(InfoRequest.objects.filter(pk__in=requests).values_list("pk", "what")) if requests else {},
    )


def step_of(case: Case, words: Words) -> Step:
    """Returns what to do next in a case."""
    kind, _, key = case.next_about.partition(":")
    reference = case.submission.reference
    page = reverse("casework:case", args=[reference])
    if kind == "acknowledge":
        return Step(to_acknowledge(case), "Acknowledge", page, post=True)
    if kind == "look_again":
        return Step("Look again, as the decision says.", "Look again", reverse("casework:decision", args=[reference]))
    if kind == "request" and (asked := words.requests.get(int(key))):
        answer = reverse("casework:answer", args=[reference, int(key)])
        if case.next_move == Move.COUNCIL:
            return Step(f"The school asks: {short(asked)}", "Answer", answer)
        return Step(f"Asked for, and not here yet: {short(asked)}", "Enter the answer", answer)
    if kind == "challenge":
        return Step("Somebody challenged it and waits for an answer.", "Answer",
                    reverse("casework:answered", args=[reference, int(key)]))  # fmt: skip
    if kind == "task" and (what := words.tasks.get(int(key))):
        return Step(short(what), "Open", page)
    return Step(on_the_clock(case, key) if kind == "clock" else resting(case), "Open", page)


def to_acknowledge(case: Case) -> str:
    """Returns the sentence about a referral that nobody has acknowledged."""
    if case.submission.referral.withdrawn_at is not None:
        return WITHDRAWN
    if case.submission.flagged:
        return "Read and acknowledge. The school asks for an officer’s decision."
    return "Read and acknowledge."


def on_the_clock(case: Case, key: str) -> str:
    """Returns what the route calls a clock; of a withdrawn referral, that somebody decides what follows."""
    if case.submission.referral.withdrawn_at is not None and case.status == CaseStatus.RECEIVED:
        return WITHDRAWN
    found = route_of(case.submission.referral.route_version).clocks.get(key)
    return f"{found.title}." if found else "Something is due."


def resting(case: Case) -> str:
    """Returns the sentence about a case for which nothing has a day."""
    return "Decide." if case.status == CaseStatus.ACKNOWLEDGED else "Nothing is due."


def due_words(case: Case) -> str:
    """Returns the word for what a case's next day is."""
    kind = case.next_about.partition(":")[0]
    return {"acknowledge": "Acknowledge by", "look_again": "Look again on"}.get(kind, "Due")


def move_words(case: Case) -> str:
    """Returns whose move it is: "The school’s move", "Your council’s move"."""
    if case.next_move == Move.COUNCIL:
        return "The council’s move"
    return f"{Move(case.next_move).label}’s move" if case.next_move in Move.values else ""


def short(text: str) -> str:
    """Returns the first line of a text, shortened."""
    first = text.strip().splitlines()[0] if text.strip() else ""
    return first if len(first) <= LONGEST else f"{first[: LONGEST - 1].rstrip()}…"
