"""Makes the workflow by which editions are approved, and takes Wagtail's own away from the pages that are no editions."""

from typing import Any

from django.db import migrations

NAME = "approval"


def make(apps: Any, schema_editor: Any) -> None:
    content_type, _ = apps.get_model("contenttypes.ContentType").objects.get_or_create(
        app_label="policies", model="approvaltask"
    )
    workflow, _ = apps.get_model("wagtailcore.Workflow").objects.get_or_create(name=NAME, defaults={"active": True})
    tasks = apps.get_model("policies.ApprovalTask").objects
    task = tasks.filter(name=NAME).first() or tasks.create(name=NAME, content_type=content_type, active=True)
    apps.get_model("wagtailcore.WorkflowTask").objects.get_or_create(workflow=workflow, task=task, sort_order=0)
    # Wagtail gave its own workflow to the whole tree when workflows were switched off: no route was ever to enter it.
    apps.get_model("wagtailcore.WorkflowPage").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("policies", "0003_reviews_and_approval")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
