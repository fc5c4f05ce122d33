"""Each row keeps the numbers of its values beside their codes; they are written for the rows there are."""

from django.db import migrations, models

NUMBERED = """
    INSERT INTO search_searchfacet (content_type_id, code, public_rows)
    SELECT content_type_id, code, count(*) FILTER (WHERE is_public)
    FROM search_searchentry, unnest(facets) AS code GROUP BY content_type_id, code
    ON CONFLICT (content_type_id, code) DO NOTHING;

    UPDATE search_searchentry AS entry SET packed = numbers.packed
    FROM (
        SELECT one.id, string_agg(int4send(value.id::int), '' ORDER BY value.id) AS packed
        FROM search_searchentry AS one, unnest(one.facets) AS code
        JOIN search_searchfacet AS value USING (code)
        WHERE value.content_type_id = one.content_type_id GROUP BY one.id
    ) AS numbers
    WHERE numbers.id = entry.id
"""


class Migration(migrations.Migration):
    dependencies = [("search", "0004_facets_and_unanswered")]

    operations = [
        migrations.AddField(
            model_name="searchentry",
            name="packed",
            field=models.BinaryField(
                default=b"",
                help_text="The numbers of the same values, four bytes each.",
                verbose_name="values",
            ),
        ),
        migrations.RunSQL(NUMBERED, migrations.RunSQL.noop),
    ]
