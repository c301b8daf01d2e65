"""The desk's register and the CMS's, among a million referrals on PostgreSQL (30,000 on SQLite; WAYMARK_BENCH_CASES).

The mix is published here: every filter alone, some together, pages deep in the list and back. The 95th percentile is
over all of them, each asked as often as the others. Aim: below 100 ms. What fails: more than 12 queries, a table read
from end to end, more than 60 MB for an export.
"""

import json
import os
import subprocess
import sys
import time
from functools import partial
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from people.enums import Role
from people.models import User
from tests.benchmarks.figures import Bench, Figure
from tests.benchmarks.measure_evidence import MEGABYTE, asking
from tests.referral_walk import signed_in
from waymark.volume.cases import EMAIL
from wizard.casework.desk.filters import Scope, narrowed
from wizard.casework.desk.keyset import BY_DUE, NEWEST, Order, page_of
from wizard.casework.desk.register_form import RegisterForm
from wizard.casework.models import Case

CASES = (
    int(os.environ.get("WAYMARK_BENCH_CASES", "0")) or {"postgresql": 1_000_000, "sqlite": 30_000}[connection.vendor]
)
KINDS = ("CSV", "XLSX")
OPEN = min(50_000, CASES // 2)
EXPORTED, MOST_MEGABYTES, MOST_QUERIES, ROUNDS = 100_000, 60, 12, 5
REGISTER, CMS = "/cases/register/", "/cms/casework/case/"
MIX = [
    "", "stage=open", "stage=undecided", "stage=provided", "stage=ended", "status=received", "status=closed",
    "status=withdrawn", "owner=me", "owner=none", "due=late", "due=week", "due=month", "due=none",
    "school=made-up+school+7", "school=nowhere", "year=9", "year=9&stage=open",
    "opened_from=2024-01-01&opened_to=2024-01-31",
    "q=amara", "q=bell",
    "q=bell12", "q=nobody", "q=amara+bell", "q=VOL-00001", "q=VOL-00001234", "stage=open&owner=me&due=month",
    "stage=ended&owner=none&year=3", "q=amara&stage=open", "status=planning&school=made-up+school+39",
]  # fmt: skip


def measure(bench: Bench) -> None:
    """Loads, asks everything of the mix in turns, looks at how the database finds it, and takes the files."""
    user = a_full_register(bench)
    client = signed_in(user)
    addresses = [f"{REGISTER}?{query}" for query in MIX] + deep_pages(user)
    taken: dict[str, list[float]] = {address: [] for address in [*addresses, CMS, f"{CMS}?q=VOL-000012", f"{CMS}?p=40"]}
    for number in range(ROUNDS + 1):
        for address, times in taken.items():
            began = time.perf_counter()
            assert client.get(address).status_code == 200, address
            if number:
                times.append((time.perf_counter() - began) * 1000)
    for address, times in taken.items():
        how = f"slowest {max(times):.0f}"
        bench.note(Figure(f"register: {address[-52:]}", sorted(times)[len(times) // 2], "ms", how=how))
    warm = sorted(one for address in addresses for one in taken[address])
    bench.note(Figure("register: all of the mix, 95th percentile", warm[int(len(warm) * 0.95)], "ms", how="aim: 100"))
    for address in (REGISTER, addresses[-1], f"{REGISTER}?q=amara&stage=open", f"{REGISTER}?school=made-up+school+7"):
        bench.queries(f"register: queries of {address[-40:]}", partial(client.get, address), at_most=MOST_QUERIES)
    look_at_plans(bench, user)
    take_files(bench, client)


def a_full_register(bench: Bench) -> User:
    """Loads the cases where they are not there, and returns one of their coordinators."""
    began = time.perf_counter()
    if Case.objects.count() < CASES:
        call_command("load_volume", cases=CASES, open=OPEN, verbosity=0)
        bench.note(Figure(f"register: loading {CASES:,} cases", time.perf_counter() - began, "s"))
    return User.objects.get(email=EMAIL.format(1), memberships__role=Role.COORDINATOR)


def deep_pages(user: User) -> list[str]:
    """Returns addresses in the middle of the list, forwards and backwards."""
    middle = Case.objects.order_by("pk")[CASES // 2]
    due = Case.objects.filter(next_due_on__isnull=False).order_by("next_due_on", "pk")[OPEN // 2]
    newest, by_due = NEWEST.place(middle).replace("+", "%2B"), BY_DUE.place(due)
    return [f"{REGISTER}?{part}" for part in (f"after={newest}", f"before={newest}", f"stage=ended&after={newest}",
                                              f"due=month&after={by_due}")]  # fmt: skip


def look_at_plans(bench: Bench, user: User) -> None:
    """On PostgreSQL: notes which index finds each page, and how many read the table of cases from end to end."""
    if connection.vendor != "postgresql":
        return
    whole, keys = 0, tuple(user.memberships.values_list("authority", flat=True))
    for query in MIX:
        form = RegisterForm(dict(pair.split("=") for pair in query.replace("+", " ").split("&") if pair), officers=[])
        chosen = form.chosen()
        order: Order = BY_DUE if chosen.get("due") in ("late", "week", "month") else NEWEST
        cases = narrowed(Case.objects.filter(authority__in=keys), chosen, Scope(user, keys, timezone.localdate()))
        plan = order.sorted(cases)[:51].explain()
        used = sorted({word for line in plan.splitlines() for word in line.split() if word.startswith("case_")})
        whole += "Seq Scan on casework_case " in plan
        bench.note(Figure(f"register: plan of {query[:40] or 'everything'}", len(used), "", how=", ".join(used)))
    bench.note(Figure("register: pages that read the whole table", whole, "", at_most=0))
    assert page_of(Case.objects.all(), NEWEST, 1, Case.objects.all()).after


def take_files(bench: Bench, client: Client) -> None:
    """Fetches 100,000 rows as each kind of file in a process of its own, and notes what that took in memory."""
    first = Case.objects.order_by("-opened_at")[min(EXPORTED, CASES) - 1].opened_at.date().isoformat()
    files = [("CSV", f"{REGISTER}cases.csv?opened_from={first}"), ("XLSX", f"{REGISTER}cases.xlsx?opened_from={first}")]
    files += [(f"{kind} of the CMS", f"{CMS}?submission__flagged__exact=1&export={kind.lower()}") for kind in KINDS]
    for called, path in files:
        requests = [asking(client, "GET", REGISTER), asking(client, "GET", CMS), get(client, path)]
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.one_request"], input=json.dumps(requests), capture_output=True,
            text=True, check=True, env=dict(os.environ),
        )  # fmt: skip
        answers = json.loads(done.stdout)
        assert all(one["status"] == 200 for one in answers), answers
        how = f"{answers[-1]['bytes']:,} bytes"
        bench.note(Figure(f"register: export as {called}", answers[-1]["seconds"], "s", how=how))
        grown = (answers[-1]["peak"] - answers[1]["peak"]) / MEGABYTE
        bench.note(Figure(f"register: memory of the export as {called}", grown, "MB", MOST_MEGABYTES))


def get(client: Client, address: str) -> dict[str, Any]:
    """Returns a GET as one_request wants it: the query apart from the path."""
    path, _, more = address.partition("?")
    asked = asking(client, "GET", path)
    return {**asked, "headers": {**asked["headers"], "QUERY_STRING": more}}
