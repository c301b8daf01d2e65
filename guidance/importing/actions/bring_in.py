"""Bringing a file in: read it, check it, and keep what was read for its editor to review."""

import hashlib
from dataclasses import asdict, dataclass

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from guidance.importing.about import about_of
from guidance.importing.documents.drafts import refuse_label
from guidance.importing.documents.editions import label_of
from guidance.importing.documents.reading import read_beside_source
from guidance.importing.models import BroughtIn
from guidance.importing.queries import authorities_edited_by
from guidance.importing.review.checked import notices_of
from guidance.importing.review.clauses import from_read
from guidance.importing.review.finding import find
from guidance.policies.models import PolicyPage
from people.models import Authority, User


@dataclass(frozen=True)
class ArrivedFile:
    """A file as it came: its name on the editor's machine, the type the browser gave it, and its bytes."""

    name: str
    media_type: str
    content: bytes


def bring_in(actor: User, authority: Authority, policy: PolicyPage | None, label: str, file: ArrivedFile) -> BroughtIn:
    """Stores what a file holds for review; the file itself is not kept. A blank label is taken from its dates.

    Raises ImportRefused for a file that cannot become a policy or a label that cannot be used, and PermissionDenied.
    """
    if not authorities_edited_by(actor).filter(pk=authority.pk).exists():
        raise PermissionDenied("You may not bring in policies for this authority.")
    imported, lines = read_beside_source(file.name, file.content)
    label = label or label_of(imported)
    refuse_label(policy, label)
    clauses = from_read(imported.clauses)
    now = timezone.now()
    review = BroughtIn(
        authority=authority,
        policy=policy,
        label=label,
        file_name=file.name[-255:],
        media_type=file.media_type[:100],
        size=len(file.content),
        sha256=hashlib.sha256(file.content).hexdigest(),
        source=[asdict(line) for line in lines],
        clauses=[clause.as_json() for clause in clauses],
        notices=notices_of(imported, clauses),
        about=about_of(imported, timezone.localdate()),
        styles=",".join(imported.styles[:6]) or "none",
        by=actor,
        at=now,
        changed_at=now,
    )
    review.findings = find(review, clauses)
    review.save()
    return review
