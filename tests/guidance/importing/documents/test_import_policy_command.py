"""`import_policy`: a document becomes a draft, and nothing more."""

import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from guidance.policies.models import EditionPage, EditionVersion, PolicyPage
from guidance.policies.service import publish_edition
from tests.building import make_authority
from tests.guidance.importing.documents.rendering import as_docx, as_text
from tests.guidance.importing.documents.twin_policies import COUNTY, SCHOOL
from tests.policy_building import SMALL, make_edition, make_place, make_policy, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def county(tmp_path: Path) -> Path:
    path = tmp_path / "county.docx"
    path.write_bytes(as_docx(COUNTY))
    return path


def run(path: Path, *options: str, authority: str = "fernshire") -> str:
    out = StringIO()
    call_command("import_policy", str(path), "--authority", authority, *options, stdout=out)
    return out.getvalue()


def draft(label: str) -> Any:
    return EditionPage.objects.get(label=label).get_latest_revision_as_object()


def test_a_document_becomes_a_draft_of_a_new_policy(county: Path, client: Client) -> None:
    make_place()
    said = run(county)
    policy = PolicyPage.objects.get()
    page = draft("2025-26")
    assert (policy.title, policy.slug, policy.live) == ("Learning While Ill Policy", "learning-while-ill-policy", False)
    assert not EditionPage.objects.get().live
    assert not EditionVersion.objects.exists()
    assert (page.issued_on, page.effective_from, page.review_due) == (
        date(2025, 11, 1), date(2025, 11, 1), date(2026, 11, 30),
    )  # fmt: skip
    assert page.numbering == "1,a,i"
    assert "Draft 2025-26 of fernshire/learning-while-ill-policy: 0 clauses keep their identity." in said
    assert b"Learning While Ill" not in client.get("/fernshire/").content


def test_check_writes_nothing(county: Path) -> None:
    make_authority("fernshire")
    assert "Nothing was stored." in run(county, "--check")
    assert not PolicyPage.objects.exists()


def test_json_has_the_four_parts_and_nothing_else_on_standard_output(county: Path) -> None:
    make_place()
    found = json.loads(run(county, "--check", "--json"))
    assert set(found) == {"title", "metadata", "clauses", "findings"}
    assert {key for clause in found["clauses"] for key in clause} == {
        "number", "level", "kind", "heading", "text", "links",
    }  # fmt: skip
    assert {key for finding in found["findings"] for key in finding} == {
        "code", "severity", "clause", "message", "suggestion",
    }  # fmt: skip


def test_the_checks_of_every_policy_run_over_the_file(county: Path) -> None:
    make_place()
    findings = json.loads(run(county, "--check", "--json"))["findings"]
    codes = {finding["code"].split(".")[0] for finding in findings}
    assert {"import", "xref", "link"} <= codes


def test_numbers_are_kept_or_left_to_be_computed(county: Path) -> None:
    make_place()
    run(county, "--edition", "kept")
    run(county, "--edition", "computed", "--numbers", "compute")
    kept = {block.value["heading"]: block.value["number"] for block in draft("kept").body}
    computed = {block.value["heading"]: block.value["number"] for block in draft("computed").body}
    assert (kept["Proof of illness"], kept["Inspectors"]) == ("11.b.ii", "-")
    assert (computed["Proof of illness"], computed["Inspectors"]) == ("", "-")


@pytest.mark.parametrize("numbers", ["keep", "compute"])
def test_either_way_the_published_numbers_are_those_of_the_document(county: Path, numbers: str) -> None:
    make_place()
    run(county, "--numbers", numbers)
    version = publish_edition(EditionPage.objects.get(), None)
    shown = {text.heading: text.number for text in version.texts.filter(kind="heading")}
    assert (shown["Proof of illness"], shown["When lessons end"], shown["Inspectors"]) == ("11.b.ii", "11.j", "")
    assert version.texts.filter(kind="footnote").count() == 4


def test_next_years_clauses_keep_identity_topics_and_the_sources_of_unchanged_words(tmp_path: Path) -> None:
    policy = make_policy(make_place())
    body = [
        {**block, "value": {**block["value"], "topics": "threshold"}}
        if block["value"]["uid"] == "fernshire-1-a"
        else block
        for block in SMALL
    ]
    publish(make_edition(policy, body))
    path = tmp_path / "next.txt"
    path.write_text(
        "1. When a school refers a child\n\na. A school refers a child after twelve days away.\n\n2. New things\n\n"
        "There is something new here that nobody wrote before.\n\n3. Letters we can use\n\n"
        "Any one of these is enough:\n\n- a note from a doctor\n- a note from a nurse\n"
    )
    said = run(path, "--edition", "2027-28")
    uids = {block.value["heading"] or str(block.value["text"]): block.value["uid"] for block in draft("2027-28").body}
    assert uids["When a school refers a child"] == "fernshire-1"
    assert uids["Letters we can use"] == "fernshire-2"
    assert uids["New things"] == ""
    assert [uid for words, uid in uids.items() if "nurse" in words] == ["fernshire-2-nurse"]
    twelve = next(block.value for block in draft("2027-28").body if "twelve days" in str(block.value["text"]))
    assert (twelve["uid"], twelve["topics"]) == ("fernshire-1-a", "threshold")
    assert "keep their identity" in said


def test_a_published_edition_is_never_written_over(county: Path) -> None:
    publish(make_edition(make_policy(make_place()), SMALL))
    with pytest.raises(CommandError, match="the edition “2026-27” is published"):
        run(county, "--edition", "2026-27")


def test_the_same_draft_again_is_its_next_revision(county: Path) -> None:
    make_place()
    run(county)
    run(county)
    assert EditionPage.objects.get().revisions.count() == 2


def test_facts_of_tables_fill_the_editions_fields(tmp_path: Path) -> None:
    make_place()
    path = tmp_path / "school.txt"
    path.write_bytes(as_text(SCHOOL))
    run(path)
    page = draft("2025-26")
    assert (page.approved_by, page.change_note) == ("Governors", "Para 3.2 Two names put right")


def test_bad_options_get_one_line(county: Path) -> None:
    with pytest.raises(CommandError, match="there is no authority “nowhere”"):
        run(county, authority="nowhere")
    place = make_place()
    make_policy(place, "one")
    make_policy(place, "two")
    with pytest.raises(CommandError, match="Say which with --policy: one, two"):
        run(county)
    with pytest.raises(CommandError, match="cannot be an edition's label"):
        run(county, "--policy", "one", "--edition", "–")
    assert not EditionPage.objects.exists()
