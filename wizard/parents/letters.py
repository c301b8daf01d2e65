"""Letters written to one person of a family: by their e-mail address, or by their name where it went by post."""

from wizard.casework.models import CaseLetter
from wizard.consent.service import people_of
from wizard.parents.readers import FAMILY, Reader


def letters_to(reader: Reader) -> list[CaseLetter]:
    """Returns this person's letters, the newest first. A letter by post to a name that two of the family have is
    nobody's here."""
    person = reader.person
    names = [one.name.strip() for one in people_of(reader.case.submission.referral)]
    alone = names.count(person.name.strip()) == 1
    found = reader.case.letters.filter(to_kind__in=FAMILY).order_by("-made_at", "-pk")
    return [
        one
        for one in found
        if (one.to_email and one.to_email.strip().lower() == person.email.strip().lower())
        or (not one.to_email and alone and one.to_name.strip() == person.name.strip())
    ]
