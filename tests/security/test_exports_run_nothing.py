"""No text leaves for a spreadsheet that the spreadsheet would run."""

import pytest

from record.service import harmless


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " =", "\u00a0=", "\v=", "\n\t@"]
)
def test_text_that_a_spreadsheet_would_run_begins_with_an_apostrophe(start: str) -> None:
    assert harmless(f"{start}HYPERLINK(1)") == f"'{start}HYPERLINK(1)"


@pytest.mark.parametrize("value", ["Madeup High School", "St John’s – Infants", "", " a", 7, None, True])
def test_other_values_stay_as_they_are(value: object) -> None:
    assert harmless(value) is value
