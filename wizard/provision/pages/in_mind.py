"""What the school promises so that the pupil stays part of it: tasks of the school's, seen by the council as well."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from formkit.options import Option, OptionsField
from formkit.presentation import present
from people.service import signed_in
from wizard.casework.enums import Move
from wizard.casework.service import CaseForm, add_task, day, long_answer, short_answer
from wizard.provision.in_mind import MIND, WAYS, source_of
from wizard.provision.pages.sides import writing_side

OTHER = "other"


class InMindForm(CaseForm):
    """One promise: what, who does it, by when."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = [*(Option(key, words) for key, words in WAYS.items()), Option(OTHER, "Something else", apart=True)]
        self.fields["way"] = present(
            OptionsField(ways, label="What does the school do?", missing="Select what the school does"), size="m"
        )
        self.fields["words"] = long_answer("In other words, or more exactly", "", required=False, rows=2)
        self.fields["owner_name"] = short_answer("Who does it?", "Enter who does it")
        self.fields["due_on"] = day("By when, or when first?", "Date", "Enter the date")

    def clean_due_on(self) -> Any:
        """Returns the day; nothing is promised for yesterday."""
        return self.not_before_today("due_on", "Date")

    def clean(self) -> dict[str, Any]:
        """Wants words for something else."""
        said = super().clean() or {}
        if said.get("way") == OTHER and not said.get("words", "").strip():
            self.add_error("words", "Enter what the school does")
        return said

    def what(self) -> str:
        """Returns the words of the task."""
        words: str = self.cleaned_data["words"].strip()
        way = WAYS.get(self.cleaned_data["way"], "")
        return f"{way}: {words}" if way and words else way or words


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def in_mind(request: HttpRequest, **address: str) -> HttpResponse:
    """Shows what was promised and asks for one thing more; POST makes it a task of the school's.

    404 for who may not write on this case.
    """
    side = writing_side(request, **address)
    form = InMindForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        add_task(
            signed_in(request), side.case, form.what(), move=Move.SCHOOL, due_on=said["due_on"],
            owner_name=said["owner_name"], source=source_of(said["way"]),
        )  # fmt: skip
        return redirect(side.href("in_mind"))
    promised = side.case.tasks.filter(source__startswith=f"{MIND}:").select_related("done_by").order_by("due_on", "pk")
    context = {**side.context, "form": form, "back_href": side.href("case"), "promised": promised}
    return render(request, "provision/in_mind.html", context)
