"""A route is compiled once a process: its document is read only when it is not in memory."""

import json

import pytest

from tests.wizard.routes.small_routes import document
from wizard.routes.compiling import MOST_KEPT, kept_or_compiled
from wizard.routes.service import DocumentRefused, load_document


def not_wanted() -> str:
    raise AssertionError("the document was read again")


def small(number: int) -> tuple[str, str]:
    data = document()
    data["route"]["title"] = f"Small route {number}"
    read = load_document(json.dumps(data))
    return read.text, read.sha256


def test_the_document_is_read_once() -> None:
    text, sha256 = small(1)
    first = kept_or_compiled(sha256, lambda: text)
    assert kept_or_compiled(sha256, not_wanted) is first


def test_the_longest_unused_is_forgotten_first() -> None:
    text, sha256 = small(1)
    kept_or_compiled(sha256, lambda: text)
    for number in range(2, MOST_KEPT + 2):
        kept_or_compiled(sha256, lambda: text)
        other, its_hash = small(number)
        kept_or_compiled(its_hash, lambda other=other: other)
    kept_or_compiled(sha256, not_wanted)
    _, second = small(2)
    with pytest.raises(AssertionError, match="read again"):
        kept_or_compiled(second, not_wanted)


def test_a_text_of_another_hash_is_refused() -> None:
    text, _ = small(1)
    with pytest.raises(DocumentRefused, match=r"file\.hash"):
        kept_or_compiled("0" * 64, lambda: text)
