"""The door to referrals: see, start, hand on, answer, ask an officer, keep, withdraw, send."""

from wizard.referrals.actions.ask_officer import ask_officer
from wizard.referrals.actions.assign_referral import NotAColleague, assign_referral
from wizard.referrals.actions.keep_draft import keep_draft
from wizard.referrals.actions.look_again import looked_again
from wizard.referrals.actions.save_answers import save_answers
from wizard.referrals.actions.start_by_link import (
    PURPOSE as START_PURPOSE,
)
from wizard.referrals.actions.start_by_link import (
    Beginner,
    ask_to_start,
    begin_by_link,
    forget_beginner,
    may_begin,
)
from wizard.referrals.actions.start_referral import Received, enter_referral, start_referral
from wizard.referrals.actions.submit_referral import submit_referral
from wizard.referrals.actions.tell_school import Agreed, tell_school
from wizard.referrals.actions.warn_of_expiry import stem as warning_stem
from wizard.referrals.actions.withdraw_referral import withdraw_referral
from wizard.referrals.actions.withdraw_submission import withdraw_submission
from wizard.referrals.beginners import begun_by_family, begun_from, speaks_as_family
from wizard.referrals.changing import ChangedMeanwhile, NotADraft, take_hold
from wizard.referrals.colleagues import colleagues_of, in_place_of, staff_of
from wizard.referrals.expiry import LAST_WARNING, expires_on, nearly_over, withdrawn_and_over
from wizard.referrals.frozen import Attached, canonical, citations, sha256_of, submission_document
from wizard.referrals.mailboxes import mailboxes_of, named_people_of
from wizard.referrals.paper.typesetting import paper_response
from wizard.referrals.pupils import (
    Marks,
    identity_keys,
    marks_from,
    others_about_the_pupil,
    submissions_about_the_pupil,
)
from wizard.referrals.queries import (
    may_refer,
    may_tell_school,
    referrals_changeable_by,
    referrals_of_schools_of,
    referrals_seen_by,
    submissions_visible_to,
)
from wizard.referrals.receipts import FAMILY_RECEIPT, RECEIPT
from wizard.referrals.reference import is_reference, new_reference
from wizard.referrals.stored import StoredAnswer, answers_of, answers_of_each
from wizard.referrals.values import TRIED, day_in_words, in_words, label_of
from wizard.referrals.ways import way_to

__all__ = [
    "FAMILY_RECEIPT",
    "LAST_WARNING",
    "RECEIPT",
    "START_PURPOSE",
    "TRIED",
    "Agreed",
    "Attached",
    "Beginner",
    "ChangedMeanwhile",
    "Marks",
    "NotAColleague",
    "NotADraft",
    "Received",
    "StoredAnswer",
    "answers_of",
    "answers_of_each",
    "ask_officer",
    "ask_to_start",
    "assign_referral",
    "begin_by_link",
    "begun_by_family",
    "begun_from",
    "canonical",
    "citations",
    "colleagues_of",
    "day_in_words",
    "enter_referral",
    "expires_on",
    "forget_beginner",
    "identity_keys",
    "in_place_of",
    "in_words",
    "is_reference",
    "keep_draft",
    "label_of",
    "looked_again",
    "mailboxes_of",
    "marks_from",
    "may_begin",
    "may_refer",
    "may_tell_school",
    "named_people_of",
    "nearly_over",
    "new_reference",
    "others_about_the_pupil",
    "paper_response",
    "referrals_changeable_by",
    "referrals_of_schools_of",
    "referrals_seen_by",
    "save_answers",
    "sha256_of",
    "speaks_as_family",
    "staff_of",
    "start_referral",
    "submission_document",
    "submissions_about_the_pupil",
    "submissions_visible_to",
    "submit_referral",
    "take_hold",
    "tell_school",
    "warning_stem",
    "way_to",
    "withdraw_referral",
    "withdraw_submission",
    "withdrawn_and_over",
]
