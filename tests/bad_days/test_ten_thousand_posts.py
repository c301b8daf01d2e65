"""Ten thousand made-up posts over every step of the five routes: no crash, and nothing stored that does not fit."""

import json
import os
import random
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.referral_walk import ANSWERS, address, answer_all, data_for, make_walk, situation
from tests.wizard.journey.test_fuzzed_posts import NASTY, fits
from wizard.journey.actions.send_referral import document_of
from wizard.journey.fields.written import LONG
from wizard.journey.pages import Page, all_pages
from wizard.journey.situation import Situation
from wizard.referrals.models import Referral

pytestmark = pytest.mark.django_db
POSTS = int(os.environ.get("WAYMARK_POSTS", "2000"))  # for each of the five routes
SEED = int(os.environ.get("WAYMARK_SEED", "20261122"))
EXPECTED = {200, 204, 302, 400, 403, 404, 409, 413, 429}
WORSE = [
    *NASTY,
    "9" * 400,
    "x" * (LONG + 1),
    "2026-02-30",
    "\u202e",
    "\U0001f600",
    "\ufffe",
    "[]",
    "{}",
    '{"not_known": true}',
    "null",
    "True",
    "../../etc/passwd",
    "{{ 7*7 }}",
    "%s%n",
    "1;DROP TABLE x",
    "\r\nSet-Cookie: a=b",
]
OTHERS = "seen later key item given scopes type author how_seen covers file reason about text question discard correct"


@pytest.mark.parametrize("slug", sorted(ANSWERS))
def test_nothing_posted_to_a_route_crashes_or_is_stored_unfit(slug: str, capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(f"{SEED} {slug}")
    client, referral = make_walk(slug)
    answer_all(client, referral, ANSWERS[slug])
    answered: Counter[int] = Counter()
    posts = addresses_and_data(chance, referral, situation(referral), slug)
    for number in range(POSTS):
        path, data = next(posts)
        response = client.post(path, data)
        answered[response.status_code] += 1
        assert response.status_code in EXPECTED, (path, data)
        if number % 100 == 99:
            check_what_is_stored(situation(referral))
    with capsys.disabled():
        print(f"\n{slug}: {POSTS} posts, seed {SEED}: {dict(sorted(answered.items()))}")
    assert answered[302] > POSTS / 50, "some of it was good enough to be stored"
    assert client_still_walks(client, referral)


def addresses_and_data(
    chance: random.Random, referral: Referral, before: Situation, slug: str
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yields where to post and what: real forms with some fields spoiled, and heaps of anything."""
    pages = all_pages(before.route)
    real = {page.address: data_for(referral, page, ANSWERS[slug]) for page in pages}
    while True:
        page = chance.choice(pages)
        names = [*real[page.address], *fields_seen(page, before), *OTHERS.split()]
        data = dict(real[page.address]) if chance.random() < 0.6 else {}
        for _ in range(chance.randint(0, 4)):
            data[chance.choice(names)] = anything(chance)
        ending = chance.choices(["", "typed/", "remove/none/"], [20, 1, 1])[0]
        query = chance.choice(["", "", "", "?change=1", "?item=zz", "?typed=use"])
        path = address(referral, page.address) + ending + query
        if chance.random() < 0.03:
            path = address(referral, chance.choice(["check-answers", "ask-officer", "no-such-step"]))
        yield path, data


def fields_seen(page: Page, before: Situation) -> list[str]:
    """Returns further names that a form for the page's questions could have."""
    parts = ("__not_known", "__name", "__0__x", "_day", "_month", "_year", "__email")
    return [f"{key}{part}" for key in page.questions for part in parts]


def anything(chance: random.Random) -> Any:
    """Returns a nasty value, several, letters from anywhere, or a small file."""
    kind = chance.random()
    if kind < 0.6:
        return chance.choice(WORSE)
    if kind < 0.75:
        return [chance.choice(WORSE) for _ in range(chance.randint(0, 4))]
    if kind < 0.97:
        return "".join(chr(chance.choice([chance.randint(1, 126), chance.randint(161, 0xD7FF)])) for _ in range(12))
    return SimpleUploadedFile(chance.choice(["a.pdf", "b.exe", "..\\c.docx"]), chance.randbytes(40))


def check_what_is_stored(now: Situation) -> None:
    """Every stored answer is one the route could have asked for, and the referral can still be read and frozen."""
    for key, value in now.values.items():
        assert key in now.route.questions
        assert fits(now.route.questions[key], value), (key, value)
        text = json.dumps(value, ensure_ascii=False)
        assert "\\u0000" not in text
        assert len(text) < 20 * LONG
    assert document_of(now)


def client_still_walks(client: Client, referral: Referral) -> bool:
    """Whether every page the referral shows can still be opened."""
    shown = [page.address for page in all_pages(situation(referral).route)]
    return {client.get(address(referral, step)).status_code for step in shown} <= {200, 302}
