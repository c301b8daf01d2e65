"""What several people's answers come to: given only when everybody who was asked has given. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from wizard.consent.enums import AskedBy, ConsentHow, RequestState
from wizard.consent.models import ConsentRequest
from wizard.consent.states import state_of

HOW = {AskedBy.LINK: ConsentHow.LINK, AskedBy.PAPER: ConsentHow.SIGNED, AskedBy.TELEPHONE: ConsentHow.SPOKEN}


@dataclass(frozen=True)
class Standing:
    """One consent over all the people asked for it. `scopes` holds what all of them agreed to."""

    given: bool
    scopes: list[str] = field(default_factory=list)
    given_by: str = ""
    party: str = ""
    signed: list[str] = field(default_factory=list)
    how: str = ""
    given_on: date | None = None
    lasts_until: date | None = None
    withdrawn_at: datetime | None = None
    withdrawn_how: str = ""


def standing_of(requests: Sequence[ConsentRequest], today: date, sha256: str | None) -> Standing:
    """Returns what stands. One who has not answered, said no, or took it back is enough for it not to be given."""
    asked = [one for one in requests if one.ended_at is None]
    back = next((one for one in asked if one.withdrawn_at is not None), None)
    gave = [one for one in asked if state_of(one, today, sha256) == RequestState.GIVEN]
    said = [one for one in asked if one.given]
    scopes = _shared(said)
    everybody = bool(asked) and len(gave) == len(asked)
    return Standing(
        given=(everybody or (back is not None and len(said) == len(asked))) and bool(scopes or not _with_scopes(asked)),
        scopes=scopes,
        given_by=", ".join(one.person.name for one in said)[:400],
        party=said[0].person.party if said else "",
        signed=sorted({one.person.party for one in gave if one.signature}),
        how=HOW[AskedBy(said[0].way)] if said else "",
        given_on=max((one.said_on for one in said if one.said_on), default=None),
        lasts_until=min((one.lasts_until for one in said if one.lasts_until), default=None),
        withdrawn_at=back.withdrawn_at if back else None,
        withdrawn_how=back.withdrawn_how if back else "",
    )


def _shared(said: Sequence[ConsentRequest]) -> list[str]:
    if not said:
        return []
    common = set(said[0].scopes).intersection(*(one.scopes for one in said[1:]))
    return [key for key in said[0].scopes if key in common]


def _with_scopes(asked: Sequence[ConsentRequest]) -> bool:
    return any(one.words["scopes"] for one in asked)
