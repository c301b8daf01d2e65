# The open cases of a council by the day they came, for the register and the desk.

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0008_found_by_the_case_itself'),
        ('people', '0003_school_words'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('status__in', ['acknowledged', 'not_now', 'planning', 'provided', 'received', 'waiting'])), fields=['authority', '-opened_at', '-id'], name='case_open_newest'),
        ),
    ]
