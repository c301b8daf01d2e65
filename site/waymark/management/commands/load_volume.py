"""`manage.py load_volume --policies N --clauses N --referrals N --cases N`: made-up data at scale, for measuring."""

import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from tqdm import tqdm

from guidance.searching.service import without_index
from people.models import Authority
from waymark.page_cache.generation import forget
from waymark.volume.cases import load_cases
from waymark.volume.policies import load_council
from waymark.volume.referrals import load_referrals

POLICIES_A_COUNCIL = 100


class Command(BaseCommand):
    help = "Load made-up policies and referrals, as many as you like. Refuses under production settings."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--policies", type=int, default=0, metavar="N", help="how many policies")
        parser.add_argument("--clauses", type=int, default=100, metavar="N", help="how many clauses each has (100)")
        parser.add_argument("--referrals", type=int, default=0, metavar="N", help="how many drafts of referrals")
        parser.add_argument("--cases", type=int, default=0, metavar="N", help="how many referrals that were sent")
        parser.add_argument("--open", type=int, default=50_000, metavar="N", help="how many of these are open (50000)")

    def handle(self, *args: Any, policies: int, clauses: int, referrals: int, cases: int, **options: Any) -> None:
        """Loads a hundred policies at a time. Stopped halfway, what was loaded stays."""
        refuse(policies, clauses, min(referrals, cases, options["open"]))
        first = Authority.objects.filter(slug__startswith="made-up-").count() + 1
        with tqdm(total=policies, file=sys.stderr, unit="policy", leave=False) as bar, without_index(connection):
            for number, done in enumerate(range(0, policies, POLICIES_A_COUNCIL), start=first):
                some = min(POLICIES_A_COUNCIL, policies - done)
                load_council(number, some, clauses)
                bar.update(some)
        try:
            if referrals:
                load_referrals(referrals)
            if cases:
                load_cases(cases, min(cases, options["open"]), quiet=not options["verbosity"])
        except LookupError as missing:
            raise CommandError(str(missing)) from missing
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # the database guesses by how often words stand there
        forget()
        found = f"{policies} policies with {policies * clauses} clauses"
        self.stdout.write(f"Loaded {found}, {referrals} drafts and {cases} cases.")


def refuse(policies: int, clauses: int, referrals: int) -> None:
    """Raises CommandError where made-up data has no place, and for numbers that make no sense."""
    if not (settings.DEMONSTRATION or settings.SETTINGS_MODULE == "waymark.settings.test"):
        raise CommandError("Made-up policies have no place on a real site: this runs with waymark.settings.demo only.")
    if min(policies, referrals) < 0 or clauses < 1:
        raise CommandError("Say how many: none or more policies and referrals, at least one clause.")
