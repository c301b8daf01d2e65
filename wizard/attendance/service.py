"""The door to attendance: marks of a referral, what they come to, and the calendar days are counted by."""

from wizard.attendance.actions.change_terms import store_terms
from wizard.attendance.actions.keep_marks import keep_marks, remove_marks
from wizard.attendance.calendars import calendar_of
from wizard.attendance.figures import Reached, counts_of, first_reached, reached, thresholds
from wizard.attendance.freezing import attendance_entry, read_attendance, words_of_entry
from wizard.attendance.importing.one_pupil import RowsNotRead, WhichPupil, marks_of_one
from wizard.attendance.importing.reading import FileRefused
from wizard.attendance.in_words import in_halves
from wizard.attendance.queries import marks_for
from wizard.attendance.telling import Told, spoken, told

__all__ = [
    "FileRefused",
    "Reached",
    "RowsNotRead",
    "Told",
    "WhichPupil",
    "attendance_entry",
    "calendar_of",
    "counts_of",
    "first_reached",
    "in_halves",
    "keep_marks",
    "marks_for",
    "marks_of_one",
    "reached",
    "read_attendance",
    "remove_marks",
    "spoken",
    "store_terms",
    "thresholds",
    "told",
    "words_of_entry",
]
