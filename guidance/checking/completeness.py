"""The completeness of one policy: its newest edition's draft against the expected content."""

from dataclasses import dataclass

from guidance.checking.content_items import items_for
from guidance.checking.covering import Covered, Stated, cover
from guidance.checking.document import CheckedClause
from guidance.checking.models import ContentAnswer
from guidance.checking.stored_editions import read_latest_draft
from guidance.policies.models import EditionPage, PolicyPage


@dataclass(frozen=True)
class Completeness:
    """`edition` is the newest, None while there is none.

    `blocks` is uid -> its block in the editor, `names` uid -> what people call the clause's place.
    """

    edition: EditionPage | None
    items: list[Covered]
    clauses: list[CheckedClause]
    blocks: dict[str, str]
    names: dict[str, str]

    @property
    def missing(self) -> list[Covered]:
        return [item for item in self.items if not item.found]

    def clause_called(self, name: str) -> CheckedClause | None:
        """Returns the clause an editor means by its number or its identity, or None."""
        wanted = name.strip().rstrip(".").casefold()
        return next(
            (one for one in self.clauses if wanted and wanted in (one.number.casefold(), one.uid.casefold())), None
        )


def newest_edition(policy: PolicyPage) -> EditionPage | None:
    """Returns the edition of a policy that begins last, published or not."""
    return EditionPage.objects.child_of(policy).order_by("-effective_from", "-pk").first()


def completeness_of(policy: PolicyPage) -> Completeness:
    """Returns what the newest edition's draft covers, and what it does not. Raises UnknownStyle."""
    edition = newest_edition(policy)
    draft = read_latest_draft(edition) if edition else None
    clauses = list(draft.document.clauses) if draft else []
    answers = ContentAnswer.objects.filter(policy=policy)
    stated = {one.item: Stated(one.clause_uid, one.reason) for one in answers}
    found = cover(items_for(policy.policy_type), clauses, draft.topics if draft else {}, stated)
    return Completeness(
        edition, found, clauses, draft.blocks if draft else {}, draft.document.place_names() if draft else {}
    )
