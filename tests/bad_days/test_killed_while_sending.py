"""Processes are killed at random while sixteen people send a thousand referrals: none is lost, none is doubled."""

import os
import random
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections
from django.utils import timezone

from people.models import User
from record.chain import first_broken
from record.models import Outbox
from record.service import events_of
from tests.bad_days.killable_site import REFERENCE, KillableSite, Visitor, until_answered
from tests.bad_days.ready_to_send import drafts_ready
from wizard.casework.models import Case
from wizard.casework.reconciling import reconcile
from wizard.journey.actions.send_referral import key_of
from wizard.journey.situation import situation_of
from wizard.referrals.models import Referral, Submission

SUBMISSIONS = int(os.environ.get("WAYMARK_SUBMISSIONS", "1000"))
PEOPLE, PATIENCE = 16, 900.0


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_none_of_a_thousand_is_lost_or_doubled_whatever_is_killed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seed = int(os.environ.get("WAYMARK_SEED", "20261122"))
    drafts, users = drafts_ready(SUBMISSIONS, PEOPLE)
    keys = {draft.public_id: key_of(situation_of(draft)) for draft in drafts}
    began = time.monotonic()
    with KillableSite(tmp_path) as site:
        told = told_references(site, keys, users, seed)
        seconds = time.monotonic() - began
    connections.close_all()
    with capsys.disabled():
        print(f"\n{SUBMISSIONS} sent in {seconds:.0f} s, seed {seed}; killed: {site.killed}")
    assert site.killed["worker"] >= 5
    assert site.killed["all"] >= 1
    stored = dict(Submission.objects.values_list("referral__public_id", "reference"))
    assert stored == told, "what a person was told is what is stored, once for every draft"
    assert len(set(stored.values())) == Submission.objects.count() == Case.objects.count() == SUBMISSIONS
    assert not Referral.objects.exclude(status="submitted").exists()
    call_command("work", "--once", verbosity=0)
    assert reconcile(timezone.now()).gaps == []
    assert set(Counter(Outbox.objects.values_list("kind", "subject_id")).values()) == {1}
    for public_id in random.Random(seed).sample(sorted(keys), 50):
        chain = events_of("referral", public_id)
        assert [event.kind for event in chain] == ["referral_submitted"]
        assert first_broken(chain) is None


def told_references(site: KillableSite, keys: dict[str, str], users: list[User], seed: int) -> dict[str, str]:
    """Returns the reference each draft's sender was shown, having killed something all the while."""
    chance, over = random.Random(seed), threading.Event()
    done: list[str] = []

    def kill_now_and_then() -> None:
        # By what was sent, not by the clock: on a slow machine nothing would ever be sent between two kills.
        next_at = chance.randint(5, 30)
        while not over.wait(chance.uniform(0.001, 0.03)):
            if len(done) >= next_at:
                site.kill_something(chance)
                next_at = len(done) + chance.randint(5, 30)

    deadline = time.monotonic() + PATIENCE
    killer = threading.Thread(target=kill_now_and_then, daemon=True)
    visitors = [Visitor(site.port, user) for user in users]
    mine = [[(one, key) for one, key in list(keys.items())[place::PEOPLE]] for place in range(PEOPLE)]
    killer.start()
    try:
        with ThreadPoolExecutor(PEOPLE) as people:
            found = list(people.map(send_all, visitors, mine, [done] * PEOPLE, [deadline] * PEOPLE))
    finally:
        over.set()
        killer.join()
    return {public_id: reference for told in found for public_id, reference in told.items()}


def send_all(visitor: Visitor, drafts: list[tuple[str, str]], done: list[str], deadline: float) -> dict[str, str]:
    """Sends one draft after another; every fifth once more, as by a second click. Returns what was told."""
    told = {}
    for place, (public_id, key) in enumerate(drafts):
        told[public_id] = send(visitor, public_id, key, deadline)
        done.append(public_id)
        if place % 5 == 0:
            assert send(visitor, public_id, key, deadline) == told[public_id]
    return told


def send(visitor: Visitor, public_id: str, key: str, deadline: float) -> str:
    """Posts check-answers until there is an answer, and returns the reference it leads to."""
    page = f"/referrals/{public_id}/check-answers/"
    status, leads_to, _ = until_answered(lambda: visitor.post(page, {"key": key}), deadline)
    assert status == 302, status
    assert leads_to.endswith(f"/{public_id}/referral-sent/"), leads_to
    status, _, shown = until_answered(lambda: visitor.get(leads_to), deadline)
    assert status == 200
    found = set(REFERENCE.findall(shown))
    assert len(found) == 1, found
    return found.pop()
