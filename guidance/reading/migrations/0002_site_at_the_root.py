"""The site starts at the root of the tree, where authorities hang; Wagtail's welcome page goes.

The CMS cannot list a page that a site starts at without wagtail.contrib's sites screen, which is not installed.
"""

from django.db import migrations


def start_at_root(apps, schema_editor):
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    root = Page.objects.filter(depth=1).first()
    welcome = Page.objects.filter(depth=2, slug="home", content_type__model="page", numchild=0).first()
    if root is None or welcome is None:
        return
    Site.objects.filter(root_page=welcome).update(root_page=root)
    Page.objects.filter(pk=welcome.pk).delete()
    Page.objects.filter(pk=root.pk).update(numchild=root.numchild - 1)


class Migration(migrations.Migration):
    dependencies = [("reading", "0001_initial"), ("wagtailcore", "0002_initial_data")]

    operations = [migrations.RunPython(start_at_root, migrations.RunPython.noop)]
