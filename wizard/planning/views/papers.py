"""A paper that the route wants after sending: why, what was handed in, the page that takes it, and asking for it."""

from typing import Any

from django.http import Http404, HttpResponse

from wizard.casework.enums import OPEN, Move
from wizard.casework.service import ask_information, clause_tabs
from wizard.evidence.service import UploadRefused, items_of, items_visible_to
from wizard.planning.actions.hand_in import NotWanted, hand_in
from wizard.planning.forms.papers import AskPaperForm, PaperForm, parts_of
from wizard.planning.models import HandedIn
from wizard.planning.papers import handed_in, is_advice, is_brought
from wizard.planning.views.sides import Side
from wizard.routes.service import Requirement, Route, route_of


def wanted(side: Side, requirement: str) -> tuple[Route, Requirement]:
    """Returns the route and its paper. Raises Http404 for one that is not handed in here."""
    route = route_of(side.case.submission.referral.route_version)
    found = route.requirements.get(requirement)
    if found is None or not is_brought(side.case, found):
        raise Http404
    return route, found


def paper(side: Side, requirement: str) -> HttpResponse:
    """Answers with what is asked and what was handed in, the newest first."""
    route, found = wanted(side, requirement)
    asked = side.case.info_requests.filter(
        of=Move.SCHOOL, about=f"requirement:{requirement}", answered_at=None, withdrawn_at=None
    )
    return side.show(
        "planning/paper.html",
        paper=found,
        clauses=clause_tabs(route, found.cites),
        asked=asked.first(),
        open=side.case.status in OPEN,
        **what_came(side, found),
    )


def what_came(side: Side, paper: Requirement) -> dict[str, list[dict[str, Any]]]:
    """Returns what was handed in here, and the files of the referral that are for the same.

    `opens` says whether this person may open a file.
    """
    referral, standing = side.case.submission.referral, handed_in(side.case).get(paper.key)
    may_open = set(items_visible_to(side.actor).filter(referral=referral).values_list("pk", flat=True))
    rows = list(side.case.handed_in.filter(requirement=paper.key).select_related("item", "handed_by").reverse())
    here = {one.item_id for one in rows}
    files = [one for one in items_of(referral) if one.for_key == paper.key and one.pk not in here]
    return {
        "rows": [
            {"row": one, "counts": one == standing, "opens": one.item_id in may_open, "answers": answers_of(one, paper)}
            for one in rows
        ],
        "sent": [{"item": one, "opens": one.pk in may_open} for one in files],
    }


def answers_of(row: HandedIn, paper: Requirement) -> list[dict[str, str]]:
    """Returns what was written, part by part."""
    return [{"label": label, "value": row.words[key]} for key, label in parts_of(paper) if row.words.get(key)]


def ask(side: Side, requirement: str) -> HttpResponse:
    """Asks in which words and by when; POST asks the school, which has a letter and a page to answer with a file."""
    _, found = wanted(side, requirement)
    if side.case.status not in OPEN:
        raise Http404
    words = f"Please hand in: {found.title}."
    if is_advice(found):
        words = f"Please send us newer advice from health ({found.title})."
    form, back = AskPaperForm(side.posted, initial={"what": words}), f"paper/{requirement}/"
    if form.is_valid():
        said = form.cleaned_data
        ask_information(side.actor, side.case, said["what"], about=f"requirement:{requirement}", due_on=said["due_on"])
        return side.back(back)
    return side.ask(form, f"Ask the school: {found.title}", send="Ask the school", back=back)


def hand(side: Side, requirement: str) -> HttpResponse:
    """Asks for the paper; POST keeps it. The council hands in what it was given, as the school does."""
    _, found = wanted(side, requirement)
    if side.case.status not in OPEN:
        raise Http404
    files = side.request.FILES if side.request.method == "POST" else None
    form, back = PaperForm(side.posted, files, paper=found, council=side.council), f"paper/{requirement}/"
    if form.is_valid():
        said = form.cleaned_data
        try:
            hand_in(side.actor, side.case, requirement, words=form.words(), upload=said.get("file"),
                    dated=said.get("dated"), few=bool(said.get("few")))  # fmt: skip
            return side.back(back)
        except UploadRefused as refused:
            form.say({"file": str(refused)})
        except NotWanted as refused:
            form.say({"": str(refused)})
    lead = "Add what you were given as a file, or write down what it says." if side.council else found.hint
    return side.ask(form, found.title, send="Keep this" if side.council else "Hand it in", back=back, lead=lead)
