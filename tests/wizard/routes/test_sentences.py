"""A route reads back in words an editor would use."""

import json
from typing import Any

import pytest

from tests.referral_walk import DOCUMENTS, ROUTES
from tests.wizard.routes.small_routes import document, evidence, question, step
from wizard.routes.sentences import absence_words, length, sentences_of

WORDS = sentences_of(
    document(
        step(
            question("ill", ask="Is the pupil ill?"),
            question(
                "why", "one", ask="Why?", options=[{"key": "flu", "label": "The flu"}, {"key": "leg", "label": "A leg"}]
            ),
            question("days", "number", ask="How many days?"),
            question("born", "date", ask="Born on?", feeds="pupil.dob"),
            question("tried", "checklist", ask="Tried?", items=[{"key": "cover", "label": "A quiet room"}]),
        ),
        requirements=[evidence()],
    )
)


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (None, "always"),
        ({"fact": "ill", "is": "yes"}, "“Is the pupil ill?” is Yes"),
        ({"fact": "why", "in": ["flu", "leg"]}, "“Why?” is The flu or A leg"),
        ({"fact": "days", "at_least": 15}, "“How many days?” is 15 or more"),
        ({"fact": "days", "less_than": 2.5}, "“How many days?” is less than 2.5"),
        ({"fact": "ill", "known": False}, "“Is the pupil ill?” is not answered"),
        ({"fact": "tried.cover", "is": "not_suitable"}, "“A quiet room” on the checklist is Not suitable"),
        ({"fact": "pupil.compulsory_age", "is": "no"}, "it is not so that the pupil is of compulsory school age"),
        ({"fact": "item.author", "is": "gp"}, "who wrote it is gp"),
        (
            {"fact": "born", "before": {"before": "submitted", "n": 12, "unit": "weeks"}},
            "“Born on?” is before 12 weeks before the referral is sent",
        ),
        (
            {"all": [{"fact": "ill", "is": "yes"}, {"any": [{"fact": "why", "is": "flu"}, {"fact": "days", "is": 1}]}]},
            "all of: “Is the pupil ill?” is Yes; (any of: “Why?” is The flu; “How many days?” is 1)",
        ),
        (
            {"at_least_of": 2, "of": [{"fact": "ill", "is": "yes"}, {"fact": "days", "more_than": 3}]},
            "at least 2 of: “Is the pupil ill?” is Yes; “How many days?” is more than 3",
        ),
        (
            {"count": "tried", "where": [{"column": "tried", "is": "yes"}], "at_least": 3},
            "3 or more rows of “Tried?” where tried is Yes",
        ),
        ({"requirement": "medical", "status": ["met", "waived"]}, "“Medical evidence” is met or waived"),
    ],
)
def test_conditions_read_as_the_end_of_a_sentence(condition: Any, words: str) -> None:
    assert WORDS.condition(condition) == words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ({"at": "decided"}, "the decision"),
        ({"after": "review_held", "n": 5, "unit": "school_days"}, "5 school days after the review"),
        (
            {"earlier_of": [{"at": "returned"}, {"after": "submitted", "n": 1, "unit": "terms"}]},
            "the earlier of the pupil is back and 1 term after the referral is sent",
        ),
        (
            {"meeting_of": "case_panel", "after": "received"},
            "the next meeting of case panel after the council receives it",
        ),
    ],
)
def test_dates_read_in_words(moment: Any, words: str) -> None:
    assert WORDS.moment(moment) == words


def test_limits_say_what_counts() -> None:
    test = {"measure": "sessions", "absence": ["I", "M"], "run": "consecutive"}
    assert WORDS.limit({"more_than": 10}, test) == "more than 10 sessions missed with code I or M, in a row"
    assert WORDS.limit({"at_least": 0}, test) == "no limit"
    assert absence_words("any") == ""
    assert length({"n": 1, "unit": "half_terms"}) == "1 half term"


@pytest.mark.parametrize("council", DOCUMENTS)
def test_no_name_of_the_language_shows_in_a_published_route(council: str) -> None:
    data = json.loads((ROUTES / DOCUMENTS[council]).read_text())
    words = sentences_of(data)
    names = {key for step in data["steps"] for one in step["questions"] if "_" in (key := one["key"])}
    said = [words.condition(row.get("when")) for row in data["circumstances"]]
    said += [words.condition(row["when"]) for one in data["requirements"] for row in one.get("verdicts", [])]
    said += [words.moment(clock["due"]) for clock in data["clocks"]]
    assert not [text for text in said if any(name in text for name in names)]
