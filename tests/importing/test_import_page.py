"""The secretariat brings a file, sees the difference, and writes or drops it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from forkommune.work.importing import Options
from forkommune.work.importing.limits import MAX_BYTES
from forkommune.work.models import HistoryEntry, Import
from forkommune.work.services.importing import ImportDecided, ShownOtherwise, bring, carry_out, drop
from municipalities.models import Statistic
from tests.factories import SecretaryFactory

pytestmark = pytest.mark.django_db
FILE = "region;Persons 2021\n0219 Bærum;50\n0220 Asker;60\n".encode()


@pytest.fixture
def secretary(client):
    user = SecretaryFactory()
    client.force_login(user)
    return user


def sent(client, content: bytes = FILE, **more: object):
    file = SimpleUploadedFile("07459.csv", content)
    data = {"kind": "population", "file": file, "source": "SSB", **more}
    return client.post(reverse("admin:work_import_add"), data, follow=True)


def brought(by=None) -> Import:
    return bring(kind="population", content=FILE, name="f", options=Options(), by=by)


def test_a_file_is_shown_and_then_written_with_who_and_when(client, secretary, register):
    page = sent(client)
    row = Import.objects.get()
    assert (row.state, Statistic.objects.count()) == ("shown", 0)
    assert "2 nye" in page.content.decode()

    client.post(page.redirect_chain[-1][0], {"write": "1"})

    row.refresh_from_db()
    assert (row.state, bytes(row.content), row.decided_by) == ("done", b"", secretary)
    assert sorted(Statistic.objects.values_list("value", flat=True)) == [50, 60]
    entries = HistoryEntry.objects.filter(table="municipalities_statistic")
    assert set(entries.values_list("actor_id", "action")) == {(secretary.pk, "import.written")}


def test_a_dropped_file_writes_nothing_and_is_forgotten(client, secretary, register):
    page = sent(client)

    client.post(page.redirect_chain[-1][0], {"drop": "1"})

    row = Import.objects.get()
    assert (row.state, bytes(row.content), Statistic.objects.count()) == ("dropped", b"", 0)


def test_faults_stand_on_the_page_with_line_value_and_reason(client, secretary, register):
    page = sent(client, b"region;Persons 2021\n0219 X;mange\n").content.decode()

    assert Import.objects.get().state == "refused"
    assert [word for word in ("linje 2", "mange", "Skriv et tall") if word not in page] == []


def test_the_page_says_that_the_same_file_was_read_in_before(client, secretary, register):
    carry_out(brought=brought(), by=secretary)

    page = sent(client)

    assert "Nøyaktig samme fil" in page.content.decode()
    assert "endret ingenting" in page.content.decode().lower()


def test_a_file_above_the_limit_is_told_its_size_and_not_kept(client, secretary, register):
    page = sent(client, b"x" * (MAX_BYTES + 1))

    assert "er på 21 MB" in page.content.decode()
    assert Import.objects.count() == 0


def test_what_changed_after_it_was_shown_is_not_written(secretary, register):
    row = brought()
    carry_out(brought=brought(), by=secretary)
    Statistic.objects.filter(area_number="0219").update(value=1)

    with pytest.raises(ShownOtherwise):
        carry_out(brought=row, by=secretary)

    assert Statistic.objects.get(area_number="0219").value == 1
    row.refresh_from_db()
    assert row.state == "shown"


def test_a_file_is_decided_on_once(secretary, register):
    row = brought()
    drop(brought=row, by=secretary)

    with pytest.raises(ImportDecided):
        carry_out(brought=row, by=secretary)

    assert Statistic.objects.count() == 0
