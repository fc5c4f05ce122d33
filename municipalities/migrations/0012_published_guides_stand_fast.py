"""Triggers that refuse every change of a published guide, its parts and its questions."""

from django.db import migrations

from ._published_guide_guards import QUESTIONS_ARE_FREE, QUESTIONS_STAND_FAST


class Migration(migrations.Migration):

    dependencies = [("municipalities", "0011_interview_respondent_and_calendar")]

    operations = [migrations.RunSQL(QUESTIONS_STAND_FAST, QUESTIONS_ARE_FREE)]
