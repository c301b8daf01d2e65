"""Every policy's review on one list: whose, when, where it stands, and who did the last one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from wagtail.models import Page

from guidance.policies.models import EditionVersion, PolicyPage, Review
from guidance.policies.queries import current_versions, last_reviews
from guidance.policies.reviewing import ReviewState, review_state


@dataclass(frozen=True)
class ReviewRow:
    """One policy. `last` is its latest review without change, if any."""

    policy: PolicyPage
    authority: str
    version: EditionVersion
    state: ReviewState
    last: Review | None

    @property
    def owner(self) -> str:
        """Who looks after it, by post and name, as far as the policy says."""
        person = str(self.policy.policy_owner) if self.policy.policy_owner else ""
        return ", ".join(filter(None, (self.policy.owner_role, person)))

    @property
    def done(self) -> str:
        """What the last review says of itself."""
        if self.last is None:
            return ""
        return ", ".join(filter(None, (self.last.approved_by, self.last.minute_reference)))


def review_rows(policies: Iterable[PolicyPage], places: Mapping[str, str], on: date) -> list[ReviewRow]:
    """Returns a row for every policy in force on a day below these places, the review due first on top.

    `places` gives the tree path of each authority's page its name; those without a date come last.
    """
    found = {policy.pk: policy for policy in policies if policy.path[: -Page.steplen] in places}
    versions = current_versions(found.values(), on)
    last = last_reviews(versions.values())
    rows = [
        ReviewRow(
            found[pk],
            places[found[pk].path[: -Page.steplen]],
            version,
            review_state(version.review_by, on),
            last.get(version.edition_id),
        )
        for pk, version in versions.items()
    ]
    return sorted(rows, key=lambda row: (row.version.review_by or date.max, row.authority, row.policy.title))
