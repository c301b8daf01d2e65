"""A page of register marks: a file is read, and what it comes to is shown before anybody goes on."""

from typing import Any

from django import forms
from django.urls import reverse

from formkit.forms import GovukForm
from formkit.presentation import present
from formkit.widgets import PlainFileInput
from people.models import User
from wizard.attendance.service import (
    FileRefused,
    RowsNotRead,
    WhichPupil,
    keep_marks,
    marks_of_one,
    remove_marks,
    spoken,
    told,
)
from wizard.journey.clauses import Clauses
from wizard.journey.screens.screen import Screen
from wizard.journey.situation import NAME_KEYS
from wizard.routes.service import Question

LIMITS = (
    "A CSV file with a row for each half day or for each week, or the JSON that Wonde exports, up to 25 MB. "
    "Only this pupil’s marks are kept."
)


class MarksForm(GovukForm):
    """The register's file; `pupil` is asked for only when a file is of several and nobody in it is known."""

    file = forms.FileField(
        label="Choose the register file",
        help_text=LIMITS,
        widget=PlainFileInput,
        allow_empty_file=True,
        error_messages={"required": "Choose the register file"},
    )
    pupil = forms.CharField(required=False, max_length=200)
    take_off = forms.CharField(required=False, max_length=1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "prefix": None, "initial": {}})
        present(self.fields["file"])
        if self.data.get("take_off"):
            self.fields["file"].required = False


class MarksScreen(Screen):
    """Reads a register for one question; nothing is stored of a file with rows that cannot be read."""

    form_class = MarksForm
    template = "journey/marks.html"
    stays = True

    @property
    def question(self) -> Question:
        """The question asked."""
        return self.situation.route.questions[self.page.questions[0]]

    def form_kwargs(self) -> dict[str, Any]:
        """Returns nothing: the form is the same for every question."""
        return {}

    def receive(self, actor: User, form: Any) -> bool:
        """Stores the pupil's marks, or takes them off. What cannot be read is an error of the form."""
        referral, key = self.situation.referral, self.question.key
        if form.cleaned_data["take_off"]:
            remove_marks(actor, referral, key)
            return True
        upload = form.cleaned_data["file"]
        try:
            marks = marks_of_one(upload.read(), [form.cleaned_data["pupil"], *self._known_as()])
        except FileRefused as refused:
            form.add_error("file", str(refused))
        except RowsNotRead as bad:
            form.problems, form.more_problems = bad.problems, bad.more
            things = "1 mark" if len(bad.problems) + bad.more == 1 else f"{len(bad.problems) + bad.more} marks"
            form.add_error("file", f"{things} could not be read, so nothing was stored. Put them right and try again.")
        except WhichPupil as several:
            form.pupils = several.pupils
            form.add_error("pupil", "Select which pupil this is, then choose the file again. We kept none of it.")
        else:
            keep_marks(actor, referral, key, marks, upload.name or "")
            return True
        return False

    def cites(self) -> list[str]:
        """Returns the clauses of the question, then of the thresholds it feeds."""
        tests = [test for test in self.situation.route.tests.values() if test.kind == "threshold"]
        return [*self.question.cites, *(key for test in tests for key in test.cites)]

    def why(self) -> str:
        """Returns why the register is asked for."""
        return self.question.why

    def assumed(self) -> str:
        """Returns what is assumed where the policy is silent."""
        return self.question.assumed

    def context(self, clauses: Clauses) -> dict[str, Any]:
        """Returns the register as it was read, or what is needed to ask for it."""
        situation, row = self.situation, self.situation.registers.get(self.question.key)
        about = f"question:{self.question.key}"
        shown: dict[str, Any] = {
            "caption": situation.route.steps[self.page.step_key].title,
            "question": self.question,
            "row": row,
            "correcting": bool(self.asked_for.get("correct")),
            "about": about,
            "asked": None if row else situation.requests.get(about),
            "unmet": row is None and self.question.need != "optional",
            "instead": self._typed_instead(),
        }
        if row is None:
            return shown
        who = self._who()
        words = told(
            who, row.marks, situation.reached[row.question_key], situation.given.reference_day, situation.calendar
        )
        for way in words.ways:
            way["clauses"] = clauses.cited(way["cites"])
        return {**shown, "told": words, "imported": spoken(row.imported_at.date())}

    def _who(self) -> str:
        """Returns the first name, for the heading."""
        first = self.situation.values.get("first_name") or self.situation.pupil
        return str(first) or "The pupil"

    def _known_as(self) -> list[str]:
        """Returns the pupil's UPN and name as they were answered."""
        values = self.situation.values
        upns = [
            values.get(one.key)
            for one in self.situation.route.questions.values()
            if one.format == "upn" or one.feeds == "pupil.upn"
        ]
        names = [values.get(key) for key in NAME_KEYS]
        return [one for one in [*upns, self.situation.pupil, *names[:1]] if isinstance(one, str)]

    def _typed_instead(self) -> list[dict[str, str]]:
        """Returns the plain questions that count where a school has no export."""
        keys = [one.question for one in self.situation.route.tests.values() if one.kind == "threshold" and one.question]
        shown, route = set(self.situation.shape.shown_questions), self.situation.route
        return [
            {
                "ask": route.questions[key].ask,
                "href": reverse("journey:step", args=[self.situation.referral.public_id, route.page_of(key)]),
            }
            for key in dict.fromkeys(keys)
            if key in shown
        ]
