"""Age, year group, phase and compulsory school age from a date of birth."""

from datetime import date

from schoolyear.years import first_day, last_friday_in_june, starting_year

RECEPTION_AGE = 4
PRESCRIBED_DAYS = ((3, 31), (8, 31), (12, 31))


def birthday(born: date, age: int) -> date:
    """The day somebody reaches `age`; born on 29 February, 1 March in other years."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def age_on(born: date, day: date) -> int:
    """Completed years on a day; negative before birth."""
    years = day.year - born.year
    return years if birthday(born, years) <= day else years - 1


def year_group(born: date, day: date) -> int:
    """The usual year group on a day, from the age on the 31 August before. Reception is 0, earlier is negative."""
    return age_on(born, first_day(starting_year(day)).replace(month=8, day=31)) - RECEPTION_AGE


def phase_of(group: int) -> str:
    """early_years, primary (Reception to Year 6), secondary (to Year 11) or post16."""
    if group < 0:
        return "early_years"
    if group <= 6:
        return "primary"
    return "secondary" if group <= 11 else "post16"


def compulsory_from(born: date) -> date:
    """The prescribed day on or after the fifth birthday (Education Act 1996, section 8)."""
    fifth = birthday(born, 5)
    days = [date(fifth.year, month, day) for month, day in PRESCRIBED_DAYS]
    return next(day for day in days if day >= fifth)


def compulsory_until(born: date) -> date:
    """The last Friday in June of the school year in which they turn 16."""
    return last_friday_in_june(starting_year(birthday(born, 16)) + 1)


def of_compulsory_age(born: date, day: date) -> bool:
    """Whether a child is of compulsory school age on a day, both ends included."""
    return compulsory_from(born) <= day <= compulsory_until(born)
