import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('consent', '0003_family_and_clinicians'),
        ('routes', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='consentrequest',
            name='route_version',
            field=models.ForeignKey(help_text='Whose words these are.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='routes.routeversion'),
        ),
    ]
