"""Writing one row, reading it with its history, and correcting it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from people.service import signed_in
from wizard.attendance.models import RegisterPupil
from wizard.support.actions.open_record import open_record
from wizard.support.actions.write_entry import CorrectedMeanwhile, write_entry
from wizard.support.enums import Kind
from wizard.support.forms.base import EntryForm
from wizard.support.kinds import BY_SLUG, SORTS, Sort
from wizard.support.models import Entry
from wizard.support.queries import record_of
from wizard.support.timetables import week_of
from wizard.support.views.reach import entry_of, may_write, pupil_of, shell

#: What a form carrying a row on starts without: it is said anew each time.
ANEW = ("day", "review_by", "agreed_by")
#: These go on from the day they began.
KEEPS_ITS_DAY = frozenset({Kind.ADJUSTMENT, Kind.TASK})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def write(request: HttpRequest, public_id: str, kind: str) -> HttpResponse:
    """Shows the form of one kind of row and stores it. `?about=` names the row it carries on from."""
    found = pupil_of(request, public_id)
    sort = BY_SLUG.get(kind)
    if sort is None:
        raise Http404
    may_write(request, found)
    about = _about(request, found, sort)
    form = sort.form(
        request.POST if request.method == "POST" else None, born=found.born, initial=_initial(found, sort, about)
    )
    if form.is_bound and form.is_valid():
        posted = form.cleaned_data["posted"] or form.fields["posted"].initial
        write_entry(signed_in(request), found, sort.kind, **form.row(), posted=posted, about=about)
        return redirect("support:pupil", public_id)
    return _show(request, found, sort, form, {"about": about})


@require_safe
@login_required
def entry(request: HttpRequest, public_id: str, entry: str) -> HttpResponse:
    """Shows one row in full, what stood before, and what followed."""
    found = pupil_of(request, public_id)
    row = entry_of(found, entry)
    open_record(signed_in(request), found)
    record = record_of(found)
    sort = SORTS[Kind(row.kind)]
    earlier = [one for one in record.rows if one.pk != row.pk and record.first_of(one.pk) == record.first_of(row.pk)]
    context = {
        **shell(request, found.school),
        "pupil": found,
        "entry": row,
        "sort": sort,
        "told": sort.form.in_full(row),
        "week": week_of(row, found.born) if row.kind == Kind.TIMETABLE else None,
        "reviews": record.about(row, Kind.TIMETABLE_REVIEW) if row.kind == Kind.TIMETABLE else [],
        "stands": row in record.standing,
        "earlier": sorted(earlier, key=lambda one: one.pk),
    }
    return render(request, "support/entry.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def correct(request: HttpRequest, public_id: str, entry: str) -> HttpResponse:
    """Stores a row in place of another, with the reason; the other stays readable."""
    found = pupil_of(request, public_id)
    may_write(request, found)
    row = entry_of(found, entry)
    sort = SORTS[Kind(row.kind)]
    data = request.POST if request.method == "POST" else None
    form = sort.form(data, correcting=True, born=found.born, initial=row.content)
    if form.is_bound and form.is_valid():
        posted = form.cleaned_data["posted"] or form.fields["posted"].initial
        why = form.cleaned_data["why"]
        try:
            write_entry(signed_in(request), found, row.kind, **form.row(), posted=posted, corrects=row, why=why)
        except CorrectedMeanwhile:
            return redirect("support:pupil", public_id)
        return redirect("support:pupil", public_id)
    return _show(request, found, sort, form, {"correcting": row})


def _about(request: HttpRequest, pupil: RegisterPupil, sort: Sort) -> Entry | None:
    """The row named in the address. Raises Http404 where it is needed and not there, or of another kind."""
    wanted = sort.needs or (sort.kind if sort.carries_on else None)
    named = request.GET.get("about", "")
    if not named or wanted is None:
        if sort.needs:
            raise Http404
        return None
    row = entry_of(pupil, named)
    if row.kind != wanted:
        raise Http404
    return row


def _initial(pupil: RegisterPupil, sort: Sort, about: Entry | None) -> dict[str, Any]:
    """What a form shows at first: today, or what the row it carries on from says."""
    today = timezone.localdate()
    if about is not None and about.kind == sort.kind:
        kept = {name: value for name, value in about.content.items() if name not in ANEW}
        return kept | ({"day": about.content.get("day")} if sort.kind in KEEPS_ITS_DAY else {"day": today})
    if sort.kind == Kind.ARRANGEMENT:
        last = Entry.objects.filter(pupil=pupil, kind=Kind.ARRANGEMENT).first()
        return {**(last.content if last else {}), "day": today}
    return {} if sort.kind == Kind.TIMETABLE else {"day": today}


def _show(
    request: HttpRequest, pupil: RegisterPupil, sort: Sort, form: EntryForm, more: dict[str, Any]
) -> HttpResponse:
    context = {**shell(request, pupil.school), "pupil": pupil, "sort": sort, "form": form, **more}
    return render(request, "support/write.html", context)
