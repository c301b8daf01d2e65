# By what the register is narrowed stands in the case's own row, and no longer beside it.

from django.db import migrations, models
from django.db.models import OuterRef, Subquery

MOVED = ['year_group', 'sought_name', 'turned_name']


def bring_over(apps, schema_editor):
    """Gives the cases there are what their pupil's row holds."""
    pupils = apps.get_model('casework', 'CasePupil').objects.filter(case=OuterRef('pk'))
    known = apps.get_model('casework', 'Case').objects.filter(pupil__isnull=False)
    known.update(**{name: Subquery(pupils.values(name)) for name in MOVED})


def take_back(apps, schema_editor):
    """Gives the pupils' rows what their cases hold."""
    cases = apps.get_model('casework', 'Case').objects.filter(pk=OuterRef('case'))
    apps.get_model('casework', 'CasePupil').objects.update(**{name: Subquery(cases.values(name)) for name in MOVED})


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0007_letters_by_key'),
        ('people', '0003_school_words'),
    ]

    operations = [
        migrations.AddField(
            model_name='case',
            name='sought_name',
            field=models.CharField(blank=True, help_text='The pupil’s name as search compares it.', max_length=200),
        ),
        migrations.AddField(
            model_name='case',
            name='turned_name',
            field=models.CharField(blank=True, help_text='The same, its last word first.', max_length=200),
        ),
        migrations.AddField(
            model_name='case',
            name='year_group',
            field=models.SmallIntegerField(blank=True, null=True),
        ),
        migrations.RunPython(bring_over, take_back),
        migrations.RemoveIndex(model_name='casepupil', name='case_pupil_name'),
        migrations.RemoveIndex(model_name='casepupil', name='case_pupil_year'),
        migrations.RemoveIndex(model_name='casepupil', name='case_pupil_named'),
        migrations.RemoveIndex(model_name='casepupil', name='case_pupil_turned'),
        migrations.RemoveField(model_name='casepupil', name='sought_name'),
        migrations.RemoveField(model_name='casepupil', name='turned_name'),
        migrations.RemoveField(model_name='casepupil', name='year_group'),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['authority', 'year_group', '-opened_at', '-id'], name='case_year_newest'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['authority', 'sought_name'], name='case_sought', opclasses=['int8_ops', 'varchar_pattern_ops']),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['authority', 'turned_name'], name='case_turned', opclasses=['int8_ops', 'varchar_pattern_ops']),
        ),
    ]
