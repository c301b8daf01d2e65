"""The fixed names of the language: slots, events, derived facts and gates. Other rooms share these lists."""

GATES = ("start", "submit", "decide", "begin", "review", "continue", "end")

SLOTS = {
    "pupil.name": "text",
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

#: What a school keeps of a pupil before any referral, by what it is about: a question or a checklist item may be filled
#: in from it (`brings`).
TOPICS = {
    "own_policy": "The school’s own policy was followed",
    "national_guidance": "National guidance was followed",
    "aids": "Equipment or aids",
    "safe_space": "A safe or quiet space",
    "exit_card": "A time-out card, or another way to leave a lesson",
    "key_adult": "A key adult",
    "part_time": "A part-time timetable",
    "fewer_exams": "Fewer exams",
    "exam_help": "Help with exams",
    "taught_elsewhere": "Teaching away from the school site",
    "online": "Learning online",
    "work_sent": "Work sent home",
    "parent_meeting": "A meeting with the parent or carer",
    "health_advice": "Advice from health professionals",
    "advice_line": "A health advice line",
    "gp": "The GP was asked",
    "specialist_service": "A specialist health service was asked",
    "healthcare_plan": "An individual healthcare plan",
    "senco": "The SENCO looked at what the pupil needs",
    "sen_guidance": "Ideas from the guidance on SEN support",
    "sen_support": "SEN support without an EHCP",
    "sen_money": "Money for special educational needs",
    "anxiety_guidance": "Guidance on anxiety about school",
    "attendance_plan": "An attendance plan",
    "attendance_service": "The council’s attendance or welfare service",
    "inclusion": "An inclusion adviser or forum",
    "psychology": "Educational psychology",
    "specialist_teaching": "Specialist teachers",
    "send_team": "The council’s SEND team",
    "other_services": "Another service",
    "events": "Events, clubs and news",
    "friends": "Friends stay in touch",
    "adjustments": "All adjustments tried",
    "work_and_welfare": "Work sent and welfare checks",
    "welfare": "Welfare checks",
    "exam_plan": "Exam arrangements",
    "named_contact": "The named contact at school",
    "part_time_until": "When the part-time timetable ends",
    "plan_reviewed": "When a plan was last agreed",
    "plan_shared": "With whom the healthcare plan is shared",
    "chronology": "What happened, in order of dates",
    "address": "Where the pupil lives",
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
    "case.extensions": "number",
    "case.outcome": "choice",
    "case.package": "list",
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

#: Days that a clock may count from and nobody records: they are worked out of what is given.
WORKED_OUT = ("evidence_runs_out",)

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
