"""`manage.py index_clauses`: makes the search index again from the published words."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection, transaction
from tqdm import tqdm

from guidance.policies.models import PolicyPage
from guidance.searching.actions.index_policies import index_policies
from guidance.searching.databases import words_in
from guidance.searching.models import SearchedClause


class Command(BaseCommand):
    help = (
        "Make the search index again from the published words. Needed after a backup was put back without it, "
        "or after a new version of Waymark says so; search goes on working meanwhile."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        policies = PolicyPage.objects.order_by("pk")
        with transaction.atomic(), tqdm(total=policies.count(), file=sys.stderr, unit="policy", leave=False) as bar:
            words_in(connection).clear(connection)
            index_policies(policies, bar.update)
        self.stdout.write(f"{SearchedClause.objects.count()} clauses can be found.")
