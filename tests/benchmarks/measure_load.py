"""Two hundred people at once on two workers: how long a step takes when everybody thinks for ten seconds between two.

Times are printed and never fail; an answer that is not the page asked for does.
"""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.db import connections
from django.test import Client

from tests.benchmarks.figures import Bench, Figure
from tests.benchmarks.measure_walk import a_referrer, norfolk_referral
from tests.plugins.site_process import PATIENCE
from tests.referral_walk import NORFOLK, address, answer_all, data_for, pages, signed_in

PEOPLE, SECONDS, THINK = 200, 60, 10


def measure(bench: Bench) -> None:
    """Notes the median, the 95th in a hundred and the slowest answer, and how many were not what was asked for."""
    user = a_referrer()
    walks = []
    for _ in range(PEOPLE):
        client, referral = signed_in(user), norfolk_referral(user)
        walks.append({"session": client.cookies[settings.SESSION_COOKIE_NAME].value, "id": referral.public_id})
    filled = norfolk_referral(user)
    client = Client()
    client.force_login(user)
    answer_all(client, filled, NORFOLK)
    posts = {
        page.address: data_for(filled, page, NORFOLK) for page in pages(filled).values() if page.kind == "questions"
    }
    work = {"people": walks, "pages": posts, "seconds": SECONDS, "think": THINK, "patience": PATIENCE}
    work["prefix"] = address(filled).partition(filled.public_id)[0]
    connections.close_all()
    with Path(settings.VAR, "load.json").open("w+") as said:
        json.dump(work, said)
        said.flush()
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.two_hundred_people", said.name],
            env={**os.environ},
            capture_output=True,
            text=True,
        )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    taken = sorted(found["milliseconds"])
    many = f"{len(taken)} requests by {PEOPLE} people in {SECONDS} s"
    bench.note(Figure("load: a step, half of them are faster than", statistics.median(taken), "ms", how=many))
    bench.note(Figure("load: a step, 95 in 100 are faster than", taken[int(len(taken) * 0.95)], "ms"))
    bench.note(Figure("load: the slowest step", taken[-1], "ms"))
    bench.note(
        Figure("load: answers that were not the page", len(found["wrong"]), "", 0, ", ".join(found["wrong"][:3]))
    )
