"""`load_initial_data` on an empty base: the rehearsal, and files that are broken."""

from pathlib import Path

import pytest
from django.core.management import CommandError

from forkommune.terms.models import Term
from forkommune.work.models import HistoryEntry
from municipalities.models import Municipality
from pilots.loading import examples as example_loading
from tests.loading.conftest import load

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]


def test_a_rehearsal_counts_and_writes_nothing(db):
    told = load(dry_run=True)

    assert any("140" in line for line in told)
    assert (Municipality.objects.count(), Term.objects.count()) == (0, 0)
    assert not HistoryEntry.objects.exists()


def test_a_broken_file_is_told_with_its_line_and_nothing_is_written(db, tmp_path, monkeypatch):
    text = (ROOT / "pilots/data/examples.csv").read_text(encoding="utf-8")
    spoilt = text.replace('"Hjemmesykepleien byttet', "Hjemmesykepleien byttet")
    (tmp_path / "examples.csv").write_text(spoilt, encoding="utf-8")
    monkeypatch.setattr(example_loading, "DATA", tmp_path)

    assert spoilt != text
    with pytest.raises(CommandError) as error:
        load()

    assert "examples.csv, linje 19" in str(error.value)
    assert "verdier" in str(error.value)
    assert Municipality.objects.count() == 0
