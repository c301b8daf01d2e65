"""Something to do for a pupil that no page of its own asks for, with who does it and by when."""

from typing import Any

from formkit.options import Option
from wizard.support.forms.base import EntryForm, a_day, line, one_of, words

#: What policies tell a school to do, with the rule that does. Weeks are calendar weeks.
TASKS = [
    Option("urgent_review", "Ask for an urgent review of the EHCP", hint="Give the SEND team 2 to 3 weeks’ notice."),
    Option("sen_review", "Look at special needs support again", hint="A plan, or support without one."),
    Option("school_place", "Look for a school place", hint="It goes on while education is arranged meanwhile."),
    Option("discharge", "Get ready for leaving hospital", hint="Speak to the council before, not after."),
    Option("clinician", "Ask a clinician what would help at school"),
    Option("protocol", "Ask health through the joint protocol"),
    Option("attendance_policy", "Do what the attendance policy asks"),
    Option("other", "Something else", apart=True),
]

#: What to call a task in a list; "something else" is called by its own words.
TASK_WORDS = {one.value: one.label for one in TASKS if one.value != "other"}


class TaskForm(EntryForm):
    """What, who, by when, and later what came of it (E31, E35, E123, N50, N59, N99)."""

    past = ("day",)
    until_field = "until"
    task = one_of("What is to be done?", TASKS, "Select what is to be done")
    what = words("In a sentence or two", required=False, rows=3, hint="What to ask, of whom, and what you know so far.")
    who = line("Who does it?", hint="A job is enough.", missing="Enter who does it")
    day = a_day("When was this agreed?", "Day it was agreed")
    until = a_day("By when?", "Day by which it is done")
    done = words("Done: what came of it?", required=False, rows=3, hint="You can add this later.")

    def check(self, cleaned: dict[str, Any]) -> None:
        """Refuses a due day before the start, and asks what "something else" is."""
        first, last = cleaned.get("day"), cleaned.get("until")
        if first and last and last < first:
            self.add_error("until", "Day by which it is done must be on or after the day it was agreed")
        if cleaned.get("task") == "other" and not cleaned.get("what") and "what" not in self.errors:
            self.add_error("what", "Enter what is to be done")
