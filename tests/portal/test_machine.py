"""How much memory PostgreSQL gets: of the machine, or of the container it stands in."""

import pytest

from forkommune.portal import machine


@pytest.mark.parametrize(
    ("limit", "megabytes"),
    [("536870912", 128), ("2147483648", 256), ("64424509440", 512)],
    ids=["small", "middle", "large"],
)
def test_tables_are_kept_in_an_eighth_of_what_a_container_may_use(
    tmp_path, monkeypatch, limit, megabytes
):
    file = tmp_path / "memory.max"
    file.write_text(f"{limit}\n")
    monkeypatch.setattr(machine, "CONTAINER_LIMITS", (file, tmp_path / "none"))
    monkeypatch.setattr(machine.os, "sysconf", lambda name: 1 << 19)  # 256 GB

    assert machine.table_cache_mb() == megabytes


def test_a_container_without_a_limit_has_what_the_machine_has(tmp_path, monkeypatch):
    file = tmp_path / "memory.max"
    file.write_text("max\n")
    monkeypatch.setattr(machine, "CONTAINER_LIMITS", (file,))
    monkeypatch.setattr(machine.os, "sysconf", lambda name: 1 << 16)  # 4 GB

    assert machine.table_cache_mb() == 512
