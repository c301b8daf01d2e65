"""What is asked of health, read and answered behind a link; and the page that sends such a link, or sends it again."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from links.models import Link
from links.service import address_of, opened_by_link
from wizard.casework.enums import OPEN
from wizard.casework.service import pupil_words
from wizard.evidence.service import UploadRefused
from wizard.planning.actions.add_to_plan import CameAlready
from wizard.planning.actions.ask_by_link import PURPOSE, answer_by_link, send_to_health
from wizard.planning.forms.added import AdviceForm, SendLinkForm
from wizard.planning.models import AdviceAsked
from wizard.planning.views.sides import Side
from wizard.referrals.service import staff_of


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@opened_by_link(PURPOSE)
def advise(request: HttpRequest, link: Link) -> HttpResponse:
    """Answers with what is asked; POST keeps the answer, and the page shows it. The link ends then."""
    related = ("added__case__authority", "added__case__school", "added__case__submission", "added__case__pupil",
               "asked_by", "item")  # fmt: skip
    asked = AdviceAsked.objects.select_related(*related).filter(public_id=link.subject_id, link=link).first()
    if asked is None:
        raise Http404
    case, posted = asked.added.case, request.method == "POST"
    form = AdviceForm(
        request.POST if posted else None, request.FILES if posted else None, initial={"name": asked.added.who}
    )
    answered, over = False, asked.added.came_on is not None or case.status not in OPEN
    if not over and form.is_valid():
        said = form.cleaned_data
        try:
            asked, answered = answer_by_link(link, said["name"], said["what"], said.get("file")), True
        except UploadRefused as refused:
            form.say({"file": str(refused)})
        except CameAlready:
            over = True
    by_school = staff_of(case.school).filter(pk=asked.asked_by_id).exists()
    pupil = getattr(case, "pupil", None)
    context = {
        "authority": case.authority, "case": case, "asked": asked, "form": form, "answered": answered, "over": over,
        "asker": case.school.name if by_school else case.authority.name, "pupil": pupil_words(case),
        "born": pupil.born if pupil else None, "here": address_of(link),
    }  # fmt: skip
    return render(request, "planning/advise.html", context)


def send(side: Side, number: int) -> HttpResponse:
    """Asks where the link goes; POST sends it, and an earlier link ends. 404 for what has come, and another case's."""
    row = get_object_or_404(side.case.added.filter(came_on=None), pk=number)
    if side.case.status not in OPEN:
        raise Http404
    earlier = AdviceAsked.objects.filter(added=row).select_related("link").first()
    form = SendLinkForm(side.posted, initial={"email": earlier.link.email, "basis": earlier.basis} if earlier else {})
    if form.is_valid():
        try:
            send_to_health(side.actor, row, form.cleaned_data["email"], form.cleaned_data["basis"])
            return side.back("health/")
        except CameAlready as refused:
            form.say({"email": str(refused)})
    lead = "They get a link and a code. The email does not name the pupil. Three days before, they are reminded."
    return side.ask(form, f"Send it to {row.who}", send="Send the link", back="health/", lead=lead)
