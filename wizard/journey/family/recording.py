"""Writing down what was said on paper or by telephone, with the signed form where there is one."""

from django.db import transaction

from people.models import User
from wizard.consent.models import ConsentRequest
from wizard.consent.service import Answer, record_answer
from wizard.evidence.service import add_item
from wizard.journey.family.forms import RecordForm
from wizard.journey.situation import Situation


@transaction.atomic
def record(actor: User, situation: Situation, request: ConsentRequest, form: RecordForm) -> ConsentRequest:
    """Returns the answered request. Raises UploadRefused for the scan, and what record_answer raises."""
    said = form.cleaned_data
    paper = ""
    if said.get("file"):
        item = add_item(actor, situation.referral, request.consent_key, said["file"], {})
        paper = item.public_id
    answer = Answer(
        given=said["given"] is True,
        scopes=said.get("scopes") or (),
        signature=said.get("signature", ""),
        reason=said["reason"],
        said_on=said["said_on"],
        taken_by=said.get("taken_by", ""),
        witness=said.get("witness", ""),
        paper=paper,
    )
    return record_answer(actor, request, answer, shown=said["seen"])
