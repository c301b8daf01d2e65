"""The letters of a case: which are owed, writing one, and each as it went out, to read, print or post."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from formkit.options import Option, OptionsField
from formkit.presentation import present
from people.service import holds, signed_in
from wizard.casework.actions.change_template import WORDING_ROLES
from wizard.casework.actions.write_letter import CannotWrite, write_letter
from wizard.casework.case_page import case_context, case_for
from wizard.casework.forms import CaseForm, long_answer, short_answer
from wizard.casework.letter_paper import letter_response
from wizard.casework.letter_words import ENDED, SILENCE, Words, drafted
from wizard.casework.models import Case, CaseLetter, Decision
from wizard.casework.writing_to import Addressee, addressees_of, family, other, restricted_names, with_letter

EMAIL, POST = "email", "post"


class LetterForm(CaseForm):
    """To whom, by which way, and the words, which the officer may change before they go out."""

    def __init__(self, *args: Any, to: Addressee, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_name"] = short_answer("To whom?", "Enter the name of who gets it", longest=160)
        ways = [
            Option(
                EMAIL, "A notice by email", "The email says only that the council has written. The words stay here."
            ),
            Option(POST, "By post", "Print it, or save it as a PDF."),
        ]
        self.fields["way"] = present(
            OptionsField(ways, label="How does it go out?", missing="Select how it goes out"), size="m"
        )
        if not to.email:
            self.fields["to_email"] = short_answer(
                "Their email address", "", longest=254, required=False, hint="Only for a notice by email."
            )
        self.fields["subject"] = short_answer("Subject", "Enter a subject", longest=200)
        self.fields["body"] = long_answer("The letter", "Enter the letter", rows=22)


@never_cache
@login_required
@require_safe
def letters_of_case(request: HttpRequest, reference: str) -> HttpResponse:
    """Lists the letters owed and those sent. 404 for anyone but the council's own case workers."""
    found = case_for(request, reference)
    decision = found.decisions.order_by("-number").first()
    context = {
        **case_context(found, "letters"),
        "decision": decision,
        "to_write": [one for one in addressees_of(found, decision) if one.written is None] if decision else [],
        "never": restricted_names(found),
        "letters": list(found.letters.select_related("made_by", "decision").order_by("-made_at")),
        "words_letters": holds(signed_in(request), WORDING_ROLES, authority=found.authority),
        "silent_to": [] if decision or found.handed_over_to else silent_to(found),
        "ended_to": [one for one in without_decision(found) if one.written is None] if has_ended(found) else [],
    }
    return render(request, "casework/case_letters.html", context)


def has_ended(case: Case) -> bool:
    """Whether the council ended what it had arranged, for a reason of the policy."""
    return case.closed_on is not None and case.moments.filter(event="provision_ended", struck_at=None).exists()


def without_decision(case: Case) -> list[Addressee]:
    """Returns who is told the end, or that nothing is decided yet, each with the letter that went to them."""
    about = ENDED if has_ended(case) else SILENCE
    sent = list(case.letters.filter(template=about))
    return [with_letter(one, sent) for one in silent_to(case)]


def silent_to(case: Case) -> list[Addressee]:
    """Returns whom the council tells that it has not decided: the school, and the family as far as it may."""
    return [other(case, "school", "school", "The school"), *family(case, "parent", "parent", "Parent or carer")]


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, reference: str, number: int, to: str) -> HttpResponse:
    """Shows the letter of a decision as the template fills it; POST sends it and freezes it. Number 0: no decision
    yet, or the end.

    404 for anyone but the council's own case workers, for another case's decision, and for nobody to write to.
    """
    found = case_for(request, reference)
    decision: Decision | None = get_object_or_404(found.decisions, number=number) if number else None
    people = addressees_of(found, decision) if decision else without_decision(found)
    addressee = next((one for one in people if one.key == to and one.written is None), None)
    if addressee is None or (decision is None and found.decisions.exists() and not has_ended(found)):
        raise Http404
    form = LetterForm(
        request.POST if request.method == "POST" else None,
        to=addressee,
        initial=first_words(found, decision, addressee),
    )
    if request.method == "POST" and form.is_valid() and sent(request, form, found, decision, addressee):
        return redirect("casework:case_letters", reference=reference)
    context = {**case_context(found, "letters"), "form": form, "addressee": addressee, "decision": decision}
    return render(request, "casework/write_letter.html", context)


def first_words(case: Case, decision: Decision | None, to: Addressee) -> dict[str, str]:
    """Returns what the form is opened with."""
    about = ENDED if has_ended(case) else SILENCE
    words = drafted(case, decision, to.name or to.party, "" if decision else about)
    return {
        "to_name": to.name,
        "way": EMAIL if to.email else POST,
        "subject": words.subject,
        "body": words.body,
    }


def sent(request: HttpRequest, form: LetterForm, case: Case, decision: Decision | None, to: Addressee) -> bool:
    """Sends the letter and returns whether it went; what is wrong is said at its field."""
    said = form.cleaned_data
    addressed = Addressee(to.key, to.kind, said["to_name"], to.email or said.get("to_email", ""), to.party)
    words = Words(said["subject"], said["body"])
    try:
        write_letter(
            signed_in(request), case, decision, addressed, words, by_post=said["way"] == POST,
            about=ENDED if has_ended(case) else SILENCE,
        )  # fmt: skip
    except CannotWrite as refused:
        form.say({refused.field: str(refused)})
        return False
    return True


@never_cache
@login_required
@require_safe
def letter(request: HttpRequest, reference: str, letter: str) -> HttpResponse:
    """Shows a letter as it went out. 404 for anyone but the council's own case workers, and for another case's."""
    found = case_for(request, reference)
    one = get_object_or_404(found.letters.select_related("made_by", "decision"), public_id=letter)
    return render(request, "casework/one_letter.html", {**case_context(found, "letters"), "letter": one})


@never_cache
@login_required
@require_safe
def letter_pdf(request: HttpRequest, reference: str, letter: str) -> HttpResponse:
    """Gives a letter as a tagged PDF. 404 as for the page."""
    found = case_for(request, reference)
    one: CaseLetter = get_object_or_404(found.letters, public_id=letter)
    return letter_response(found, one)
