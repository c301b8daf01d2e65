"""Invented councils with ways of their own: each is said as data, fit to publish, and comes back byte for byte."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from wizard.routes.service import (
    DocumentRefused,
    Problem,
    RouteDocument,
    check_document,
    compile_route,
    load_document,
    run_scenarios,
)

JSON = dict[str, Any]
FILES = sorted((Path(__file__).parent / "other_councils").glob("*.json"))
#: what councils do -> the document that says it, and where in it
SAID = [
    ("a share of sessions attended", "fernborough", "/tests/0/measure"),
    ("another limit for a chronic illness", "fernborough", "/tests/0/rows/1/less_than"),
    ("no limit after hospital", "fernborough", "/tests/0/rows/0/at_least"),
    ("papers five working days before the panel", "fernborough", "/clocks/1/due/before"),
    ("a monthly panel in term time", "fernborough", "/casework/panels/0/term_time_only"),
    ("places that run out, and who comes first", "fernborough", "/casework/provision/pools/0/queue/0/priority"),
    ("what happens to those who wait", "fernborough", "/casework/provision/pools/0/meanwhile"),
    ("a share of the school's money each school week", "fernborough", "/casework/funding/0/share"),
    ("the later of two days", "fernborough", "/casework/funding/0/from/later_of"),
    ("not now, look again in three months", "fernborough", "/casework/decision/outcomes/1/look_again"),
    ("a clock that pauses in hospital", "fernborough", "/clocks/2/pauses/0/from"),
    ("exclusion and otherwise by the same door", "fernborough", "/steps/0/questions/0/feeds"),
    ("half days that do not count", "moorham", "/tests/0/half_days"),
    ("certain codes of the register only", "moorham", "/tests/0/absence"),
    ("an officer judges, with a reason", "moorham", "/tests/1/reasons"),
    ("three reviews first", "moorham", "/circumstances/0/when/count"),
    ("a part only a health professional completes", "moorham", "/steps/1/by"),
    ("who signs by age", "moorham", "/requirements/1/signed_by/0/when"),
    ("who signs by year group", "moorham", "/requirements/1/signed_by/1/when"),
    ("only some may read it", "moorham", "/requirements/0/readers"),
    ("criteria of a decision", "moorham", "/casework/decision/criteria"),
    ("an enquiry anybody starts without an account", "lakesby", "/parties/0/sign_in"),
    ("the council of the plan before the council of the home", "twinborough", "/duty/0/council"),
    ("the council that placed the child", "twinborough", "/duty/1/council"),
    ("one paper or another, by need", "twinborough", "/requirements/1/when"),
    ("an interim paper", "twinborough", "/requirements/0/verdicts/2/verdict"),
    ("the greatest age of a paper", "twinborough", "/requirements/0/verdicts/1/when/before"),
    ("what another council must know first", "twinborough", "/requirements/2/met"),
    ("a unit starts before discharge", "harbourside", "/parties/0/may"),
    ("a paper after the decision, by a day", "harbourside", "/requirements/2/due"),
    ("everybody signs before it begins", "harbourside", "/requirements/1/signed_by"),
    ("who gets a copy", "harbourside", "/requirements/1/copies_to"),
    ("a provider for each area", "harbourside", "/casework/provision/providers/0/when"),
    ("twelve school weeks or the absence if shorter", "harbourside", "/clocks/1/due/earlier_of"),
    ("a clock that starts again", "harbourside", "/clocks/1/restarts_on"),
    ("a look each term", "harbourside", "/clocks/2/repeats"),
    ("the sickness return", "dalemere", "/route/kind"),
    ("advice without a name", "stourley", "/route/kind"),
    ("sessions in twelve weeks that move along", "highmoor", "/tests/0/within"),
    ("another limit on a part-time timetable", "highmoor", "/tests/0/rows/0/when"),
    ("a paper that does only until a day", "highmoor", "/requirements/0/verdicts/2/when/all/1/before"),
    ("the young person signs from sixteen", "highmoor", "/requirements/1/signed_by/1/when"),
    ("two who pay, a share each", "highmoor", "/casework/funding/1/share"),
    ("a ward asks, and no school", "ashwell", "/parties/0/may"),
    ("a panel each week, holidays too", "ashwell", "/casework/panels/0/meets"),
    ("whoever decides completes nothing of the doctor's", "ashwell", "/steps/1/gate"),
    ("charged from the sixth day", "ashwell", "/casework/funding/0/from/after"),
    ("a request to go on", "weirton", "/route/kind"),
    ("a day of each school year", "kestrelby", "/tests/2/when/all/1/on_or_after/on"),
    ("one limit the first time, another the second", "kestrelby", "/tests/1/rows/0/when"),
    ("to be on a waiting list", "kestrelby", "/requirements/0/verdicts/1/when/all/1/is"),
    ("a GP whom the school nurse agrees with", "kestrelby", "/requirements/0/verdicts/2/when/all/1/includes"),
    ("a paper that counts for six months", "kestrelby", "/requirements/0/lasts"),
    ("asked for newer before it runs out", "kestrelby", "/clocks/3/due/before"),
    ("the school says that it holds the agreement", "kestrelby", "/requirements/1/attested_by"),
    ("two extensions, the second with other advice", "kestrelby", "/requirements/2/when/at_least"),
    ("what is signed for a thing that is lent", "kestrelby", "/requirements/3/when/includes"),
    ("the words that one party signs", "kestrelby", "/requirements/3/signed_by/1/words"),
    ("six weeks without the holidays", "kestrelby", "/casework/provision/period/unit"),
    ("other hours by year group", "kestrelby", "/casework/provision/hours/rows/0/when"),
    ("a review officer within ten working days", "kestrelby", "/casework/decision/challenges/0/within"),
    ("an end that a plan comes before", "kestrelby", "/casework/provision/ends/0/needs"),
    ("an end for not taking part", "kestrelby", "/casework/provision/ends/1/not_taking_part"),
    ("two schools that pay half each", "kestrelby", "/casework/funding/0/share"),
    ("a health professional begins, without an account", "saltmarsh", "/parties/0/sign_in"),
    ("the school adds its part within five days", "saltmarsh", "/clocks/1/due"),
    ("decided on the same day", "saltmarsh", "/clocks/2/due/unit"),
    ("who is old enough to decide, by judgement", "saltmarsh", "/tests/0/ask"),
    ("asked for by the end of May", "saltmarsh", "/tests/2/when/before/on"),
    ("until the end of July at the latest", "saltmarsh", "/casework/provision/period/earlier_of/1/on"),
    ("the age of a paper against the request", "weirton", "/requirements/0/verdicts/0/when/before"),
]
PROMPTED = {
    "fernborough": {"law.percentage"},
    "harbourside": {"law.minimum_hours"},
    "kestrelby": {"law.fixed_cap"},
}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_it_is_fit_to_publish_and_every_row_is_touched(file: Path) -> None:
    read = load_document(file.read_bytes())
    found = check_document(read)
    assert [str(one) for one in found if one.severity == "error" or one.code == "scenario.untouched"] == []
    assert {one.code for one in found if one.code.startswith("law.")} == PROMPTED.get(file.stem, set())
    assert all(outcome.passed for outcome in run_scenarios(read))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_it_comes_back_byte_for_byte(file: Path) -> None:
    text = file.read_bytes()
    read = load_document(text)
    assert read.exact
    assert read.text.encode() == text
    mixed = json.dumps(dict(reversed(list(json.loads(text).items()))))
    again = load_document(mixed)
    assert again.text == read.text
    assert not again.exact


@pytest.mark.parametrize(("what", "name", "pointer"), SAID, ids=[row[0] for row in SAID])
def test_what_councils_do_is_said_in_a_field_of_its_own(what: str, name: str, pointer: str) -> None:
    value: Any = json.loads((FILES[0].parent / f"{name}.json").read_text())
    for step in pointer.split("/")[1:]:
        value = value[int(step)] if isinstance(value, list) else value[step]
    assert value not in (None, "", [], {})


ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-1, 400),
    st.sampled_from(
        ["", "c", "yes", "school", "dob", "decided", "ten", "all", "2026-02-30", "item.author", "pupil.age"]
    ),
    st.sampled_from(
        [[], {}, {"all": []}, {"fact": "dob", "known": True}, {"test": "ten"}, ["school"], {"at": "decided"}]
    ),
)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
@settings(max_examples=12, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_is_changed_it_is_refused_or_read_checked_and_run(file: Path, data: st.DataObject) -> None:
    changed = json.loads(file.read_text())
    for path in data.draw(st.lists(st.sampled_from(list(paths(changed))), min_size=1, max_size=3)):
        alter(changed, path, data.draw(ODD | st.just(GONE)))
    read = read_unless_refused(changed)
    if isinstance(read, list):
        assert all(one.code and one.sentence.endswith(".") for one in read)
        return
    compile_route(read.text, read.sha256)
    assert all(one.sentence for one in check_document(read))
    run_scenarios(read)


def read_unless_refused(data: JSON) -> RouteDocument | list[Problem]:
    """The document, or why it is refused."""
    try:
        return load_document(json.dumps(data))
    except DocumentRefused as refused:
        return refused.problems


GONE = object()


def alter(value: Any, path: tuple[Any, ...], new: Any) -> None:
    """Puts a new value at a place, or takes it away; a place that is there no more is left alone."""
    try:
        for step in path[:-1]:
            value = value[step]
        if new is GONE:
            del value[path[-1]]
        else:
            value[path[-1]] = new
    except (KeyError, IndexError, TypeError):
        return


def paths(value: Any, here: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place of a document."""
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, member in members:
        yield (*here, name)
        yield from paths(member, (*here, name))
