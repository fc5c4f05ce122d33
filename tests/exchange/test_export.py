"""What leaves the portal: complete, to the letter, for those who may, and kept in a log."""

import csv
import io
import zipfile
from datetime import date
from xml.etree.ElementTree import fromstring

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from forkommune.evidence.exchange.collecting import collect
from forkommune.evidence.exchange.files import files_of
from forkommune.evidence.models import (
    Codebook,
    Coding,
    Consent,
    ContactKey,
    ResearchExport,
    TextAccess,
)
from forkommune.evidence.services import write_text
from tests.evidence.conftest import CODED
from tests.factories import OfficerFactory, ResearcherFactory

NAMES = {"p": "urn:QDA-XML:project:1.0"}
ADDRESS = reverse("evidence:research-export")

pytestmark = pytest.mark.django_db


def cut(data: bytes) -> list[tuple[str, str]]:
    """The words that each coding of a .qdpx covers, and the name of its code."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    root = fromstring(archive.read("project.qde"))
    codes = {code.get("guid"): code.get("name") for code in root.iterfind(".//p:Code", NAMES)}
    found = []
    for source in root.iterfind("p:Sources/p:TextSource", NAMES):
        path = source.get("plainTextPath").replace("internal://", "sources/")
        text = archive.read(path).decode()
        for mark in source.iterfind("p:PlainTextSelection", NAMES):
            words = text[int(mark.get("startPosition")) : int(mark.get("endPosition"))]
            target = mark.find("p:Coding/p:CodeRef", NAMES).get("targetGUID")
            found.append((words, codes[target]))
    return found


def test_every_coding_arrives_with_its_words_and_its_code(answered):
    [data] = files_of(collect(None), "qdpx").values()

    assert sorted(cut(data)) == sorted(CODED.items())


def test_an_interview_is_one_text_with_its_questions_as_headings(answered):
    [text] = collect(None).material.texts

    assert text.name == "Intervju Sigdal"
    assert text.text.startswith(
        "Spørsmål 15: Er det tiltak som er besluttet, men ikke gjennomført?\nJa, vi har to."
    )
    assert text.text.count("\nSpørsmål ") == 2


def test_a_second_export_of_the_same_is_the_same(answered):
    assert files_of(collect(None), "qdpx") == files_of(collect(None), "qdpx")


def test_codings_move_along_with_a_corrected_text(answered):
    source = answered[0]
    write_text(source=source, text="Altså: " + source.current.text, by=Coding.objects.first().coder)

    [data] = files_of(collect(None), "qdpx").values()

    assert sorted(cut(data)) == sorted(CODED.items())


def test_texts_of_somebody_without_a_basis_in_force_stay_and_the_file_says_so(answered):
    Consent.objects.update(given_on=date(2017, 1, 1), valid_to=date(2017, 1, 2))

    material = collect(None).material

    assert (material.texts, material.coding_count) == ((), 0)
    assert any("3 " in sentence for sentence in material.left_out)


def test_neither_name_nor_role_of_who_told_stands_in_any_file(answered):
    informant = answered[0].informant
    ContactKey.objects.create(informant=informant, name="Navn Navnesen", delete_on=date(2030, 1, 1))
    informant.role_text = "Klimarådgiver Rollesen"
    informant.save()
    collected = collect(None)

    for form in ("qdpx", "qdc", "csv"):
        for name, data in files_of(collected, form).items():
            inner = zipfile.ZipFile(io.BytesIO(data)) if name.endswith("qdpx") else None
            contents = [inner.read(n) for n in inner.namelist()] if inner else [data]
            assert not any(word in c for c in contents for word in (b"Navnesen", b"Rollesen"))


def test_the_number_of_queries_is_the_same_for_one_text_and_many(
    answered, django_assert_num_queries
):
    with django_assert_num_queries(7):
        collect(None)
    for source in answered[1:]:
        source.pk, source.title = None, f"Intervju {source.place}"
        source.save()
        write_text(source=source, text="Ja.", by=Coding.objects.first().coder)

    with django_assert_num_queries(7):
        assert len(collect(None).material.texts) == 3


def test_a_researcher_says_what_for_gets_the_file_and_it_is_kept(client, answered):
    kari = ResearcherFactory()
    client.force_login(kari)

    answer = client.post(
        ADDRESS, {"format": "csv", "purpose": "Annen koding", "recipient": "Insam"}
    )

    [row] = ResearchExport.objects.all()
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    codings = csv.DictReader(io.StringIO(archive.read("codings.csv").decode()))
    assert {line["quote"] for line in codings} == set(CODED)
    assert (row.by, row.purpose, row.recipient, row.text_count, row.coding_count) == (
        kari,
        "Annen koding",
        "Insam",
        1,
        4,
    )
    assert TextAccess.objects.filter(user=kari, page="evidence:research-export").exists()
    assert "Annen koding" in client.get(ADDRESS).content.decode()


def test_without_a_purpose_nothing_leaves(client, answered):
    client.force_login(ResearcherFactory())

    answer = client.post(ADDRESS, {"format": "qdpx", "purpose": " "})

    assert answer.status_code == 422
    assert not ResearchExport.objects.exists()


def test_others_are_told_that_the_page_is_not_theirs(client):
    client.force_login(OfficerFactory())

    assert client.get(ADDRESS).status_code == 403


def test_the_command_writes_names_of_files_and_keeps_that_it_did(answered, tmp_path, capsys):
    call_command("export_research", str(tmp_path / "ut"), format="qdc")

    told = capsys.readouterr()
    assert told.out.strip() == str(tmp_path / "ut" / "forkommune.qdc")
    assert (tmp_path / "ut" / "forkommune.qdc").read_bytes().startswith(b"<?xml")
    assert ResearchExport.objects.get().by is None


def test_a_dry_run_writes_nothing(answered, tmp_path):
    call_command("export_research", str(tmp_path / "ut"), format="csv", dry_run=True)

    assert not (tmp_path / "ut").exists()
    assert not ResearchExport.objects.exists()


def test_the_command_says_what_is_wrong_before_it_writes(answered, tmp_path):
    (tmp_path / "fil").write_text("")

    with pytest.raises(CommandError, match="is a file; name a folder"):
        call_command("export_research", str(tmp_path / "fil"), format="qdpx")
    with pytest.raises(CommandError, match="does not exist; make it first"):
        call_command("export_research", str(tmp_path / "a" / "b"), format="qdpx")
    assert not ResearchExport.objects.exists()


def test_without_a_codebook_there_is_nothing_to_export(tmp_path):
    Codebook.objects.all().delete()

    with pytest.raises(CommandError):
        call_command("export_research", str(tmp_path), format="qdpx")
