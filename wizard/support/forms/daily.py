"""What happens from week to week: who looks after it, adjustments, work, welfare checks, keeping in touch, the end."""

from typing import Any

from django import forms

from formkit.options import Option, YesNo
from wizard.routes.service import TOPICS
from wizard.support.enums import Ended
from wizard.support.forms.base import EntryForm, a_day, line, many_of, one_of, words

#: Topics that are not tried but written down on pages of their own, or that sum up others.
NOT_TRIED = frozenset(
    "part_time healthcare_plan sen_support exam_plan exam_help work_sent adjustments work_and_welfare welfare "
    "named_contact part_time_until plan_reviewed plan_shared chronology address".split()
)
TRIED = [Option(key, label) for key, label in TOPICS.items() if key not in NOT_TRIED]
OTHER = "other"
RHYTHMS = [
    Option("1", "Every school day"),
    Option("2", "Every 2 school days"),
    Option("5", "Once a week", hint="Every 5 school days."),
    Option("10", "Every 2 weeks", hint="Every 10 school days."),
]


class ArrangementForm(EntryForm):
    """The named contact, where the pupil is, how often the school checks and sends work, and why (N148, S9, W12)."""

    past = ("day",)
    contact = line("Who is the family’s one contact at school?", missing="Enter the name of the contact")
    contact_role = line("Their job", hint="Such as SENCO or head of year.", missing="Enter the contact’s job")
    contact_email = forms.EmailField(
        label="Their email address",
        max_length=200,
        required=False,
        help_text="We write to them when something is due, if they have an account at your school.",
    )
    away = one_of(
        "Is the pupil away from school now?",
        [Option("all", "Yes, all the time"), Option("some", "Yes, for part of the time"), Option("no", "No")],
        "Select whether the pupil is away",
    )
    away_since = a_day("Since when?", "First day away", required=False, hint="Leave empty if they are not away.")
    well_enough = one_of(
        "Is the pupil well enough to learn at home?",
        [Option("yes", "Yes"), Option("a_little", "A little"), Option("no", "No, getting well comes first")],
        "Select whether the pupil is well enough to learn",
        hint="No work is asked of a pupil who is too unwell.",
    )
    welfare_every = one_of("How often do you check that they are well?", RHYTHMS, "Select how often you check")
    work_every = one_of("How often do you send work?", RHYTHMS, "Select how often you send work")
    reason = words(
        "Why that often?",
        rows=3,
        hint="What you know of the risks. You decide for this child.",
        missing="Enter why that often",
    )
    day = a_day("From when does this hold?", "Day from which it holds")

    def check(self, cleaned: dict[str, Any]) -> None:
        """Asks since when a pupil is away."""
        since, away = cleaned.get("away_since"), cleaned.get("away")
        if away in ("all", "some") and not since and "away_since" not in self.errors:
            self.add_error("away_since", "Enter the first day away")
        if since and cleaned.get("day") and since > cleaned["day"]:
            self.add_error("away_since", "The first day away must be on or before the day from which this holds")


class AdjustmentForm(EntryForm):
    """What was tried, from when to when, and what came of it, or why it would not do (E22, N60)."""

    past = ("day",)
    until_field = "until"
    topic = one_of("What did you try?", [*TRIED, Option(OTHER, "Something else", apart=True)], "Select what you tried")
    what = words("What was done, in a sentence or two", rows=3, missing="Enter what was done")
    who = line("Who does it, or who was asked?", required=False)
    tried = one_of(
        "Was it tried?",
        [
            Option("yes", "Yes, it was or is being tried"),
            Option("no", "Not yet"),
            Option("not_suitable", "No, it does not suit this pupil"),
        ],
        "Select whether it was tried",
    )
    day = a_day("From when?", "First day")
    until = a_day("Until when?", "Last day", required=False, hint="Leave empty if it goes on.")
    effect = words("What changed, or why it does not suit", required=False, rows=3, hint="You can add this later.")

    def check(self, cleaned: dict[str, Any]) -> None:
        """Refuses an end before the start, and asks why something does not suit."""
        first, last = cleaned.get("day"), cleaned.get("until")
        if first and last and last < first:
            self.add_error("until", "Last day must be on or after the first day")
        if cleaned.get("tried") == "not_suitable" and not cleaned.get("effect") and "effect" not in self.errors:
            self.add_error("effect", "Say why it does not suit this pupil")


