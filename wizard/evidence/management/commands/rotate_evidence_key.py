"""`manage.py rotate_evidence_key [--new] [--batch N]`: encrypts all evidence to the newest key, a batch at a time."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from wizard.evidence.actions.change_key import change_key
from wizard.evidence.enums import Scan
from wizard.evidence.keyring import add_key, identities, newest_id
from wizard.evidence.models import EvidenceItem


class Command(BaseCommand):
    help = (
        "Encrypt every stored file to the newest key of EVIDENCE_KEY_FILE. May be stopped and started again: it goes "
        "on where it was. The site may run meanwhile. Earlier keys may be taken out of the file when it has finished."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--new", action="store_true", help="first add a new key to the file")
        parser.add_argument("--batch", type=int, default=0, help="stop after so many files (all of them unless said)")

    def handle(self, *args: Any, new: bool = False, batch: int = 0, **options: Any) -> None:
        if batch < 0:
            raise CommandError("--batch must be 1 or more")
        try:
            key = add_key() if new else newest_id()
        except (OSError, ValueError) as fault:
            raise CommandError(f"The key file cannot be read or written: {fault}") from None
        wanted = EvidenceItem.objects.filter(removed_at=None).exclude(scan=Scan.INFECTED).exclude(key_id=key)
        total = min(batch, wanted.count()) if batch else wanted.count()
        failed = []
        for item in tqdm(_each(wanted, total), total=total, unit="file", disable=None):
            try:
                change_key(item)
            except OSError:
                failed.append(item.public_id)
        self._tell(total - len(failed), wanted.count(), failed)

    def _tell(self, done: int, left: int, failed: list[str]) -> None:
        if failed:
            named = ", ".join(failed[:10])
            raise CommandError(f"{done} changed; {len(failed)} could not be read and stay as they are: {named}")
        self.stdout.write(f"{done} changed to key {newest_id()}, {left} to go.")
        if not left and len(identities()) > 1:
            self.stdout.write("Earlier keys are not needed any more by what is stored; backups still need them.")


def _each(wanted: Any, most: int) -> Iterator[EvidenceItem]:
    """Yields up to `most` items, read a hundred at a time: the whole run holds no long transaction."""
    last, given = 0, 0
    while given < most and (some := list(wanted.filter(pk__gt=last).order_by("pk")[: min(100, most - given)])):
        for item in some:
            last, given = item.pk, given + 1
            yield item
