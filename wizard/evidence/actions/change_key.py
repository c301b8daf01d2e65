"""Encrypts one stored file, and its copy, to the newest key."""

from wizard.evidence import store
from wizard.evidence.keyring import newest_id
from wizard.evidence.models import EvidenceItem
from wizard.evidence.scratch import opened


def change_key(item: EvidenceItem) -> None:
    """Replaces the stored bytes in one step, then says so in the row.

    Stopped in between, the row says the earlier key and the file opens with either: doing it again is harmless.
    Raises OSError when the stored file cannot be read; it stays as it is.
    """
    key = newest_id()
    for name in filter(None, (item.storage_name, item.copy_name)):
        with store.read(name) as plain:
            store.write(opened(plain), name)
    # What was taken off meanwhile must not come back as a file: its bytes went after its row was marked.
    if not EvidenceItem.objects.filter(pk=item.pk, removed_at=None).update(key_id=key):
        for name in filter(None, (item.storage_name, item.copy_name)):
            store.delete(name)
