"""The heads of all chains as a file kept elsewhere, where nobody with the database in their hands can change it."""

import hashlib
import os
from collections.abc import Iterator
from itertools import groupby, islice
from pathlib import Path

from django.utils import timezone

from record.heads import CHUNK, Head, ends_of, line_of
from record.models import Event

FIRST, LAST = "waymark-audit-heads", "end"


class NotHeads(ValueError):
    """The file is none of ours, or was cut short; the sentence is for the operator."""


def write_heads(file: Path) -> int:
    """Writes the head of every chain and returns how many; the file is there whole or as it was before."""
    digest, count = hashlib.sha256(), 0
    unfinished = file.with_name(f"{file.name}.unfinished")
    with unfinished.open("wb") as out:
        out.write(f"{FIRST}\t1\t{timezone.now().isoformat()}\n".encode())
        for head in ends_of(Event.objects.all()):
            line = line_of(head)
            digest.update(line)
            out.write(line)
            count += 1
        out.write(f"{LAST}\t{count}\t{digest.hexdigest()}\n".encode())
        out.flush()
        os.fsync(out.fileno())
    unfinished.replace(file)
    return count


def missing_from(file: Path) -> Iterator[Head]:
    """Yields the heads of a file whose event is not there any more as it was. Raises NotHeads."""
    heads = read_heads(file)
    while some := list(islice(heads, CHUNK)):
        for kind, of_kind in groupby(some, lambda head: head[0]):
            wanted = list(of_kind)
            there = Event.objects.filter(
                subject_kind=kind, subject_id__in={head[1] for head in wanted}, number__in={head[2] for head in wanted}
            )
            known = set(there.values_list("subject_kind", "subject_id", "number", "hash"))
            yield from (head for head in wanted if head not in known)


def read_heads(file: Path) -> Iterator[Head]:
    """Yields the heads of a file. Raises NotHeads for any other file, and for one that was cut or changed."""
    digest, count = hashlib.sha256(), 0
    with file.open(encoding="utf-8", newline="\n") as lines:
        if not next(lines, "").startswith(f"{FIRST}\t1\t"):
            raise NotHeads(f"{file} holds no heads of chains.")
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if parts[0] == LAST:
                if parts[1:] != [str(count), digest.hexdigest()]:
                    raise NotHeads(f"{file} was changed.")
                return
            digest.update(line.encode())
            count += 1
            if len(parts) != 4 or not parts[2].isdigit():
                raise NotHeads(f"{file} was changed.")
            yield parts[0], parts[1], int(parts[2]), parts[3]
    raise NotHeads(f"{file} ends too early.")
