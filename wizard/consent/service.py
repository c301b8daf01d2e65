"""The door to consent: who is asked, what stands, whom a letter may go to; and facts from clinicians."""

from wizard.consent.actions.answer_clinician import FACTS, NotTheClinician, decline_to_answer, give_facts
from wizard.consent.actions.answer_request import (
    AlreadyAnswered,
    Answer,
    WordsChanged,
    answer_by_link,
    record_answer,
)
from wizard.consent.actions.ask_again import ask_again
from wizard.consent.actions.ask_clinician import (
    FamilyHasNotAgreed,
    NotAClinician,
    prepare_clinician,
    send_to_clinician,
    withdraw_clinician,
)
from wizard.consent.actions.ask_person import (
    CannotWrite,
    ask_people,
    ask_person,
    asked_and_recorded,
    may_be_written_to,
)
from wizard.consent.actions.forget_consents import forget_consents
from wizard.consent.actions.keep_person import add_person, change_person, remove_person
from wizard.consent.actions.opened import clinician_opened, opened
from wizard.consent.actions.record_consent import record_consent
from wizard.consent.actions.remind import REMINDERS, remind, remind_clinician
from wizard.consent.actions.say_view import say_view
from wizard.consent.actions.stop_asking import stop_asking
from wizard.consent.actions.take_back import take_back_by_link, take_back_through_school
from wizard.consent.actions.withdraw_consent import withdraw_consent
from wizard.consent.asked import clinician_behind, consents_asked, words_now
from wizard.consent.links import person_of
from wizard.consent.queries import (
    Recipient,
    address_for,
    clinician_facts_of,
    clinicians_of,
    consent_stands,
    consents_of,
    consents_that_count,
    contact_restricted,
    family_letters,
    may_read_hidden,
    people_of,
    views_of,
)
from wizard.consent.seen import ChangedSinceShown, seen
from wizard.consent.settling import requests_of
from wizard.consent.signing import is_pupil, may_be_asked, must_sign
from wizard.consent.states import clinician_state, state_of
from wizard.consent.words import Words, from_stored, months_of, what_changed, words_of

__all__ = [
    "FACTS",
    "REMINDERS",
    "AlreadyAnswered",
    "Answer",
    "CannotWrite",
    "ChangedSinceShown",
    "FamilyHasNotAgreed",
    "NotAClinician",
    "NotTheClinician",
    "Recipient",
    "Words",
    "WordsChanged",
    "add_person",
    "address_for",
    "answer_by_link",
    "ask_again",
    "ask_people",
    "ask_person",
    "asked_and_recorded",
    "change_person",
    "clinician_behind",
    "clinician_facts_of",
    "clinician_opened",
    "clinician_state",
    "clinicians_of",
    "consent_stands",
    "consents_asked",
    "consents_of",
    "consents_that_count",
    "contact_restricted",
    "decline_to_answer",
    "family_letters",
    "forget_consents",
    "from_stored",
    "give_facts",
    "is_pupil",
    "may_be_asked",
    "may_be_written_to",
    "may_read_hidden",
    "months_of",
    "must_sign",
    "opened",
    "people_of",
    "person_of",
    "prepare_clinician",
    "record_answer",
    "record_consent",
    "remind",
    "remind_clinician",
    "remove_person",
    "requests_of",
    "say_view",
    "seen",
    "send_to_clinician",
    "state_of",
    "stop_asking",
    "take_back_by_link",
    "take_back_through_school",
    "views_of",
    "what_changed",
    "withdraw_clinician",
    "withdraw_consent",
    "words_now",
    "words_of",
]
