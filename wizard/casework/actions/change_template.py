"""An authority words its own letters."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.enums import Role
from people.models import Authority, User
from people.tenancy import holds
from record.service import record_event
from wizard.casework.letter_words import KINDS, Words, lacks_challenge, unknown_fields
from wizard.casework.models import LetterTemplate

#: Who words the letters of an authority.
WORDING_ROLES = frozenset({Role.SENIOR_COORDINATOR})


class CannotWord(ValueError):
    """The template does not do; `field` is the form's, the sentence is for the person."""

    def __init__(self, field: str, sentence: str) -> None:
        self.field = field
        super().__init__(sentence)


@transaction.atomic
def change_template(actor: User, authority: Authority, kind: str, words: Words) -> LetterTemplate:
    """Returns the authority's template for a kind of letter. Letters that went out stay as they were.

    Raises PermissionDenied for anyone but a senior coordinator of the authority, KeyError for a kind there is not,
    CannotWord for a field nobody knows and for a refusal that does not say how to challenge it.
    """
    if not holds(actor, WORDING_ROLES, authority=authority):
        raise PermissionDenied
    for field, text in (("subject", words.subject), ("body", words.body)):
        if unknown := unknown_fields(text):
            raise CannotWord(field, f"There is no field called {{{unknown[0]}}}")
    if "{how_to_challenge}" not in words.body and lacks_challenge(kind, words.body):
        raise CannotWord("body", "Put {how_to_challenge} where the letter says what to do if they disagree")
    Authority.objects.select_for_update().get(pk=authority.pk)  # one writer of a chain at a time
    template, _ = LetterTemplate.objects.update_or_create(
        authority=authority,
        key=kind,
        defaults={
            "name": KINDS[kind], "subject": words.subject, "body": words.body, "changed_by": actor,
            "changed_at": timezone.now(),
        },
    )  # fmt: skip
    record_event("authority", authority.slug, "letter_template_changed", actor, {"template": kind})
    return template
