"""How far a session is: the question that is asked, and a number that grows with every change."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('focusgroups', '0008_guides_that_are_edited'),
    ]

    operations = [
        migrations.AddField(
            model_name='focusgroup',
            name='changes',
            field=models.PositiveIntegerField(default=0, editable=False, help_text='Grows with every change of notes and clock, so that a screen knows its own.'),
        ),
        migrations.AddField(
            model_name='partstart',
            name='question',
            field=models.CharField(blank=True, help_text='The one that is asked now.', max_length=10, verbose_name='question'),
        ),
    ]
