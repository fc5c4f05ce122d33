"""`manage.py COMMAND` on a folder where nothing runs, and beside others."""

import pytest
from django.core.management import get_commands

from forkommune.portal.known_commands import known_commands

from .on_machine import alive_on, holder, numbers_of, outcome, start

COUNT = (
    "from django.db import connection; cursor = connection.cursor(); "
    "cursor.execute('select count(*) > 20 from django_migrations'); print(cursor.fetchone()[0])"
)
pytestmark = pytest.mark.processes


def test_two_commands_on_an_empty_folder_share_servers_and_make_the_tables_once(var):
    ask = ("shell", "--no-imports", "-v", "0", "-c", COUNT)
    both = [start(var, *ask), start(var, *ask)]

    outcomes = [outcome(process) for process in both]

    assert [(code, out) for code, out, _err in outcomes] == [(0, "True\n"), (0, "True\n")]
    assert sorted(err for _code, _out, err in outcomes) == ["", "Lager tabellene i databasen …\n"]
    assert alive_on(var) == {}


def test_migrate_beside_another_first_command_waits_for_its_tables(var):
    both = [start(var, "migrate", "-v", "0"), start(var, "shell", "--no-imports", "-c", COUNT)]

    outcomes = [outcome(process) for process in both]

    assert [code for code, _out, _err in outcomes] == [0, 0]
    assert alive_on(var) == {}


def test_a_command_that_does_not_exist_is_one_sentence_and_makes_nothing(var):
    asked = [outcome(start(var, name)) for name in ("login_lnk", "xyzzy")]

    assert asked == [
        (
            1,
            "",
            "Det finnes ingen kommando «login_lnk». Mente du «login_link»? "
            "«manage.py help» viser alle.\n",
        ),
        (1, "", "Det finnes ingen kommando «xyzzy». «manage.py help» viser alle.\n"),
    ]
    assert list(var.iterdir()) == []


def test_every_command_that_django_finds_is_known_without_it():
    assert set(get_commands()) - known_commands() == set()


def test_a_command_uses_the_servers_that_run_and_leaves_them_running(var):
    with holder(var):
        before = numbers_of(var, "postgres -D")
        code, out, _err = outcome(start(var, "showmigrations", "contenttypes"))
        after = numbers_of(var, "postgres -D")

    assert (code, before) == (0, after)
    assert out.splitlines() == [
        "contenttypes",
        " [ ] 0001_initial",
        " [ ] 0002_remove_content_type_name",
    ]


def test_a_command_that_asks_no_database_starts_none(var):
    code, out, err = outcome(start(var, "version"))

    assert (code, err, list(var.glob("pg18*"))) == (0, "", [])
    assert out.startswith("5.2")


def test_a_folder_that_cannot_serve_is_one_sentence_and_exit_code_1(var):
    (var / "pg18").mkdir()

    code, out, err = outcome(start(var, "showmigrations"))

    assert (code, out, err.count("\n")) == (1, "", 1)
    assert err.startswith(f"Mappen {var}/pg18 er ikke databasen til denne portalen")
