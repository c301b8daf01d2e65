"""What the ledger's notes point to is there."""

import csv
import re

from tests.plugins.fingerprints import ROOT

POLICIES = ROOT / "site" / "waymark" / "demo" / "policies"
NAMED = re.compile(r"\bclause ((?:norfolk|essex|stonehenge-school|leicestershire|wmat)-[a-z0-9-]+)")


def test_a_clause_that_a_note_names_is_published_in_the_demo() -> None:
    texts = [path.read_text(encoding="utf-8") for path in POLICIES.glob("*.md")]
    published = {uid for text in texts for uid in re.findall(r"\{#([a-z0-9-]+)", text)}
    with (ROOT / "docs" / "requirements.csv").open(encoding="utf-8", newline="") as file:
        named = {(row["id"], uid) for row in csv.DictReader(file) for uid in NAMED.findall(row["note"])}
    assert len(named) > 20
    assert sorted(pair for pair in named if pair[1] not in published) == []
