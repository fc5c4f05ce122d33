"""What a search reads of each entry stands before its words, which are long, and values are numbers of two
bytes: columns stand in the order in which a table was made, so that it is made anew, and what it held is
taken along."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

KEPT = """
    CREATE TABLE search_entries_kept AS SELECT * FROM search_searchentry;
    CREATE TABLE search_readings_kept AS SELECT * FROM search_searchreading;
"""
# Numbers of each kind from 1 on: keys of all kinds together would not stay below 65 536 for ever.
NUMBERED = """
    UPDATE search_searchfacet AS value SET number = place
    FROM (
        SELECT id, row_number() OVER (PARTITION BY content_type_id ORDER BY id) AS place
        FROM search_searchfacet
    ) AS one
    WHERE one.id = value.id;
    SET CONSTRAINTS ALL IMMEDIATE;
    SET CONSTRAINTS ALL DEFERRED;
"""
# Keys and indexes come at the end of the migration, when all rows stand.
TAKEN_ALONG = """
    ALTER TABLE search_searchentry SET (toast_tuple_target = 8160);
    INSERT INTO search_searchentry
        (id, object_id, content_type_id, documented, is_public, year, packed, facets, vector)
    SELECT id, object_id, content_type_id, documented, is_public, year, coalesce((
        SELECT string_agg(int2send((CASE WHEN number > 32767 THEN number - 65536 ELSE number END)::smallint), ''
            ORDER BY number)
        FROM search_searchfacet AS value
        WHERE value.content_type_id = kept.content_type_id AND value.code = ANY (kept.facets)
            AND number <= 65535
    ), ''), facets, vector
    FROM search_entries_kept AS kept ORDER BY id;
    SELECT setval(pg_get_serial_sequence('search_searchentry', 'id'), max(id))
    FROM search_searchentry HAVING max(id) IS NOT NULL;
    INSERT INTO search_searchreading (entry_id, words, digest, analyser)
    SELECT entry_id, words, digest, analyser FROM search_readings_kept;
    DROP TABLE search_entries_kept, search_readings_kept;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("search", "0007_entries_without_what_they_were_read_from"),
    ]

    operations = [
        migrations.AddField(
            model_name="searchfacet",
            name="number",
            field=models.PositiveIntegerField(
                default=0,
                help_text="Of one kind, from 1 on: the number that rows keep.",
                verbose_name="number",
            ),
            preserve_default=False,
        ),
        migrations.RunSQL(NUMBERED, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="searchfacet",
            constraint=models.UniqueConstraint(
                fields=("content_type", "number"),
                name="search_facet_number_once_per_kind",
                violation_error_message="Another value has this number already.",
            ),
        ),
        migrations.RunSQL(KEPT, migrations.RunSQL.noop),
        migrations.DeleteModel(name="SearchReading"),
        migrations.DeleteModel(name="SearchEntry"),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("object_id", models.BigIntegerField(verbose_name="row")),
                (
                    "content_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "documented",
                    models.SmallIntegerField(
                        default=0,
                        help_text="How well the row is documented; 0 is unknown.",
                        verbose_name="documented",
                    ),
                ),
                (
                    "is_public",
                    models.BooleanField(
                        default=False,
                        help_text="Whether visitors without an account see the row.",
                        verbose_name="public",
                    ),
                ),
                ("year", models.SmallIntegerField(blank=True, null=True, verbose_name="year")),
                (
                    "packed",
                    models.BinaryField(
                        default=b"",
                        help_text="The numbers of the same values, two bytes each.",
                        verbose_name="values",
                    ),
                ),
                (
                    "facets",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(),
                        default=list,
                        help_text="A number for each value that the row is narrowed by.",
                        size=None,
                        verbose_name="facets",
                    ),
                ),
                (
                    "vector",
                    django.contrib.postgres.search.SearchVectorField(verbose_name="lexemes"),
                ),
            ],
            options={
                "verbose_name": "search entry",
                "verbose_name_plural": "search entries",
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["vector"], name="search_entry_vector"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["facets"], name="search_entry_facets"
                    ),
                    models.Index(
                        models.F("content_type"),
                        models.OrderBy(models.F("year"), descending=True, nulls_last=True),
                        models.F("object_id"),
                        condition=models.Q(("is_public", True)),
                        name="search_entry_newest",
                    ),
                    models.Index(
                        models.F("content_type"),
                        models.OrderBy(models.F("documented"), descending=True),
                        models.OrderBy(models.F("year"), descending=True, nulls_last=True),
                        models.F("object_id"),
                        condition=models.Q(("is_public", True)),
                        name="search_entry_documented",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("content_type", "object_id"),
                        name="search_entry_once_per_row",
                        violation_error_message="This row has a search entry already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchReading",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="reading",
                        serialize=False,
                        to="search.searchentry",
                    ),
                ),
                (
                    "words",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        default=list,
                        help_text="As they are written; spelling and suggestions offer them.",
                        size=None,
                        verbose_name="words",
                    ),
                ),
                (
                    "digest",
                    models.CharField(
                        help_text="Of the texts, and of who sees the row.",
                        max_length=64,
                        verbose_name="digest",
                    ),
                ),
                (
                    "analyser",
                    models.CharField(
                        default="",
                        help_text="The version that read the texts.",
                        max_length=16,
                        verbose_name="analyser",
                    ),
                ),
            ],
            options={
                "verbose_name": "reading of the search",
                "verbose_name_plural": "readings of the search",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.RunSQL(TAKEN_ALONG, migrations.RunSQL.noop),
    ]
