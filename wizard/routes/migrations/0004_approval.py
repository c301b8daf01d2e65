"""The approval of a route: what a version carries of it, and the workflow that asks for it."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


NAME = "approval of a route"


def make(apps: Any, schema_editor: Any) -> None:
    content_type, _ = apps.get_model("contenttypes.ContentType").objects.get_or_create(
        app_label="routes", model="routeapprovaltask"
    )
    workflow, _ = apps.get_model("wagtailcore.Workflow").objects.get_or_create(name=NAME, defaults={"active": True})
    tasks = apps.get_model("routes.RouteApprovalTask").objects
    task = tasks.filter(name=NAME).first() or tasks.create(name=NAME, content_type=content_type, active=True)
    apps.get_model("wagtailcore.WorkflowTask").objects.get_or_create(workflow=workflow, task=task, sort_order=0)


class Migration(migrations.Migration):

    dependencies = [
        ('routes', '0003_last_day'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='RouteApprovalTask',
            fields=[
                ('task_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.task')),
            ],
            options={
                'verbose_name': 'approval of a route',
            },
            bases=('wagtailcore.task',),
        ),
        migrations.AddField(
            model_name='routeversion',
            name='approved_by',
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name='routeversion',
            name='approved_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='routeversion',
            name='minute_reference',
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.RunPython(make, migrations.RunPython.noop),
    ]
