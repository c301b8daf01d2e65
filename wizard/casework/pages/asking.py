"""Asking for one missing thing after submission; the rest of the referral stays closed, and asking decides nothing."""

import json
from collections.abc import Sequence
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from formkit.options import ManyField, Option, OptionsField
from formkit.presentation import present
from people.service import signed_in
from wizard.casework.actions.ask_information import answer_information, ask_information
from wizard.casework.case_page import case_context, case_for
from wizard.casework.document import listed, said, wanting
from wizard.casework.enums import Move
from wizard.casework.family_asked import family_to_ask, who_agreed
from wizard.casework.forms import CaseForm, day, long_answer
from wizard.casework.models import Case
from wizard.consent.models import FamilyPerson

OTHER = "other"
MOST_OFFERED = 12
ASKED_OF = (Move.SCHOOL, Move.FAMILY, Move.HEALTH)


class AskForm(CaseForm):
    """What is missing, of whom it is asked, in which words, and by when."""

    def __init__(
        self, *args: Any, lacking: list[Option], family: Sequence[FamilyPerson] = (), **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        options = [*lacking, Option(OTHER, "Something else", apart=bool(lacking))]
        self.fields["about"] = present(
            OptionsField(options, label="What is missing?", missing="Select what is missing"), size="m"
        )
        whom = [Option(one.value, one.label) for one in ASKED_OF]
        self.fields["of"] = present(
            OptionsField(
                whom, label="Who do you want to ask?", missing="Select who you want to ask", initial=Move.SCHOOL
            ),
            size="m",
        )
        self.family = {one.public_id: one for one in family}
        if len(family) > 1:
            people = [Option(one.public_id, one.name, person_hint(one)) for one in family]
            hint = "Each reads it on a page of their own. Nobody reads there where another lives."
            self.fields["people"] = present(
                ManyField(people, label="If you ask the family: who in it?", required=False, help_text=hint), size="m"
            )
        self.fields["what"] = long_answer(
            "What shall they send or answer?",
            "Enter what you ask for",
            hint="In your own words, as they will read it. One thing at a time.",
        )
        self.fields["due_on"] = day("By when?", "Date", "Enter the date by which you need it")

    def clean_due_on(self) -> Any:
        """Returns the day; nobody can answer by yesterday."""
        return self.not_before_today("due_on", "Date")

    def clean(self) -> dict[str, Any]:
        """Returns the answers. Raises ValidationError where the family is asked, and nobody of it."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("of") == Move.FAMILY and "people" in self.fields and not said.get("people"):
            self.add_error("people", "Select at least one person")
        return said

    def asked_people(self) -> list[FamilyPerson]:
        """Returns who of the family is asked; nobody where there was nothing to choose."""
        if self.cleaned_data["of"] != Move.FAMILY:
            return []
        return [self.family[key] for key in self.cleaned_data.get("people") or ()]


class AnswerForm(CaseForm):
    """What came, in words; papers are described here and kept where they are."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"] = long_answer("What did they answer?", "Enter the answer")


def person_hint(person: FamilyPerson) -> str:
    """Returns what somebody is to the child, and that they have to be told another way where they have no email."""
    way = "" if person.email else "no email: ring or write to them"
    return ". ".join(part for part in (person.relationship, way) if part)


def lacking_of(case: Case) -> list[Option]:
    """Returns what the frozen submission left open: requirements not fully met, then questions without an answer."""
    document = json.loads(case.submission.document)
    found = [
        Option(
            f"requirement:{one.get('key')}", str(one.get("title") or one.get("key")), "Something the policy asks for"
        )
        for one in listed(document, "requirements")
        if wanting(one) and one.get("key")
    ]
    questions = [one for step in listed(document, "steps") for one in listed(step, "questions")]
    found += [
        Option(f"question:{one['key']}", str(one.get("ask") or one["key"]), "A question without an answer")
        for one in questions
        if one.get("key") and not said(one)
    ]
    return found[:MOST_OFFERED]


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, reference: str) -> HttpResponse:
    """Asks what is missing; POST asks it of them. 404 for anyone but the council's own case workers."""
    found = case_for(request, reference)
    family = family_to_ask(found)
    form = AskForm(
        request.POST if request.method == "POST" else None, lacking=lacking_of(found), family=family,
        initial={"people": [one.public_id for one in who_agreed(found, family)]},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        about = "" if told["about"] == OTHER else told["about"]
        ask_information(
            signed_in(request), found, told["what"], of=told["of"], about=about, due_on=told["due_on"],
            people=form.asked_people(),
        )  # fmt: skip
        return redirect("casework:case", reference=reference)
    return render(request, "casework/ask.html", {**case_context(found, "where"), "form": form})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Asks what was answered by telephone or on paper; POST enters it. 404 also for a request of another case."""
    found = case_for(request, reference)
    asked = get_object_or_404(found.info_requests.filter(answered_at=None, withdrawn_at=None), pk=number)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        answer_information(signed_in(request), asked, form.cleaned_data["answer"])
        return redirect("casework:case", reference=reference)
    return render(request, "casework/answer.html", {**case_context(found, "where"), "form": form, "asked": asked})
