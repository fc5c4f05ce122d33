"""`make bench-peers [EXAMPLES=100000]`: the list of examples beside Django's own admin and Wagtail, the search
beside Wagtail's, on the same rows and with the same queries, and a report beside Typst and ReportLab."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from forkommune.portal.paths import BASE_DIR, var_dir
from forkommune.portal.servers import embedded_servers

from .figures import Figure, milliseconds, percentile, table, write

ROUNDS, LISTED, EXAMPLES = 40, 5_000, 100_000
WAGTAIL = Path("var/peers/bin/python")


def main() -> int:
    """Always 0: peers set no limit."""
    folder = Path(tempfile.mkdtemp(prefix="fkb-"))
    (folder / "frontend").symlink_to((var_dir() / "frontend").resolve())
    try:
        with embedded_servers(folder) as servers:
            figures = _compare(folder, servers.database_url, servers.redis_url)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    write(var_dir() / "bench" / "peers.json", figures)
    print(table(figures))
    return 0


def _compare(folder: Path, database_url: str, redis_url: str) -> list[Figure]:
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "forkommune.settings",
        "DATABASE_URL": database_url,
        "REDIS_URL": redis_url,
        "FORKOMMUNE_VAR": str(folder),
    }
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections

    from . import country, many, peer_documents, peer_search

    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("load_initial_data", verbosity=0)
    wagtail = Wagtail(database_url)
    figures = peer_search.compare_findings(wagtail)
    call_command("create_demo_data", verbosity=0)
    country.municipalities()
    many.grow_to(LISTED)
    taken = {
        "the portal's admin": _portal(),
        "Django's own admin": _plain(),
        "Wagtail": wagtail("list", str(ROUNDS)),
        "the portal's admin, again": _portal(),
    }
    figures += _figures(taken)
    figures += peer_documents.compare_documents(folder)
    figures += peer_search.compare_speed(wagtail, int(os.environ.get("EXAMPLES") or EXAMPLES))
    connections.close_all()
    return figures


def _portal() -> list[float]:
    from .pages import visitor

    client = visitor("sekretariat@demo.invalid")
    return milliseconds(lambda: client.get("/admin/pilots/example/"), rounds=ROUNDS)


def _plain() -> list[float]:
    from django.test import RequestFactory
    from django.test.utils import override_settings

    from forkommune.accounts.models import User

    from . import plain_admin

    user = User.objects.get(email="sekretariat@demo.invalid")
    (lists,) = plain_admin.site._registry.values()

    def ask() -> None:
        request = RequestFactory().get("/admin/pilots/example/")
        request.user = user
        lists.changelist_view(request).render()

    with override_settings(
        ROOT_URLCONF="tests.bench.plain_admin", TEMPLATES=plain_admin.TEMPLATES, MIDDLEWARE=[]
    ):
        return milliseconds(ask, rounds=ROUNDS)


class Wagtail:
    """Wagtail's own site in a process and a virtual environment of its own, beside the same tables."""

    def __init__(self, database_url: str) -> None:
        parts = urlsplit(database_url)
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "wagtail_site.settings",
            "PYTHONPATH": str(BASE_DIR / "tests" / "bench"),
            "PGHOST": unquote(parts.hostname or ""),
            "PGUSER": parts.username or "",
            "PGDATABASE": parts.path.lstrip("/"),
        }

    def __call__(self, *act: str, queries: Sequence[str] = ()) -> Any:
        """What `wagtail_site.measure` prints of an act. RuntimeError with its words when it fails."""
        done = subprocess.run(
            [BASE_DIR / WAGTAIL, "-m", "wagtail_site.measure", *act],
            env=self.environment,
            input=json.dumps(queries),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise RuntimeError(f"Wagtail could not be measured:\n{done.stderr}")
        return json.loads(done.stdout.splitlines()[-1])


def _figures(taken: dict[str, list[float]]) -> list[Figure]:
    own = percentile(taken["the portal's admin"], 0.5)
    figures = []
    for name, each in taken.items():
        median = percentile(each, 0.5)
        figures.append(Figure(f"list of 5 000 examples, {name}, median", median, "ms"))
        figures.append(
            Figure(f"list of 5 000 examples, {name} against the portal", median / own, "×")
        )
    return figures


if __name__ == "__main__":
    sys.exit(main())
