"""Documents that go with policies, from a file, to the page of their policy."""

from datetime import date
from pathlib import Path

import pytest
import time_machine
from django.test import Client

from guidance.checking.models import LinkedDocument
from guidance.importing.service import ImportRefused, load_documents
from tests.policy_building import SMALL, make_edition, make_policy, publish

pytestmark = pytest.mark.django_db
FILE = """- authority: fernshire
  policy: health
  documents:
    - {kind: recoupment, title: Who pays, url: "https://fernshire.test/pays", review_due: 2026-03-31}
    - {kind: template, title: Referral form, owner_role: Head of inclusion}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "documents.yaml"
    path.write_text(FILE, encoding="utf-8")
    return path


@pytest.mark.requirement("L28")
@time_machine.travel(date(2026, 11, 22), tick=False)
def test_readers_find_them_on_the_policy_with_their_own_review_dates(client: Client, path: Path) -> None:
    publish(make_edition(make_policy(), SMALL))
    assert load_documents(path) == load_documents(path) == LinkedDocument.objects.count() == 2
    page = client.get("/fernshire/policies/health/").text.replace("\N{NO-BREAK SPACE}", " ")
    assert '<a href="https://fernshire.test/pays">Who pays</a>. Its review was due by 31 March 2026.' in page
    assert "Referral form. Looked after by Head of inclusion. No address is given: ask for it." in page


@pytest.mark.parametrize(
    ("found", "instead", "sentence"),
    [
        ("policy: health", "policy: none", "there is no policy “none” of “fernshire”"),
        ("kind: template", "kind: rumour", "the document “Referral form”"),
        ("documents:", "papers:", "this is not a list of documents"),
    ],
)
def test_a_wrong_file_is_refused_and_stores_nothing(path: Path, found: str, instead: str, sentence: str) -> None:
    make_policy()
    path.write_text(FILE.replace(found, instead), encoding="utf-8")
    with pytest.raises(ImportRefused, match=sentence):
        load_documents(path)
    assert not LinkedDocument.objects.exists()
