"""The embedded servers, from the wheels, as the tests themselves use them."""

import os
from pathlib import Path

import psycopg2


def test_the_suite_runs_on_postgresql_18_with_norwegian_letters():
    with psycopg2.connect(os.environ["DATABASE_URL"]) as connection, connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        version = cursor.fetchone()[0]
        cursor.execute("SELECT lower('ÆØÅ')")
        lowered = cursor.fetchone()[0]
    connection.close()

    assert (int(version) // 10_000, lowered) == (18, "æøå")


def test_each_process_of_the_suite_has_a_state_folder_of_its_own():
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")

    assert Path(os.environ["FORKOMMUNE_VAR"]).name == worker
