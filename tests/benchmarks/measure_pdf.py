"""A policy of 300 clauses made into a tagged PDF, and given out again once it is kept."""

from datetime import UTC, datetime
from typing import Any

from guidance.reading.pdf.outline import rows_in_order
from guidance.reading.pdf.typesetting import typeset
from guidance.reading.pdf.words import nodes_of
from tests.benchmarks.figures import Bench
from tests.benchmarks.measure_reading import getting

CLAUSES = 300
KEPT = "/norfolk/policies/medical-needs/policy.pdf"
WORDS = "<p>A school refers a child after ten days away, and says in the referral <b>what was tried</b>. " * 2 + "</p>"


def measure(bench: Bench) -> None:
    """Typesets made-up words, then asks for a PDF that is already there."""
    told = document()
    bench.time(f"PDF: {CLAUSES} clauses typeset, tagged", lambda: typeset(told, datetime(2026, 9, 1, tzinfo=UTC)))
    bench.time("PDF: kept, given out", getting(KEPT))
    bench.queries("PDF: kept, queries", getting(KEPT), at_most=12)


def document() -> dict[str, Any]:
    """Returns a policy of 300 clauses in 30 parts, as the typesetter is given it."""
    blank: dict[str, Any] = {"number": "", "heading": "", "nodes": [], "sources": [], "short": True}
    clauses = []
    for part in range(CLAUSES // 10):
        clauses.append(blank | {"kind": "heading", "level": 1, "number": str(part + 1), "heading": f"Part {part + 1}"})
        clauses += [
            blank | {"kind": "clause", "level": 2, "number": f"{part + 1}.{n}", "nodes": nodes_of(WORDS)}
            for n in range(1, 10)
        ]
    words = dict.fromkeys("lead review about address published edition".split(), "Made up.")
    lists: dict[str, list[Any]] = {name: [] for name in "facts sources amendments uncalled marks".split()}
    plain = {"title": "A long policy", "authority": "Fernshire Council", "accent": "plum", "explained": False}
    nothing: dict[str, Any] = {"banner": None, "contact": None, "notes": {}}
    address = {"address": "https://example.test/"}
    return words | lists | plain | nothing | address | {"clauses": rows_in_order(clauses)}
