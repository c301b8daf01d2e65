"""`manage.py forget_pages`: after a change that did not come through Waymark."""

from typing import Any

from django.core.management.base import BaseCommand

from waymark.page_cache.generation import forget


class Command(BaseCommand):
    help = (
        "Forget the public pages that are kept. Needed only after the database was changed by another program: "
        "psql, or a backup put back."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        forget()
        self.stdout.write("Every public page is drawn afresh from the next request on.")
