"""Today's desk among a million referrals, and the clocks of 50,000 open cases worked out anew: aims 100 ms and 60 s."""

import time
from functools import partial

from tests.benchmarks.figures import Bench, Figure
from tests.benchmarks.measure_register import MOST_QUERIES, OPEN, a_full_register
from tests.referral_walk import signed_in
from wizard.casework.models import CaseClock
from wizard.casework.recounting import recount_open

TIMES = 40


def measure(bench: Bench) -> None:
    """Works out the clocks of every open case, then opens the desk."""
    user = a_full_register(bench)
    for called in ("first", "again, nothing changed"):
        began = time.perf_counter()
        done = max(recount_open(), default=0)
        took = time.perf_counter() - began
        bench.note(Figure(f"desk: clocks of {done:,} open cases, {called}", took, "s", how=f"aim: 60 for {OPEN:,}"))
    bench.note(Figure("desk: clocks that run", CaseClock.objects.count(), ""))
    client = signed_in(user)
    for called, address in (("mine", "/cases/"), ("everybody’s", "/cases/?whose=all")):
        taken = []
        for _ in range(TIMES + 1):
            began = time.perf_counter()
            assert client.get(address).status_code == 200
            taken.append((time.perf_counter() - began) * 1000)
        warm = sorted(taken[1:])
        bench.note(Figure(f"desk: today, {called}, half are faster than", warm[TIMES // 2], "ms"))
        bench.note(Figure(f"desk: today, {called}, 95th percentile", warm[int(TIMES * 0.95)], "ms", how="aim: 100"))
        bench.queries(f"desk: queries of today, {called}", partial(client.get, address), at_most=MOST_QUERIES)
