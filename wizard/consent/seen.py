"""What a page showed, as one hash: an older page is noticed before it undoes what a newer one did."""

from django.utils.crypto import salted_hmac

from wizard.consent.models import Consent, ConsentRequest, FamilyPerson

Row = Consent | ConsentRequest | FamilyPerson
SAID: dict[type[Row], tuple[str, ...]] = {
    Consent: (
        "consent_key", "given", "scopes", "given_by", "relationship", "how", "held_at", "given_on", "withdrawn_at",
    ),
    ConsentRequest: ("public_id", "answered_at", "given", "withdrawn_at", "ended_at"),
    FamilyPerson: (
        "party", "name", "relationship", "responsibility", "email", "phone", "address", "address_hidden",
        "contact_restricted", "lives_apart", "removed_at",
    ),
}  # fmt: skip


class ChangedSinceShown(Exception):
    """What the page showed is not what is stored now; nothing was changed."""


def seen(*rows: Row | None) -> str:
    """Returns the keyed hash of what these rows say; None stands for one that is not there."""
    said = [[str(getattr(row, name)) for name in SAID[type(row)]] if row else [] for row in rows]
    return salted_hmac("wizard.consent.seen", repr(said), algorithm="sha256").hexdigest()


def refuse_older(shown: str, *rows: Row | None) -> None:
    """Raises ChangedSinceShown unless `shown` was made of these rows. What sends nothing was no page of ours."""
    if shown and shown != seen(*rows):
        raise ChangedSinceShown
