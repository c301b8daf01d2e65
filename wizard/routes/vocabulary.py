"""The fixed names of the language: slots, events, derived facts and gates. Other rooms share these lists."""

GATES = ("start", "submit", "decide", "begin", "review", "continue", "end")

SLOTS = {
    "pupil.dob": "date",
    "pupil.taught_year": "number",
    "pupil.sex": "choice",
    "pupil.home_council": "text",
    "pupil.has_ehcp": "choice",
    "pupil.ehcp_council": "text",
    "pupil.placing_council": "text",
    "pupil.school": "text",
    "pupil.on_roll": "choice",
    "pupil.upn": "text",
    "referral.reason": "choice",
    "absence.first_day": "date",
    "absence.expected_return": "date",
    "admission.from": "date",
    "admission.to": "date",
}

DERIVED = {
    "pupil.age": "number",
    "pupil.year_group": "number",
    "pupil.phase": "choice",
    "pupil.compulsory_age": "choice",
    "school.type": "choice",
    "referral.started_by": "choice",
    "duty.ours": "choice",
    "case.history": "choice",
    "case.outcome": "choice",
    "case.venue": "choice",
    "case.area": "choice",
    "today": "date",
}

FROM_BIRTH = ("pupil.age", "pupil.year_group", "pupil.phase", "pupil.compulsory_age")

CHOICES = {
    "pupil.phase": ("early_years", "primary", "secondary", "post16"),
    "pupil.compulsory_age": ("yes", "no"),
    "duty.ours": ("yes", "no"),
    "case.history": ("first", "repeat"),
}

ITEM_FACTS = {
    "item.type": "choice",
    "item.author": "choice",
    "item.supplied_by": "choice",
    "item.medium": "choice",
    "item.how_seen": "choice",
    "item.seen_on": "date",
    "item.dated": "date",
    "item.covers": "list",
}

EVENTS = (
    "submitted",
    "received",
    "threshold_reached",
    "info_requested",
    "info_received",
    "evidence_complete",
    "decided",
    "notified",
    "meeting_held",
    "provision_started",
    "period_started",
    "review_held",
    "continuation_requested",
    "returned",
    "provision_ended",
    "admitted",
    "discharged",
)

# What a comparison may be made with, by the kind of fact it reads.
COMPARISONS = {
    "choice": ("is", "in", "known"),
    "text": ("known",),
    "list": ("includes", "in", "known"),
    "number": ("is", "in", "at_least", "more_than", "less_than", "known"),
    "date": ("on_or_after", "before", "known"),
    "other": ("known",),
}

KIND_OF_QUESTION = {
    "yes_no": "choice",
    "one": "choice",
    "many": "list",
    "declaration": "choice",
    "date": "date",
    "number": "number",
    "money": "number",
    "hours": "number",
    "text": "text",
    "long_text": "text",
}
"""Kinds not listed can only be compared with `known`."""

CHECKLIST_ANSWERS = ("yes", "no", "not_suitable")
