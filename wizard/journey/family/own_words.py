"""Parents and young people say something themselves, and add papers of their own, by the same link."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from formkit.options import Option
from links.models import Link
from links.service import address_of
from wizard.consent.models import FamilyPerson
from wizard.consent.service import is_pupil, say_view
from wizard.evidence.service import LIMITS_SENTENCE, UploadRefused, add_item_by_link
from wizard.journey.family.answer_form import PaperForm, WordsForm
from wizard.journey.family.by_link import frame, their_page
from wizard.journey.family.shared import own_files
from wizard.journey.situation import FILE_KINDS, Situation
from wizard.routes.service import Question


def voices_of(situation: Situation, person: FamilyPerson) -> list[Question]:
    """Returns the questions of the route that ask for this person's own voice."""
    route = situation.route
    kind = route.parties[person.party].kind if person.party in route.parties else person.party
    wanted = {person.party, kind}
    shown = set(situation.shape.shown_questions)
    asked = [one for one in route.questions.values() if one.kind == "voice" and one.key in shown]
    return [one for one in asked if one.whose in wanted]


@their_page
def words(request: HttpRequest, link: Link, person: FamilyPerson, situation: Situation) -> HttpResponseBase:
    """Takes their own words. What the school wrote is not shown, and not touched."""
    questions = voices_of(situation, person)
    before = {one.question_key: one.text for one in situation.views if one.person_id == person.pk}
    themselves = is_pupil(situation.route, person.party)
    form = WordsForm(
        request.POST if request.method == "POST" else None, questions=questions, said=before, themselves=themselves
    )  # fmt: skip
    late = not situation.is_draft or not questions
    if request.method == "POST" and form.is_valid() and not late:
        try:
            for question in questions:
                said = form.cleaned_data[question.key]
                if said.strip() or question.key in before:
                    say_view(link, person, question.key, said)
            return redirect(address_of(link))
        except PermissionDenied:
            late = True
    return render(request, "family/words.html", {**frame(link, person, situation), "form": form, "late": late})


@their_page
def papers(request: HttpRequest, link: Link, person: FamilyPerson, situation: Situation) -> HttpResponseBase:
    """Takes a paper of theirs, one at a time."""
    options = places(situation, person)
    posted = request.method == "POST"
    form = PaperForm(
        request.POST if posted else None, request.FILES if posted else None, limits=LIMITS_SENTENCE, places=options
    )  # fmt: skip
    late = not situation.is_draft or not options
    if posted and form.is_valid() and not late:
        key = form.cleaned_data.get("place") or options[0].value
        try:
            add_item_by_link(link, situation.referral, key, paper(form), {"supplied_by": person.party})
            return redirect(f"{address_of(link)}your-papers/")
        except UploadRefused as refused:
            form.add_error("file", str(refused))
    context: dict[str, Any] = {"form": form, "late": late, "files": own_files(situation, link)}
    return render(request, "family/papers.html", {**frame(link, person, situation), **context})


def paper(form: PaperForm) -> UploadedFile:
    """Returns the file chosen."""
    found: UploadedFile = form.cleaned_data["file"]
    return found


def places(situation: Situation, person: FamilyPerson) -> list[Option]:
    """Returns what a paper of the family can be for: evidence that this party may give first, then all evidence."""
    needed = set(situation.result.requirement_keys())
    evidence = [one for key, one in situation.route.requirements.items() if one.kind == "evidence" and key in needed]
    asked = [one for one in evidence if one.gate in ("start", "submit")]
    theirs = [one for one in asked if person.party in one.by] or asked
    if theirs:
        return [Option(one.key, one.title) for one in theirs]
    files = [one for one in situation.route.questions.values() if one.kind in FILE_KINDS]
    return [Option(one.key, one.ask) for one in files]
