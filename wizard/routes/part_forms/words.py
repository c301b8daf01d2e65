"""What editors read instead of the language's names: labels, helps, and the words of choices."""

from typing import Any

from wizard.routes.in_words import FIELDS, WORDS
from wizard.routes.sentences import FACTS, UNITS
from wizard.routes.vocabulary import TOPICS

#: Where a field means another thing than elsewhere: (part, field) -> label.
LABELS = {
    ("choice", "label"): "Choice",
    ("choice", "alone"): "Cannot be chosen with another, such as “None of these”",
    ("item", "label"): "Item",
    ("column", "label"): "Column heading",
    ("party", "label"): "Who",
    ("contact", "label"): "Who they are",
    ("contact", "address"): "Web address",
    ("contact", "checked"): "Last checked on",
    ("contact", "about"): "What for",
    ("contact", "hours"): "When to reach them",
    ("contact", "audience"): "For whom",
    ("step", "title"): "Section",
    ("step", "guide"): "What the section says first",
    ("step", "group"): "Heading in the list of sections",
    ("step", "by"): "Answered by",
    ("question", "need"): "Is it needed",
    ("item", "need"): "Is it needed",
    ("column", "need"): "Is it needed",
    ("requirement", "need"): "Is it needed",
    ("question", "with"): "Shown on the same page as",
    ("question", "feeds"): "This answer tells us",
    ("question", "brings"): "Filled in from the pupil’s page",
    ("item", "brings"): "Filled in from the pupil’s page",
    ("question", "unknown"): "Offer “We do not know yet”",
    ("question", "whose"): "Whose voice",
    ("question", "format"): "Must look like",
    ("question", "retain"): "How long it is kept",
    ("test", "title"): "Name of this rule",
    ("test", "ask"): "What is asked",
    ("test", "question"): "Question used where there are no attendance marks",
    ("test", "look_at"): "What the officer looks at",
    ("test", "reasons"): "Reasons to choose from",
    ("test", "rows"): "Limits, the first that fits counts",
    ("test", "within"): "How far back, if from each day",
    ("circumstance", "say"): "The page",
    ("circumstance", "title"): "Name of this circumstance",
    ("requirement", "by"): "Given by",
    ("requirement", "say"): "What is missing, in words",
    ("requirement", "verdicts"): "Judging each paper, the first that fits counts",
    ("requirement", "purpose"): "What the paper is for",
    ("requirement", "readers"): "Only these may read it",
    ("requirement", "template"): "Form to fill in",
    ("requirement", "basis"): "Why the law lets us hold it",
    ("requirement", "lasts_months"): "For how many months it counts",
    ("requirement", "due"): "Due by",
    ("verdict_row", "say"): "What we tell them",
    ("clock", "title"): "Name of this date",
    ("clock", "then"): "What happens",
    ("route", "title"): "Name of this route",
    ("route", "handover"): "How it is handed over",
    ("route", "once_for"): "Sent from a school’s register, one pupil once for",
    ("handover", "system"): "Name of the other system",
    ("handover", "export"): "File that is made",
    ("handover", "how"): "How it gets there",
    ("handover", "acknowledged"): "How its arrival is known",
    ("route.officer", "role"): "What the officer is called",
    ("route.officer", "contact"): "Reached through",
    ("start", "lead"): "What it is for, in a sentence",
    ("start", "for"): "Which children it is for",
    ("start", "when"): "When to use it",
    ("start", "need"): "What to have at hand",
    ("start", "time"): "How long it takes",
    ("start", "how"): "How to refer, where it is not done here",
    ("start", "who"): "Who may refer",
    ("start", "contact"): "Whom to ask",
    ("circumstance.to", "route"): "Another route, by its key",
    ("circumstance.to", "contact"): "A contact",
    ("circumstance.to", "council"): "Another council",
    ("requirement.waive", "by"): "Who may leave it out",
    ("requirement.withdraw", "effect"): "What follows from it",
    ("requirement.withdraw", "how"): "In which way",
    ("length", "n"): "How many",
    ("length", "unit"): "Of what",
    ("clock.then", "do"): "What is done",
    ("clock.then", "who"): "By or for whom",
    ("contact", "email"): "Email",
    ("contact", "phone"): "Telephone",
    ("casework.decision", "by"): "Who decides",
    ("casework.decision", "criteria"): "Agreed when",
    ("casework.decision", "due"): "Decided by",
    ("casework.decision", "reasons"): "Reasons to choose from",
    ("casework.decision", "outcomes"): "What can be decided",
    ("casework.decision.outcomes", "look_again"): "Looked at again after",
    ("casework.decision.outcomes", "needs_reason"): "A reason must be given",
    ("casework.decision.outcomes", "tell"): "Who is told",
    ("casework.decision.outcomes", "letter"): "Letter that is sent",
    ("casework.provision", "providers"): "Who teaches, the first that fits",
    ("casework.provision.providers", "contact"): "Reached through",
    ("casework.provision", "lines"): "What is arranged",
    ("casework.provision.lines", "unit"): "Counted in",
    ("casework.provision.lines", "pool"): "Takes a place of",
    ("casework.provision", "pools"): "Places that are scarce",
    ("casework.provision.pools", "places"): "How many places; empty for no limit",
    ("casework.provision.pools", "queue"): "Who comes first",
    ("casework.provision.pools.queue", "priority"): "Place in the queue, 1 is first",
    ("casework.provision.pools", "meanwhile"): "What is done while waiting",
    ("casework.provision", "hours"): "How many hours",
    ("casework.provision.hours", "per"): "In each",
    ("casework.provision", "period"): "How long it is arranged for",
    ("casework.provision", "review"): "Looked at again on",
    ("casework.provision", "ends"): "Why it may end",
    ("casework.provision.ends", "look_at_duty"): "Whose duty it is must be looked at anew",
    ("casework.provision.ends", "needs"): "Needs first",
    ("casework.provision", "end_by"): "Who may end it",
    ("casework.panels", "meets"): "How often it meets",
    ("casework.panels", "term_time_only"): "Only in term time",
    ("casework.panels", "papers"): "Papers are wanted so long before",
    ("casework.funding", "payer"): "Who pays",
    ("casework.funding", "basis"): "Out of what",
    ("casework.funding", "share"): "Which share",
    ("casework.funding.share", "of"): "So many parts",
    ("casework.funding.share", "over"): "Out of so many",
    ("casework.funding", "per"): "For each",
    ("casework.funding", "from"): "Paid from",
    ("casework.funding", "until"): "Paid until",
    ("route", "change_note"): "What changed, in a sentence",
    ("route", "copies_to"): "Copies go to",
    ("route", "received_by"): "Taken on by another system",
}
HELPS = {
    ("question", "ask"): "As the person reads it. One thing at a time.",
    ("question", "why"): "One or two sentences, shown beside the question.",
    ("question", "hint"): "One sentence under the question.",
    ("question", "cites"): "The clause this question stands on.",
    ("question", "assumed"): "Where the policy is silent: what you do instead.",
    ("item", "label"): "Something a school may have tried.",
    ("item", "brings"): "What schools write down about this before they refer is brought here, for them to check.",
    ("question", "brings"): "What schools write down about this before they refer is brought here, for them to check.",
    ("circumstance", "when"): "Leave empty in the last row only: it is for everyone else.",
    ("verdict_row", "when"): "Which papers this row is about.",
    ("verdict_row", "instead"): "One way a line.",
    ("page", "next"): "One way on a line. A circumstance that stops must offer at least one.",
    ("page", "body"): "A short paragraph, plain English.",
    ("circumstance", "ask_school"): "One sentence a line, as a parent would say it.",
    ("clock", "remind"): "Reminders go out so long before.",
    ("test", "warn_at"): "From this figure on, pages say that the limit is near.",
    ("test", "absence"): "Illness only, any absence, absence without leave, or codes of the register.",
}
CHOICES = {
    "yes_no": "Yes or no",
    "one": "One of several choices",
    "many": "Any of several choices",
    "text": "A line of text",
    "long_text": "A longer text",
    "date": "A date",
    "number": "A number",
    "money": "An amount of money",
    "hours": "Hours",
    "person": "A person with a role",
    "organisation": "A school or service",
    "rows": "Rows, such as who advised and when",
    "checklist": "A checklist of what was tried",
    "declaration": "A declaration to agree to",
    "voice": "In somebody's own words",
    "attendance": "Attendance marks",
    "files": "Files",
    "must": "Needed",
    "expected": "Expected, or a reason why not",
    "optional": "Only if there is any",
    "special": "Health or other special data",
    "restricted": "Restricted to named readers",
    "ordinary": "Ordinary",
    "proceed": "Go on",
    "discretion": "Go on, an officer decides",
    "divert": "Somebody else looks after this",
    "signpost": "Another way is better",
    "refuse": "Not this way, with what to do instead",
    "linked_child": "Another child is concerned too",
    "accepted": "Accepted",
    "for_now": "Good for now, more to follow",
    "ask_author": "Something must be asked of its author",
    "for_a_person": "An officer judges",
    "refused": "Cannot be used",
    "start": "starting",
    "submit": "sending",
    "decide": "the decision",
    "begin": "teaching begins",
    "review": "the review",
    "continue": "going on for longer",
    "end": "the end",
    "health": "Illness only (code I)",
    "any": "Any absence",
    "unauthorised": "Absence without leave",
    "either": "In a row or added up, whichever is more",
    "consecutive": "In a row",
    "cumulative": "Added up",
    "days": "School days",
    "sessions": "Sessions (half days)",
    "percent_attended": "Per cent of sessions attended",
    "percent_missed": "Per cent of sessions missed",
    "actual": "has happened",
    "planned": "is planned",
    "add_up": "Two make a day",
    "ignore": "Do not count",
    "count_whole": "Count as a whole day",
    "school_year": "The school year",
    "term": "The term",
    "two_terms": "This term and the one before",
    "twelve_months": "The last twelve months",
    "rolling": "So many weeks or months back from each day",
    "absence": "This one absence",
    "none": "All there is",
    "rule": "A rule",
    "threshold": "A limit of absence",
    "judgement": "A judgement by an officer",
    "evidence": "Evidence",
    "document": "A document",
    "consent": "An agreement",
    "check": "Something that must be so",
    "signed": "Signed",
    "informed": "Told and agreed",
    "attested": "Confirmed by the clinician",
    "account": "With an account",
    "link": "By a link",
    "contribute": "add to it",
    "sign": "sign",
    "task": "A task for",
    "notice": "A notice to",
    "flag": "A flag for",
    "ask_officer": "An officer is asked",
    "residence": "The council where the pupil lives",
    "school": "The council the school lies in",
    "ehcp": "The council that keeps the EHC plan",
    "placing": "The council that placed the pupil",
}
#: (part, field) whose choices read otherwise than CHOICES says.
OWN_CHOICES = {
    ("party", "kind"): {
        "school": "School",
        "parent": "Parent or carer",
        "pupil": "Pupil",
        "clinician": "Clinician",
        "hospital": "Hospital school",
        "unit": "Mental health unit",
        "council": "This council",
        "provider": "Provider",
        "other_council": "Another council",
        "other": "Somebody else",
    },
    ("party", "may"): {"start": "start it", "submit": "send it", "decide": "decide", "end": "end provision"},
    ("party", "sign_in"): {"none": "Without signing in"},
    ("test", "basis"): {"expected": "is expected"},
    ("question", "format"): {
        "upn": "A UPN",
        "urn": "A URN",
        "email": "An email address",
        "phone": "A telephone number",
        "postcode": "A postcode",
        "nhs_number": "An NHS number",
    },
    ("handover", "export"): {"pdf": "A PDF", "json": "JSON", "csv": "A spreadsheet (CSV)"},
    ("requirement.withdraw", "how"): {"writing": "In writing", "any": "In any way"},
    ("casework.decision.outcomes", "kind"): {
        "agree": "It is agreed",
        "decline": "It is not agreed",
        "not_now": "Not now, look again later",
        "advise": "Advice is given",
        "meet": "A meeting is called",
        "more_information": "More is asked for",
    },
    ("casework.provision.lines", "unit"): {
        "hours_a_week": "Hours a week",
        "sessions_a_week": "Sessions a week",
        "item": "Items",
        "place": "Places",
    },
    ("casework.provision.hours", "per"): {"day": "Day", "week": "Week"},
    ("casework.funding", "per"): {"school_week": "School week", "week": "Week", "term": "Term", "year": "Year"},
    ("casework.funding", "basis"): {
        "awpu": "Basic funding for each pupil (AWPU)",
        "pupil_premium": "Pupil premium",
        "high_needs": "High needs funding",
        "place_cost": "The cost of the place",
        "other": "Something else",
    },
    ("duty_row", "council"): {"any": "Any council"},
}
FIRST_OF_ALL = "Choose"
#: Fields most editors never touch, in any part; and those of one part.
RARE = frozenset(
    "assumed retain sensitivity copies_to readers with alone basis lasts_months hours audience checked".split()
)
RARE_IN = {
    "choice": {"hint", "cites"},
    "item": {"when", "need", "cites", "brings"},
    "column": {"need"},
    "party": {"cites", "sign_in"},
    "signer": {"when", "cites"},
    "question": {"format", "unknown", "feeds", "brings", "help"},
    "step": {"gate", "group"},
    "requirement": {"template", "due", "instead", "enough", "why", "hint", "waive"},
    "test": {"warn_at", "question"},
    "clock": {"restarts_on", "pauses", "until", "repeats"},
    "route": {"received_by", "once_for"},
    "threshold_row": {"title"},
}
#: What one row of a list is called.
ROWS = {
    "choice": "Choice",
    "item": "Item",
    "column": "Column",
    "verdict_row": "Row",
    "threshold_row": "Limit",
    "signer": "Signature",
    "part": "Part",
    "length": "Reminder",
    "clock.pauses": "Pause",
    "casework.decision.outcomes": "Outcome",
    "casework.provision.providers": "Provider",
    "casework.provision.lines": "Kind of teaching",
    "casework.provision.pools": "Kind of place",
    "casework.provision.pools.queue": "Place in the queue",
    "casework.provision.ends": "Reason",
}


