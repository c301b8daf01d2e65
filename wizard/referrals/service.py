"""The door to referrals: see, start, hand on, answer, ask an officer, keep, withdraw, send."""

from wizard.referrals.actions.ask_officer import ask_officer
from wizard.referrals.actions.assign_referral import NotAColleague, assign_referral
from wizard.referrals.actions.keep_draft import keep_draft
from wizard.referrals.actions.look_again import looked_again
from wizard.referrals.actions.save_answers import save_answers
from wizard.referrals.actions.start_referral import Received, enter_referral, start_referral
from wizard.referrals.actions.submit_referral import submit_referral
from wizard.referrals.actions.withdraw_referral import withdraw_referral
from wizard.referrals.actions.withdraw_submission import withdraw_submission
from wizard.referrals.changing import ChangedMeanwhile, NotADraft, take_hold
from wizard.referrals.colleagues import colleagues_of, staff_of
from wizard.referrals.expiry import expires_on
from wizard.referrals.frozen import Attached, canonical, citations, sha256_of, submission_document
from wizard.referrals.pupils import (
    marks_of,
    others_about_the_pupil,
    store_marks,
    submissions_about_the_pupil,
)
from wizard.referrals.queries import (
    may_refer,
    referrals_changeable_by,
    referrals_of_schools_of,
    submissions_visible_to,
)
from wizard.referrals.receipts import RECEIPT
from wizard.referrals.reference import is_reference
from wizard.referrals.stored import StoredAnswer, answers_of
from wizard.referrals.values import TRIED, day_in_words, in_words, label_of

__all__ = [
    "RECEIPT",
    "TRIED",
    "Attached",
    "ChangedMeanwhile",
    "NotAColleague",
    "NotADraft",
    "Received",
    "StoredAnswer",
    "answers_of",
    "ask_officer",
    "assign_referral",
    "canonical",
    "citations",
    "colleagues_of",
    "day_in_words",
    "enter_referral",
    "expires_on",
    "in_words",
    "is_reference",
    "keep_draft",
    "label_of",
    "looked_again",
    "marks_of",
    "may_refer",
    "others_about_the_pupil",
    "referrals_changeable_by",
    "referrals_of_schools_of",
    "save_answers",
    "sha256_of",
    "staff_of",
    "start_referral",
    "store_marks",
    "submission_document",
    "submissions_about_the_pupil",
    "submissions_visible_to",
    "submit_referral",
    "take_hold",
    "withdraw_referral",
    "withdraw_submission",
]
