"""The door to referrals: see, start, answer, ask an officer, withdraw, send."""

from wizard.referrals.actions.ask_officer import ask_officer
from wizard.referrals.actions.look_again import looked_again
from wizard.referrals.actions.save_answers import save_answers
from wizard.referrals.actions.start_referral import start_referral
from wizard.referrals.actions.submit_referral import submit_referral
from wizard.referrals.actions.withdraw_referral import withdraw_referral
from wizard.referrals.changing import ChangedMeanwhile, NotADraft, take_hold
from wizard.referrals.frozen import Attached, canonical, citations, sha256_of, submission_document
from wizard.referrals.queries import (
    referrals_changeable_by,
    referrals_of_schools_of,
    submissions_visible_to,
)
from wizard.referrals.receipts import RECEIPT
from wizard.referrals.reference import is_reference
from wizard.referrals.values import TRIED, day_in_words, in_words, label_of

__all__ = [
    "RECEIPT",
    "TRIED",
    "Attached",
    "ChangedMeanwhile",
    "NotADraft",
    "ask_officer",
    "canonical",
    "citations",
    "day_in_words",
    "in_words",
    "is_reference",
    "label_of",
    "looked_again",
    "referrals_changeable_by",
    "referrals_of_schools_of",
    "save_answers",
    "sha256_of",
    "start_referral",
    "submission_document",
    "submissions_visible_to",
    "submit_referral",
    "take_hold",
    "withdraw_referral",
]
