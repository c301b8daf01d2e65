# Schools ask, and questions may be about no one child.

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('enquiries', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='enquiry',
            name='starter',
            field=models.CharField(choices=[('parent', 'A parent or carer'), ('young_person', 'The young person'), ('professional', 'A professional, such as a GP, nurse or social worker'), ('hospital', 'A hospital or its school'), ('unit', 'A mental health unit'), ('school', 'Somebody at a school or other setting'), ('other', 'Somebody else')], max_length=14),
        ),
        migrations.AlterField(
            model_name='enquiry',
            name='wanted',
            field=models.CharField(blank=True, choices=[('advice', 'Advice on what should happen'), ('referral', 'A referral: the child should be taught, and nobody arranges it'), ('late', 'Nobody answered, or the answer is late'), ('decision', 'Somebody should look at a decision again'), ('general', 'Something that is about no one child, such as a duty or how to refer')], max_length=10),
        ),
    ]
