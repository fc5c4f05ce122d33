"""Prints the milliseconds of Wagtail's list of examples as JSON: `python -m wagtail_site.measure ROUNDS`."""

import json
import os
import sys
import time

COPY = """
    INSERT INTO wagtail_site_example
        (title, place, sector, status, state, published_at, is_invented)
    SELECT title, place, label_nb, status, state, published_at, is_invented
    FROM public.pilots_example JOIN public.terms_term ON terms_term.id = sector_id
"""


def main(rounds: int) -> list[float]:
    """How long each of `rounds` lists took, after two that do not count."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wagtail_site.settings")
    import django

    django.setup()
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.urls import reverse
    from wagtail_site.models import Example

    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA IF NOT EXISTS peers")
    call_command("migrate", run_syncdb=True, interactive=False, verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute(COPY)
        cursor.execute("ANALYZE wagtail_site_example")
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(User.objects.create_superuser("peer"))
    address = reverse(Example.snippet_viewset.get_url_name("list"))
    taken = []
    for turn in range(rounds + 2):
        begun = time.perf_counter()
        answer = client.get(address)
        if answer.status_code != 200:
            raise SystemExit(f"{address} answered {answer.status_code}.")
        if turn > 1:
            taken.append((time.perf_counter() - begun) * 1000)
    return taken


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))))
