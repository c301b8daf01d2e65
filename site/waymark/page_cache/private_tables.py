"""Tables that no public page shows: writing to them leaves the kept pages alone.

A table that is not here counts as public. Forgetting one costs speed, never a stale page.
"""

from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Model

PRIVATE_APPS = frozenset(
    "account admin alerts auth casework consent contenttypes enquiries evidence funding importing journey links mfa "
    "parents planning provision record referrals sessions socialaccount support wagtailadmin wagtailsearch "
    "wagtailusers".split()
)
PRIVATE_MODELS = frozenset(
    "attendance.AbsenceNotice attendance.MonthlyScan attendance.PupilYear attendance.RegisterMarks "
    "attendance.RegisterPupil attendance.SicknessReturn "
    "checking.ContentAnswer checking.Dismissal checking.LinkCheck library.EditorTask "
    "people.User people.Membership people.Invitation people.JoinRequest people.Succession "
    "wagtailcore.Revision wagtailcore.PageLogEntry wagtailcore.ModelLogEntry wagtailcore.PageSubscription "
    "wagtailcore.ReferenceIndex wagtailcore.Comment wagtailcore.CommentReply wagtailcore.UploadedFile "
    "wagtailcore.Task wagtailcore.TaskState wagtailcore.Workflow wagtailcore.WorkflowState "
    "wagtailcore.GroupPagePermission wagtailcore.GroupCollectionPermission".split()
)


@cache
def private_tables() -> frozenset[str]:
    """Returns the names of the tables, many-to-many tables of private models among them."""
    private = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in PRIVATE_APPS or owner_label(model) in PRIVATE_MODELS
    ]
    return frozenset({"django_migrations", *(model._meta.db_table for model in private)})


def owner_label(model: type[Model]) -> str:
    """Returns the label of a model, or of the one whose many-to-many table it is."""
    owner: Any = model._meta.auto_created or model
    return str(owner._meta.label)
