import datetime

import django.db.models.deletion
from django.db import migrations, models

# PostgreSQL keeps stemmed words beside each row, headings weighing more; SQLite keeps them in a table of its own kind.
# Neither is a field of the model: each database is asked in its own words (postgresql.py, sqlite.py).
MADE = {
    "postgresql": [
        "ALTER TABLE searching_searchedclause ADD COLUMN words tsvector NOT NULL",
        "CREATE INDEX searching_words ON searching_searchedclause USING gin (words) WITH (fastupdate = off)",
    ],
    "sqlite": [
        "CREATE VIRTUAL TABLE searching_words USING fts5(heading, body, tokenize = 'porter unicode61 remove_diacritics 0')"
    ],
}
UNMADE = {"postgresql": [], "sqlite": ["DROP TABLE searching_words"]}


def make(apps, schema_editor):
    for statement in MADE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def unmake(apps, schema_editor):
    for statement in UNMADE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    initial = True
    dependencies = [("policies", "0001_initial"), ("people", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="SearchedClause",
            fields=[
                (
                    "text",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="searched",
                        serialize=False,
                        to="policies.clausetext",
                    ),
                ),
                ("starts", models.DateField()),
                ("ends", models.DateField(default=datetime.date.max)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.authority"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="policies.editionversion"
                    ),
                ),
            ],
        ),
        migrations.RunPython(make, unmake),
    ]
