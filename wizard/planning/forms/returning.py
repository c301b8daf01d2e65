"""What is asked about the way back to school."""

from typing import Any

from formkit.options import Option, OptionsField
from formkit.presentation import present
from wizard.casework.service import CaseForm, day, long_answer, short_answer
from wizard.planning.enums import FirstStep
from wizard.planning.forms.packages import number


class ReturnForm(CaseForm):
    """The named adult, what is ready first, and how everybody sees that it goes too fast."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adult"] = short_answer(
            "Which adult does the pupil turn to?",
            "Enter the name of the adult",
            hint="Somebody the pupil knows, in school.",
        )
        self.fields["adult_role"] = short_answer("What are they?", "", hint="For example, tutor", required=False)
        self.fields["ready"] = long_answer(
            "What is ready before the first day?", "", rows=4, required=False,
            hint="Adjustments, a quiet room, a shorter walk, what the class is told. Due the school day before.",
        )  # fmt: skip
        self.fields["signs"] = long_answer(
            "How will you see that it goes too fast, and what happens then?", "", rows=3, required=False
        )
        self.fields["look_again_on"] = day(
            "When do you look at it together again?", "Day", "Enter the day on which you look at it again"
        )


class StepForm(CaseForm):
    """One step of the phased timetable."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        steps = [Option(one.value, one.label, apart=one == FirstStep.OTHER) for one in FirstStep]
        self.fields["begins"] = day("From which day?", "Day", "Enter the day on which the step begins")
        self.fields["kind"] = present(OptionsField(steps, label="Which step?", missing="Select the step"), size="m")
        self.fields["what"] = short_answer(
            "In other words", "", hint="Which lessons, which days, until when", longest=300, required=False
        )
        self.fields["hours"] = number("Hours a week in school", most=40)

    def clean(self) -> dict[str, Any]:
        """Returns the answers. Raises ValidationError for another step without words."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("kind") == FirstStep.OTHER and not said.get("what"):
            self.add_error("what", "Enter what the step is")
        return said


class HeadForm(CaseForm):
    """Who agreed to the timetable for the school."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["by"] = short_answer(
            "Who agrees for the school?", "Enter who agrees", hint="The headteacher, or who stands for them"
        )
        self.fields["on"] = day("When?", "Day", "Enter the day")

    def clean_on(self) -> Any:
        """Returns the day; nobody agreed tomorrow."""
        return self.not_after_today("on", "The day")
