"""The portal's examples as rows of this site: of what Wagtail shows and searches, the same words."""

from django.core.management import call_command
from django.db import connection

AT_ONCE = 5_000
COPY = """
    TRUNCATE wagtail_site_example;
    INSERT INTO wagtail_site_example (
        id, code, title, place, summary, effect, cost, sector, theme, instrument, status, state,
        evidence_grade, start_year, published_at, is_invented
    )
    SELECT
        one.id, coalesce(one.code, ''), title, place, summary, effect, cost, sector.label_nb, theme.label_nb,
        instrument.label_nb, status, state, evidence_grade, start_year, published_at, is_invented
    FROM public.pilots_example AS one
    JOIN public.terms_term AS sector ON sector.id = sector_id
    JOIN public.terms_term AS theme ON theme.id = theme_id
    JOIN public.terms_term AS instrument ON instrument.id = instrument_id
"""


def copy_examples(*, to_search: bool) -> None:
    """All of them anew; read by Wagtail's own command where they are searched."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA IF NOT EXISTS peers")
    call_command("migrate", run_syncdb=True, interactive=False, verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute(COPY)
    if to_search:
        call_command("update_index", chunk_size=AT_ONCE, verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE wagtail_site_example, wagtailsearch_indexentry")
