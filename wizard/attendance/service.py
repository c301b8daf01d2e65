"""The door to attendance: marks of a referral and of a pupil, what they come to, and the calendar of days."""

from wizard.attendance.actions.add_pupil import AlreadyThere, add_pupil
from wizard.attendance.actions.change_terms import store_terms
from wizard.attendance.actions.keep_marks import keep_marks, remove_marks
from wizard.attendance.actions.look_through import marks_known
from wizard.attendance.actions.refer_pupil import answers_from
from wizard.attendance.attended import attended_on
from wizard.attendance.bringing import register_bringer
from wizard.attendance.calendars import calendar_of
from wizard.attendance.figures import Reached, counts_of, first_reached, reached, thresholds
from wizard.attendance.freezing import attendance_entry, read_attendance, words_of_entry
from wizard.attendance.importing.one_pupil import RowsNotRead, WhichPupil, marks_of_one
from wizard.attendance.importing.reading import FileRefused
from wizard.attendance.in_words import in_halves
from wizard.attendance.mailboxes import named_people_of
from wizard.attendance.marks import Marks
from wizard.attendance.queries import AnyUser, keeps_register, marks_for, pupils_seen_by, schools_seen_by
from wizard.attendance.telling import Told, facts_of, spoken, told
from wizard.attendance.watches import Watch, watch_of
from wizard.attendance.which_code import CONDITIONS as CODE_B_CONDITIONS
from wizard.attendance.which_code import Answer, Session, which_code

__all__ = [
    "CODE_B_CONDITIONS",
    "AlreadyThere",
    "Answer",
    "AnyUser",
    "FileRefused",
    "Marks",
    "Reached",
    "RowsNotRead",
    "Session",
    "Told",
    "Watch",
    "WhichPupil",
    "add_pupil",
    "answers_from",
    "attendance_entry",
    "attended_on",
    "calendar_of",
    "counts_of",
    "facts_of",
    "first_reached",
    "in_halves",
    "keep_marks",
    "keeps_register",
    "marks_for",
    "marks_known",
    "marks_of_one",
    "named_people_of",
    "pupils_seen_by",
    "reached",
    "read_attendance",
    "register_bringer",
    "remove_marks",
    "schools_seen_by",
    "spoken",
    "store_terms",
    "thresholds",
    "told",
    "watch_of",
    "which_code",
    "words_of_entry",
]
