"""`manage.py check_policy`: findings as lines or JSON, exit 1 for an error, one clear line for bad input."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from guidance.checking.service import check_policy, dismiss_finding, document_of_edition_version
from tests.building import make_user
from tests.policy_building import heading, make_edition, make_policy, paragraph, publish

GOOD = [heading("Help", "fernshire-1"), paragraph("The school rings the nurse.", "fernshire-1-nurse")]
BAD = [heading("Help", "fernshire-1"), paragraph("The primary care trust rings.", "fernshire-1-nurse")]


def run(*arguments: str) -> tuple[str, int]:
    out = io.StringIO()
    try:
        call_command("check_policy", *arguments, stdout=out)
    except SystemExit as stopped:
        return out.getvalue(), int(stopped.code or 0)
    return out.getvalue(), 0


@pytest.mark.django_db
def test_an_error_is_shown_with_its_clause_and_the_exit_is_1() -> None:
    publish(make_edition(make_policy(), BAD))
    out, code = run("health", "--authority", "fernshire")
    assert code == 1
    assert "error: fernshire-1-nurse: “primary care trust” ended in April 2013." in out
    assert "[term.abolished_body]" in out


@pytest.mark.django_db
def test_warnings_alone_leave_the_exit_at_0() -> None:
    publish(make_edition(make_policy(policy_type="page"), GOOD))
    out, code = run("health", "--authority", "fernshire")
    assert (code, "0 of them errors" in out) == (0, True)


@pytest.mark.django_db
def test_json_has_five_fields_for_each_finding() -> None:
    publish(make_edition(make_policy(), BAD))
    out, code = run("health", "--authority", "fernshire", "--json")
    found = json.loads(out)
    assert code == 1
    assert {"title": found["title"], "edition": found["edition"]} == {
        "title": "Learning while unwell",
        "edition": "2026-27",
    }
    assert {frozenset(one) for one in found["findings"]} == {
        frozenset({"code", "severity", "clause", "message", "suggestion"})
    }


@pytest.mark.django_db
def test_a_draft_can_be_checked_before_it_is_published() -> None:
    make_edition(make_policy(), BAD)
    with pytest.raises(CommandError, match="has no published edition"):
        run("health", "--authority", "fernshire")
    assert run("health", "--authority", "fernshire", "--draft")[1] == 1


@pytest.mark.django_db
def test_a_draft_that_cannot_be_numbered_is_one_clear_line() -> None:
    make_edition(make_policy(), BAD, numbering="1,Q")
    with pytest.raises(CommandError, match="“Q” is not a numbering style"):
        run("health", "--authority", "fernshire", "--draft")


@pytest.mark.django_db
def test_a_dismissed_finding_is_left_out() -> None:
    edition = make_edition(make_policy(), BAD)
    version = publish(edition)
    for finding in check_policy(document_of_edition_version(version)):
        dismiss_finding(make_user(is_superuser=True), edition, finding, "Quoted from a letter of 2012.")
    assert run("health", "--authority", "fernshire") == (
        "Learning while unwell, 2026-27: 0 findings, 0 of them errors.\n",
        0,
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("health", "--authority", "nowhere"), "There is no authority “nowhere”."),
        (("nothing", "--authority", "fernshire"), "fernshire has no policy “nothing”."),
        (("health", "--authority", "fernshire", "--edition", "1999"), "has no published edition “1999”."),
    ],
)
@pytest.mark.django_db
def test_bad_input_is_one_clear_line(arguments: tuple[str, ...], sentence: str) -> None:
    publish(make_edition(make_policy(), GOOD))
    with pytest.raises(CommandError, match=sentence):
        run(*arguments)
