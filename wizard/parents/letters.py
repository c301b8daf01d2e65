"""What was written to one person of a family, by e-mail address or name, and what that person challenged."""

from record.models import Event
from wizard.casework.models import CaseLetter, Challenge
from wizard.consent.service import people_of
from wizard.parents.readers import FAMILY, Reader


def letters_to(reader: Reader) -> list[CaseLetter]:
    """Returns this person's letters, the newest first. A letter by post to a name that two of the family have is
    nobody's here."""
    person = reader.person
    alone = has_name_alone(reader)
    found = reader.case.letters.filter(to_kind__in=FAMILY).order_by("-made_at", "-pk")
    return [
        one
        for one in found
        if (one.to_email and one.to_email.strip().lower() == person.email.strip().lower())
        or (not one.to_email and alone and one.to_name.strip() == person.name.strip())
    ]


def own_challenges(reader: Reader) -> list[Challenge]:
    """Returns what this person challenged. Where two of the family have one name, only what came by their own link."""
    made = list(reader.case.challenges.filter(made_by=reader.person.name).select_related("decision"))
    if not made or has_name_alone(reader):
        return made
    told = Event.objects.filter(
        subject_kind="case", subject_id=reader.case.submission.reference, kind="challenged"
    ).values_list("data", flat=True)
    theirs = {one.get("challenge") for one in told if one.get("person") == reader.person.public_id}
    return [one for one in made if one.pk in theirs]


def has_name_alone(reader: Reader) -> bool:
    """Whether nobody else of the family has this person's name."""
    names = [one.name.strip() for one in people_of(reader.case.submission.referral)]
    return names.count(reader.person.name.strip()) == 1
