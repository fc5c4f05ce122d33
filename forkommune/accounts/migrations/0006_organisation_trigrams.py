"""The trigrams of a text, and the index of those of organisations: see forkommune/ui/trigrams.py."""

from django.db import migrations

import forkommune.ui.trigrams

# Dear to work out, so the planner asks the index (COST); three passes, each from one letter on.
TRIGRAMS = r"""
CREATE FUNCTION trigrams(words text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 10000 AS $$
BEGIN
    words := upper(words);
    RETURN string_to_array(
        regexp_replace(words, '(...)', E'\\1\n', 'g')
        || E'\n' || regexp_replace(substr(words, 2), '(...)', E'\\1\n', 'g')
        || E'\n' || regexp_replace(substr(words, 3), '(...)', E'\\1\n', 'g'),
        E'\n'
    );
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_words_of_position")]

    operations = [
        migrations.RunSQL(TRIGRAMS, "DROP FUNCTION trigrams(text)"),
        migrations.AddIndex(
            model_name="organisation",
            index=forkommune.ui.trigrams.trigram_index(
                "organisation_trigrams", "name", "organisation_number", "code"
            ),
        ),
    ]
