"""The page behind somebody's own link: the words of an agreement, and their signature."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from links.models import Link
from links.service import address_of, opened_by_link
from wizard.consent.service import contact_restricted
from wizard.planning.actions.ask_signature import PURPOSE, sign_by_link
from wizard.planning.actions.sign_agreement import NotToSign
from wizard.planning.forms.agreements import SignForm
from wizard.planning.models import SignatureAsked
from wizard.routes.service import route_of


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@opened_by_link(PURPOSE)
def sign(request: HttpRequest, link: Link) -> HttpResponse:
    """Answers with the agreement; POST signs it, and the page shows that it is signed. The link ends then."""
    asked = asked_of(link)
    case = asked.agreement.case
    party = route_of(case.submission.referral.route_version).parties.get(asked.party)
    form = SignForm(request.POST if request.method == "POST" else None, initial={"name": asked.name})
    signature = None
    if form.is_valid():
        try:
            signature = sign_by_link(link, form.cleaned_data["name"])
        except NotToSign as refused:
            form.say({"name": str(refused)})
    context = {
        "authority": case.authority,
        "case": case,
        "agreement": asked.agreement,
        "as_party": party.label if party else "",
        "own_part": asked.agreement.parts.get(asked.party, "").splitlines(),
        "for_pupil": party is not None and party.kind == "pupil",
        "form": form,
        "signature": signature,
        "here": address_of(link),
        "today": timezone.localdate(),
    }
    if asked.agreement.replaced_at and signature is None and request.method == "POST":
        return redirect(address_of(link))
    return render(request, "planning/sign.html", context)


def asked_of(link: Link) -> SignatureAsked:
    """Returns what the link asks for. Raises Http404 when the case is gone, and for who may no longer be written to."""
    related = ("agreement__case__authority", "agreement__case__school",
               "agreement__case__submission__referral__route_version")  # fmt: skip
    found = SignatureAsked.objects.select_related(*related).filter(public_id=link.subject_id, link=link).first()
    if found is None or contact_restricted(found.agreement.case.submission.referral, link.email):
        raise Http404
    return found
