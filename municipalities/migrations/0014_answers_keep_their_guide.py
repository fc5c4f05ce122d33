"""Triggers that keep an interview's answers with the guide they were asked by."""

from django.db import migrations

from ._interview_guide_guards import ANSWERS_KEEP_THEIR_GUIDE, GUIDES_ARE_FREE


class Migration(migrations.Migration):

    dependencies = [("municipalities", "0013_question_conditions")]

    operations = [migrations.RunSQL(ANSWERS_KEEP_THEIR_GUIDE, GUIDES_ARE_FREE)]
