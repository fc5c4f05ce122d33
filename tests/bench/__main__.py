"""`make bench [ONLY=starts|kills|load|reports|search|pages|admin|survey|network|focusgroups|interruptions|workshop]`: measure, print,
and merge into the last figures. Interruptions take a quarter of an hour, random kills an hour (`KILLS=30` for fewer than 200): they
come, with the room of the workshop, only when asked for."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from forkommune.portal.paths import var_dir
from forkommune.portal.servers import embedded_servers

from .figures import Figure, table, write
from .portals import measure_kills, measure_load, measure_starts

SETS = (
    "starts",
    "kills",
    "load",
    "reports",
    "search",
    "pages",
    "admin",
    "survey",
    "network",
    "focusgroups",
    "interruptions",
    "workshop",
)


def main() -> int:
    """Exit code 1 when a limit is broken, 2 for a set that does not exist."""
    only = os.environ.get("ONLY", "")
    if only and only not in SETS:
        print(f"ONLY={only} is none of {', '.join(SETS)}.", file=sys.stderr)
        return 2
    latest = var_dir() / "bench" / "latest.json"
    built = (var_dir() / "frontend").resolve()
    folder = Path(tempfile.mkdtemp(prefix="fkb-"))
    (folder / "frontend").symlink_to(built)
    try:
        figures = run(folder, only)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    write(latest, figures)
    print(table(figures))
    print(latest)
    return 0 if all(figure.holds for figure in figures) else 1


def run(folder: Path, only: str) -> list[Figure]:
    """The figures of one set or of all, on one state folder that a first start fills."""
    if only == "network":
        return _network()
    if only == "workshop":
        from .room import measure

        return measure(folder)
    figures = measure_starts(folder)
    if only == "starts":
        return figures
    if only == "interruptions":
        from .interruptions import measure_interruptions

        return measure_interruptions(folder)
    kept = [] if only else figures
    if only in ("", "kills"):
        kept += measure_kills(folder)
    if only == "kills":
        from .kills import measure_random_kills

        kept += measure_random_kills(folder)
    if only in ("", "load"):
        kept += measure_load(folder)
    if only in ("", "reports", "search", "pages", "admin", "survey", "focusgroups"):
        kept += _with_database(folder, only)
    return kept if only else kept + _network()


def _network() -> list[Figure]:
    from .network import measure_network

    return measure_network()


def _with_database(folder: Path, only: str) -> list[Figure]:
    with embedded_servers(folder) as servers:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "forkommune.settings",
            "DATABASE_URL": servers.database_url,
            "REDIS_URL": servers.redis_url,
            "FORKOMMUNE_VAR": str(folder),
        }
        import django

        django.setup()
        from django.db import connections

        sets: dict[str, Callable[[], list[Figure]]] = {
            "reports": lambda: _report(folder),
            "search": lambda: _search(alone=only == "search"),
            "pages": lambda: _pages(servers.database_url),
            "admin": _admin,
            "survey": _survey,
            "focusgroups": _focus_group,
        }
        found = [one for name, act in sets.items() if only in ("", name) for one in act()]
        connections.close_all()
        return found


def _report(folder: Path) -> list[Figure]:
    from django.core.management import call_command

    taken = []
    for n in (1, 2):
        begun = time.monotonic()
        call_command("make_report", "D2", out=folder / f"d2-{n}.pdf", stdout=open(os.devnull, "w"))  # noqa: SIM115, PTH123
        taken.append(time.monotonic() - begun)
    from . import documents

    return [
        Figure("D2, first edition", taken[0], "s"),
        Figure("D2, second edition against the first", taken[1] / taken[0], "×"),
        *documents.measure(folder),
    ]


def _search(*, alone: bool) -> list[Figure]:
    from . import country, search, wide_search

    figures = search.measure_findings()
    if alone:
        country.municipalities()
        figures += wide_search.measure_wide()
        figures += search.measure_speed()
    return figures


def _admin() -> list[Figure]:
    from . import administration

    administration.grow()
    return administration.measure()


def _survey() -> list[Figure]:
    from . import coded, country

    country.grow()
    return coded.measure()


def _focus_group() -> list[Figure]:
    from . import session

    return session.measure()


def _pages(database_url: str) -> list[Figure]:
    from . import country, pages

    small = pages.measure_pages("network", limited=False)
    country.grow()
    large = pages.measure_pages("country", limited=True)
    return small + large + pages.measure_example_list(database_url)


if __name__ == "__main__":
    sys.exit(main())
