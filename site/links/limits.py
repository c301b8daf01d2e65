"""How long and how often. All in the clock's time; days are calendar days."""

from datetime import timedelta

CODE_LASTS = timedelta(minutes=15)
OPEN_LASTS = timedelta(minutes=30)  # without touching the page
TRIES_A_CODE = 5
CODES_AN_HOUR = 5
# Twenty-five guesses an hour of a million would find a code in months: long before, the link ends and is sent anew.
WRONG_IN_ALL = 30
DAYS = 28
FORGOTTEN_AFTER = timedelta(days=90)