class WorkForm(EntryForm):
    """Work that was sent, how, and whether it came back."""

    past = ("day",)
    subjects = line("Which subjects?", missing="Enter the subjects")
    how = one_of(
        "How was it sent?",
        [
            Option("online", "Online"),
            Option("post", "On paper, by post"),
            Option("brought", "Brought or fetched"),
            Option("email", "By email"),
        ],
        "Select how it was sent",
    )
    came_back = one_of(
        "What came back of the work before?",
        [
            Option("all", "All or most of it"),
            Option("some", "Some of it"),
            Option("nothing", "Nothing"),
            Option("first", "This is the first work sent"),
        ],
        "Select what came back",
    )
    note = words("Anything to note", required=False, rows=3, hint="Such as what was too much, or marked and returned.")
    day = a_day("When was it sent?", "Day it was sent")


class WelfareForm(EntryForm):
    """A welfare check: how, by whom, how the pupil was, and who was told of any worry."""

    past = ("day",)
    day = a_day("When did you check?", "Day of the check")
    how = one_of(
        "How did you check?",
        [
            Option("seen_home", "Seen at home"),
            Option("seen_school", "Seen at school"),
            Option("seen_elsewhere", "Seen somewhere else"),
            Option("video", "Video call with the pupil"),
            Option("phone_pupil", "Phone call with the pupil"),
            Option("parent_only", "Spoke with the parent or carer only"),
            Option("no_answer", "Nobody could be reached"),
        ],
        "Select how you checked",
    )
    by = line("Who checked?", hint="Their job, such as pastoral lead.", missing="Enter who checked")
    wellbeing = words("How was the pupil?", required=False, rows=3, hint="Facts first. What the pupil said.")
    concern = YesNo(label="Is there a worry about their safety?", missing="Select whether there is a worry")
    told = line("Who was told of the worry?", required=False, hint="Their job, such as safeguarding lead, and when.")

    def check(self, cleaned: dict[str, Any]) -> None:
        """Asks who was told of a worry."""
        if cleaned.get("concern") is True and not cleaned.get("told") and "told" not in self.errors:
            self.add_error("told", "Enter who was told. A worry goes to the safeguarding lead the same day")


class ContactForm(EntryForm):
    """Keeping in touch: with whom, what the pupil was told of or invited to (S41, E136, E135)."""

    past = ("day",)
    day = a_day("When?", "Day")
    who = many_of(
        "With whom?",
        [
            Option("pupil", "The pupil"),
            Option("parents", "The parents or carers"),
            Option("health", "A health professional"),
            Option("friends", "Friends and classmates"),
            Option("provider", "Whoever teaches the pupil now"),
        ],
        "Select with whom",
    )
    what = many_of(
        "What was it about?",
        [
            Option("news", "News from school"),
            Option("invited", "Invited to an event, a club or a trip"),
            Option("lesson", "Joined a lesson or assembly from home"),
            Option("visit", "A visit"),
            Option("talk", "A talk about how things go"),
        ],
        "Select what it was about",
    )
    note = words("What was said or agreed", required=False, rows=3)


class EndedForm(EntryForm):
    """Why the school writes no more here. What was written stays until it is removed by its time."""

    reason = one_of("Why does this end?", [Option(*one) for one in Ended.choices], "Select why it ends")
    past = ("day",)
    day = a_day("From when?", "Day it ends")
    note = words("Anything to note", required=False, rows=3)