def label_of(part: str, field: str) -> str:
    """Returns what a field of a part is called."""
    return LABELS.get((part, field)) or FIELDS.get(field) or field.replace("_", " ").capitalize()


def help_of(part: str, field: str) -> str:
    """Returns the sentence under a field, or nothing."""
    return HELPS.get((part, field), "")


def choice_of(part: str, field: str, value: str) -> str:
    """Returns what one choice of a field is called."""
    if field == "feeds":
        return FACTS.get(value, value)
    if field == "brings":
        return TOPICS.get(value, value)
    if field == "unit" and value in UNITS:
        return f"{UNITS[value]}s"
    own = OWN_CHOICES.get((part, field), {})
    return own.get(value) or CHOICES.get(value) or WORDS.get(value) or value.replace("_", " ").capitalize()


def is_advanced(part: str, field: str) -> bool:
    """Whether a field stands behind "More"."""
    return field in RARE or field in RARE_IN.get(part, ())


def row_of(part: str, place: int, row: dict[str, Any]) -> str:
    """Returns what a row is called: its own label after its number."""
    own = row.get("label") or row.get("title") or ""
    return f"{ROWS.get(part, 'Row')} {place + 1}{f': {own}' if own else ''}"


def one_row(part: str) -> str:
    """Returns what is added: "a choice", "an item"."""
    return with_article(ROWS.get(part, "row").lower())


def with_article(words: str) -> str:
    """Returns "a limit", "an outcome"."""
    return f"{'an' if words[0] in 'aeio' else 'a'} {words}"
