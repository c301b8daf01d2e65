"""Words looked for among made-up policies: 10,000 of 100 clauses on PostgreSQL, 300 on SQLite.

The mix is published here: words of every other clause, of one in a hundred, of one in ten thousand, of none, phrases
and pairs. The 95th percentile is over all of them, each asked as often as the others. Aim: below 100 ms.
"""

import statistics
import time

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from guidance.searching.models import SearchedClause
from guidance.searching.service import Wanted, find, read
from tests.benchmarks.figures import Bench, Figure
from tests.benchmarks.measure_reading import getting

POLICIES = {"postgresql": 10_000, "sqlite": 300}
CLAUSES, ROUNDS = 100, 20
MIX = [
    "school",
    "pupil school",
    "referral letter",
    '"because of illness"',
    "hospital teacher",
    '"hospital teacher" evidence',
    "travel paid",
    "baby",
    "evidence -nurse",
    "appeal panel",
    "oxygen bottle",
    "wexurworth",
    "school wexurworth",
    "oxygen baby",
    "zebra",
]


def measure(bench: Bench) -> None:
    """Loads, then asks every question of the mix in turns."""
    began = time.perf_counter()
    call_command("load_volume", policies=POLICIES[connection.vendor], clauses=CLAUSES, verbosity=0)
    many = SearchedClause.objects.count()
    bench.note(Figure(f"searching: loading {many:,} clauses", time.perf_counter() - began, "s"))
    today = timezone.localdate()
    taken: dict[str, list[float]] = {question: [] for question in MIX}
    for _ in range(ROUNDS + 1):
        for question in MIX:
            began = time.perf_counter()
            found = find(read(question), Wanted(today))
            taken[question].append((time.perf_counter() - began) * 1000)
            assert found.total <= 1_000
    warm = sorted(took for times in taken.values() for took in times[1:])
    for question, times in taken.items():
        total = find(read(question), Wanted(today)).total
        how = f"slowest {max(times[1:]):.1f} ms, {total}{'+' if total == 1_000 else ''} found"
        bench.note(Figure(f"searching: {question}", statistics.median(times[1:]), "ms", how=how))
    bench.note(Figure("searching: all of the mix, median", statistics.median(warm), "ms"))
    bench.note(Figure("searching: all of the mix, 95th percentile", warm[int(len(warm) * 0.95)], "ms", how="aim: 100"))
    for question in ("school", "appeal panel"):
        bench.time(f"searching: page of results for {question}", getting(f"/search/?q={question}"), repeat=10)
    bench.queries("searching: page of results, queries", getting("/search/?q=school"), at_most=8)
