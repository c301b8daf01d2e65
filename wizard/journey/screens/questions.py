"""A page of questions."""

from functools import cached_property
from typing import Any

from people.models import User
from wizard.journey.forms import QuestionsForm, fingerprint
from wizard.journey.screens.screen import Screen
from wizard.journey.typed import Offer, is_long, offers_to
from wizard.referrals.service import in_words
from wizard.routes.service import Question


class QuestionsScreen(Screen):
    """Draws and stores the questions of a page; the wizard's storage writes the answers."""

    form_class = QuestionsForm
    template = "journey/question.html"

    @property
    def questions(self) -> list[Question]:
        """The questions of the page that are asked in this situation."""
        shown = set(self.situation.shape.shown_questions)
        return [self.situation.route.questions[key] for key in self.page.questions if key in shown]

    def form_kwargs(self) -> dict[str, Any]:
        """Returns questions, stored values and the evaluation, which hides items of checklists."""
        return {
            "questions": self.questions,
            "result": self.situation.shape,
            "values": self.situation.values,
            "lenient": bool(self.asked_for.get("later")),
            "typed": self._put_to_use(),
        }

    @cached_property
    def offers(self) -> list[Offer]:
        """What the person reading typed here and did not save; nothing when the page is posted."""
        if not self.asked_for.get("show") or self.reader is None:
            return []
        stored = fingerprint(self.situation.values, self.questions)
        return offers_to(self.reader, self.situation.referral, self.questions, stored)

    def _put_to_use(self) -> dict[str, str]:
        """What was typed, and the hash it was typed over: saving it then notices a colleague's answer."""
        if not self.asked_for.get("typed") or not self.offers:
            return {}
        return {**{one.question.key: one.text for one in self.offers}, "seen": self.offers[0].seen}

    def receive(self, actor: User, form: Any) -> bool:
        """Is never called: the wizard stores answers through formtools."""
        raise NotImplementedError

    def written_over(self, actor: User, form: QuestionsForm) -> list[dict[str, Any]]:
        """Returns what was stored on this page after it was shown, where it differs; both values in words.

        By a colleague, or by this person in another window: `own` says which. A form that says nothing of what its
        page showed was not sent by a page of ours; then only a colleague's answers are guarded.
        """
        values, seen = self.situation.values, form.cleaned_data.get("seen")
        if seen == fingerprint(values, self.questions):
            return []
        return [
            {
                "label": question.ask,
                "own": not self._by_another(actor, question.key),
                "theirs": in_words(question, values.get(question.key)) or ["Not provided"],
                "yours": in_words(question, form.answers.get(question.key)) or ["Not provided"],
            }
            for question in self.questions
            if (seen or self._by_another(actor, question.key))
            and question.key in form.answers
            and form.answers[question.key] != values.get(question.key)
        ]

    def _by_another(self, actor: User, key: str) -> bool:
        answer = self.situation.answers.get(key)
        return answer is not None and answer.answered_by_id != actor.pk

    def cites(self) -> list[str]:
        """Returns the clauses of the questions, then of their step."""
        step = self.situation.route.steps[self.page.step_key]
        return [key for question in self.questions for key in question.cites] or list(step.cites)

    def why(self) -> str:
        """Returns what the questions say of themselves."""
        return "\n\n".join(dict.fromkeys(question.why for question in self.questions if question.why))

    def assumed(self) -> str:
        """Returns the assumptions of the questions."""
        return " ".join(question.assumed for question in self.questions if question.assumed)

    def context(self, clauses: Any) -> dict[str, Any]:
        """Returns the step's title and its words of guidance."""
        step = self.situation.route.steps[self.page.step_key]
        first = step.questions[0].key in self.page.questions
        days = [self.situation.brought_on(question.key) for question in self.questions]
        return {
            "caption": step.title,
            "guide": step.guide if first else "",
            "brought": max((day for day in days if day), default=None),
            "offers": [] if self.asked_for.get("typed") else self.offers,
            "long": any(is_long(question) for question in self.questions),
        }
