# Names turned round, for those who were known before.

from django.db import migrations


def turn_names(apps, schema_editor):
    """Gives the rows there are their name with its last word first."""
    pupils = apps.get_model("casework", "CasePupil").objects.exclude(sought_name="").only("pk", "sought_name")
    some = []
    for pupil in pupils.iterator(chunk_size=1000):
        *first, last = pupil.sought_name.split()
        pupil.turned_name = " ".join([last, *first])
        some.append(pupil)
        if len(some) == 1000:
            type(pupil).objects.bulk_update(some, ["turned_name"])
            some.clear()
    if some:
        type(some[0]).objects.bulk_update(some, ["turned_name"])


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0004_desk_register_parties'),
    ]

    operations = [
        migrations.RunPython(turn_names, migrations.RunPython.noop),
    ]
