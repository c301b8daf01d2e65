from django.db import migrations

from people.school_words import words_of

# PostgreSQL finds words by this index (people/searching.py asks with the same words); SQLite reads the column.
MADE = "CREATE INDEX people_school_words ON people_school USING gin (to_tsvector('simple', words))"
UNMADE = "DROP INDEX people_school_words"


def fill(apps, schema_editor):
    School = apps.get_model("people", "School")
    for school in School.objects.all():
        school.words = words_of(school.name, school.town, school.postcode, school.urn)
        school.save(update_fields=["words"])


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(MADE)


def unmake(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(UNMADE)


class Migration(migrations.Migration):
    dependencies = [("people", "0002_schools_of_the_register")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop), migrations.RunPython(make, unmake)]
