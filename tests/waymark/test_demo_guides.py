"""The demonstration's guides: each clause they name is in a policy, and a child of ten can read them."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from waymark.demonstration.loading import FILES

GUIDES = sorted((FILES / "guides").glob("*.yaml"))
UIDS = {
    uid
    for path in sorted((FILES / "policies").glob("*.md"))
    for uid in re.findall(r"\{#([^\s}]+)", path.read_text(encoding="utf-8"))
}
LONGEST_SENTENCE = 25


def parts_of(path: Path) -> list[dict[str, Any]]:
    return list(yaml.safe_load(path.read_text(encoding="utf-8"))["parts"])


def test_every_authority_with_a_policy_has_a_guide() -> None:
    guided = {yaml.safe_load(path.read_text(encoding="utf-8"))["authority"] for path in GUIDES}
    assert guided == {path.stem for path in (FILES / "policies").glob("*.md")}


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_every_clause_a_guide_names_is_in_a_policy(path: Path) -> None:
    named = [uid for part in parts_of(path) for uid in part["clauses"]]
    assert [uid for uid in named if uid not in UIDS] == []
    assert all(part["clauses"] for part in parts_of(path))


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_sentences_are_short(path: Path) -> None:
    for part in parts_of(path):
        plain = re.sub(r"\([^)]*\)|[*\[\]]", "", part["words"])
        sentences = re.split(r"[.?:]\s|\n\n|\n- ", plain)
        long = [sentence for sentence in sentences if len(sentence.split()) > LONGEST_SENTENCE]
        assert long == [], part["heading"]
