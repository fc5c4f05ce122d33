from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_sessions_ended_at'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='language',
            field=models.CharField(blank=True, choices=[('nb', 'Bokmål'), ('nn', 'Nynorsk')], default='', editable=False, help_text='As last chosen while logged in; not known before.', max_length=2, verbose_name='language of mails'),
            preserve_default=False,
        ),
    ]
