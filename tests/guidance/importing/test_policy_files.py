"""Policy files in Markdown: what they may hold, and what is said when they are wrong."""

from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from guidance.importing.service import ImportRefused, load_policy, read_policy
from guidance.policies.models import EditionVersion, PolicyPage
from tests.building import make_authority, make_user

HEAD = """---
authority: fernshire
policy: health
title: Learning while unwell
edition: "2026-27"
effective_from: 2026-09-01
numbering: ["1", "a", "i"]
---
"""
BODY = """
# When a school refers {#fernshire-1}

A school refers a child
after **ten days**, see [the form](https://forms.test/a?b=1&c=2).[^1] {#fernshire-1-ten-days topics=threshold}

Any one of these: {#fernshire-1-any number=+}
- a note from a nurse {#fernshire-1-nurse}
- a note from a doctor,
  or a copy of it {#fernshire-1-doctor}

## Kept from the source {#fernshire-1-kept number="3.2"}

[^1]: A day is two sessions. {#fernshire-1-fn}
"""


def values(text: str) -> list[dict[str, object]]:
    return [block["value"] for block in read_policy(text).body]


def test_blocks_become_clauses() -> None:
    found = values(HEAD + BODY)
    assert [(v["kind"], v["level"], v["number"]) for v in found] == [
        ("heading", 1, ""),
        ("paragraph", 2, ""),
        ("clause", 2, ""),
        ("item", 3, ""),
        ("item", 3, ""),
        ("heading", 2, "3.2"),
        ("footnote", 3, "1"),
    ]
    assert found[1]["text"] == (
        "<p>A school refers a child after <b>ten days</b>, see "
        '<a href="https://forms.test/a?b=1&amp;c=2">the form</a>.[^1]</p>'
    )
    assert found[1]["topics"] == "threshold"
    assert found[4]["text"] == "<p>a note from a doctor, or a copy of it</p>"


def test_html_in_a_file_is_text() -> None:
    assert "&lt;script&gt;" in str(values(HEAD + "# A {#a}\n\n<script>x</script> {#b}")[1]["text"])


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "line 1: the file begins with a line of three hyphens"),
        ("---\ntitle: x\n", "line 1: the front matter has no closing line"),
        ("---\ntitle: [x\n---\n", "the front matter is not YAML"),
        ("---\n- a\n---\n", "line 2: the front matter is a list of names and values"),
        ("---\ntitle: x\n---\n", "the front matter does not say “authority”"),
        (HEAD.replace("2026-09-01", "soon"), "“effective_from” is a date"),
        (HEAD.replace('"2026-27"', "2026"), "“edition” is a text"),
        (HEAD.replace("title:", "colour: red\ntitle:"), "“colour”, which means nothing here"),
        (HEAD.replace("title:", "policy_type: law\ntitle:"), "“policy_type” is one of"),
        (HEAD.replace("numbering", "review_every: yearly\nnumbering"), "“review_every” is a number of months"),
        (HEAD.replace('"i"]', '"§"]'), "“§” is not a numbering style"),
        (HEAD + "\n# A {#a}\n\nNo identity here.\n", "line 12: this block does not end in its identity"),
        (HEAD + "# A {#a}\n# B {#a}\n", "line 10: “a” is already the identity of line 9"),
        (HEAD + "# A {#a colour=red}\n", "line 9: “colour” is not an attribute"),
        (HEAD + "# A {#a level=9}\n- b {#b level=9}\n", "line 9: a level is a number from 1 to 6"),
        (HEAD + "# {#a}\n", "line 9"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(text: str, sentence: str) -> None:
    with pytest.raises(ImportRefused, match=sentence.replace("[", r"\[")):
        read_policy(text)


@pytest.fixture
def policy_file(tmp_path: Path) -> Path:
    path = tmp_path / "health.md"
    path.write_text(HEAD + BODY, encoding="utf-8")
    return path


@pytest.mark.django_db
def test_a_file_is_published(policy_file: Path) -> None:
    make_authority("fernshire")
    version = load_policy(policy_file, None)
    assert (version.number, version.label, version.slug, version.texts.count()) == (1, "2026-27", "2026-27", 7)


@pytest.mark.django_db
def test_a_file_says_how_often_it_is_reviewed(policy_file: Path) -> None:
    make_authority("fernshire")
    policy_file.write_text(policy_file.read_text().replace("numbering:", "review_every: 12\nnumbering:"), "utf-8")
    assert load_policy(policy_file, None).review_every == 12


@pytest.mark.django_db
def test_the_same_file_again_makes_no_new_version(policy_file: Path) -> None:
    make_authority("fernshire")
    assert load_policy(policy_file, None) == load_policy(policy_file, None)
    assert EditionVersion.objects.count() == 1


@pytest.mark.django_db
def test_a_changed_file_is_a_correction(policy_file: Path) -> None:
    make_authority("fernshire")
    load_policy(policy_file, None)
    changed = policy_file.read_text().replace("ten days", "five days").replace("title:", "change_note: Sooner.\ntitle:")
    policy_file.write_text(changed, encoding="utf-8")
    assert load_policy(policy_file, None).number == 2
    assert PolicyPage.objects.count() == 1


@pytest.mark.django_db
def test_refusals_name_the_file_and_leave_nothing_behind(policy_file: Path) -> None:
    make_authority("fernshire")
    policy_file.write_text(HEAD + "# A {#a sources=unheard-of}\n", encoding="utf-8")
    with pytest.raises(ImportRefused, match=r"health\.md: .*“unheard-of”"):
        load_policy(policy_file, None)
    assert not PolicyPage.objects.exists()


@pytest.mark.django_db
def test_a_file_for_nobody_is_refused(policy_file: Path) -> None:
    with pytest.raises(ImportRefused, match=r"health\.md, line 1: there is no authority “fernshire”"):
        load_policy(policy_file, None)


@pytest.mark.django_db
def test_a_stranger_may_not_load(policy_file: Path) -> None:
    make_authority("fernshire")
    with pytest.raises(PermissionDenied):
        load_policy(policy_file, make_user())


@pytest.mark.django_db
def test_a_file_in_another_encoding_is_refused(policy_file: Path) -> None:
    policy_file.write_bytes(b"---\ntitle: caf\xe9\n")
    with pytest.raises(ImportRefused, match="not UTF-8"):
        load_policy(policy_file, None)
