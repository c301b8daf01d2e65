"""What an editor has to do, and closing it with a word."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from guidance.library.actions.close_task import close_task
from guidance.library.editors import edited_by
from guidance.library.forms import ClosingForm
from guidance.library.models import EditorTask
from guidance.library.views.people_here import editor
from guidance.library.waiting import waiting_for

RECENT = 20


def to_do(request: HttpRequest) -> HttpResponse:
    """Shows what waits for the editor, what waits for colleagues, and what was closed last."""
    user = editor(request)
    mine = list(waiting_for(user))
    tasks = EditorTask.objects.filter(authority__in=edited_by(user)).select_related("authority", "owner", "closed_by")
    context = {
        "mine": mine,
        "others": tasks.filter(closed_at__isnull=True).exclude(pk__in=[task.pk for task in mine]),
        "closed": tasks.filter(closed_at__isnull=False).order_by("-closed_at")[:RECENT],
        "form": ClosingForm(auto_id=False),
        "breadcrumbs_items": [{"url": "", "label": "To do"}],
        "header_icon": "tasks",
        "header_title": "To do",
    }
    return render(request, "library/cms/to_do.html", context)


def close(request: HttpRequest, task_id: int) -> HttpResponse:
    """Closes a task of the editor's own authorities; shows the form again, with what is missing, when it cannot."""
    user = editor(request)
    task = get_object_or_404(EditorTask.objects.filter(authority__in=edited_by(user)), pk=task_id)
    form = ClosingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        close_task(task.authority, task.key, user, form.cleaned_data["note"])
        messages.success(request, "Closed. Your note stays with it.")
        return redirect("cms_library:to_do")
    context = {
        "task": task,
        "form": form,
        "breadcrumbs_items": [{"url": "../../", "label": "To do"}, {"url": "", "label": "Close"}],
        "header_icon": "tasks",
        "header_title": "Close this task",
    }
    return render(request, "library/cms/close_task.html", context)
