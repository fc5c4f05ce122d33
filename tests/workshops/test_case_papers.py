"""Case papers: Word with real headings and tables, final files, and the package for the archive."""

import hashlib
import io
import json
import time
import zipfile
from datetime import UTC, datetime
from unittest import mock
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from docx import Document
from pypdf import PdfReader

from tests.factories import (
    ActionFactory,
    CasePaperFactory,
    MeetingFactory,
    MeetingParticipantFactory,
    MinutesFactory,
    MinutesSectionFactory,
    MunicipalityFactory,
    SecretaryFactory,
    StatisticFactory,
)
from workshops.case_papers.noark import ArchivedFile, ArchivedPaper, archive_package
from workshops.models import CasePaper
from workshops.outcomes.services import conclude

pytestmark = pytest.mark.django_db
NOARK = "{http://www.arkivverket.no/standarder/noark5/arkivstruktur}"


@pytest.fixture
def secretary(client):
    user = SecretaryFactory()
    client.force_login(user)
    return user


@pytest.fixture
def meeting(secretary):
    hole = MunicipalityFactory(number="0612", name="Hole")
    StatisticFactory(kind__code="population", municipality=hole, year=2017, value=6800)
    found = MeetingFactory(kind="talk", title="Samtale med Hole", case_number="18/00417")
    found.municipalities.add(hole)
    MeetingParticipantFactory(meeting=found, organisation=hole.organisation, name="Kari Hemmelig")
    ActionFactory(meeting=found, text="Regne ut årsverk", organisation=hole.organisation)
    conclude(meeting=found, statement="En delt stilling vurderes.", by=secretary)
    return found


def address(name, paper):
    return reverse(f"workshops:{name}", args=[paper.pk])


def word_of(client, paper):
    return Document(io.BytesIO(client.get(address("case-paper-word", paper)).content))


def begun(client, meeting):
    hole = meeting.municipalities.get().organisation.name
    told = {"kind": "council", "addressee": hole, "title": "Delt klimarådgiver"}
    client.post(reverse("workshops:case-paper-new", args=[meeting.slug]), told)
    return CasePaper.objects.get()


def test_a_paper_of_a_talk_opens_in_word_with_headings_tables_and_no_names(client, meeting):
    paper = begun(client, meeting)
    client.post(
        paper.get_absolute_url(),
        {
            "title": "Delt klimarådgiver",
            "case_number": "18/00417",
            "background": "Første avsnitt.\n\nAndre avsnitt.",
            "facts": paper.facts,
            "proposal": "Kommunen tar del.",
            "tab": "fane",
            "seq": "1",
            "base": "{}",
        },
    )

    document = word_of(client, paper)

    styles = [(p.style.name, p.text) for p in document.paragraphs]
    assert styles[0] == ("Title", "Delt klimarådgiver")
    assert [text for style, text in styles if style == "Heading 1"] == [
        "Bakgrunn",
        "Fakta",
        "Avklaringer",
        "Oppfølging",
        "Forslag til vedtak",
    ]
    words = "\n".join(text for _style, text in styles)
    for part in (
        "Andre avsnitt.",
        "800 innbyggere i 2017",
        "En delt stilling vurderes.",
        "Kommunen tar del.",
    ):
        assert part in words
    tables = [[cell.text for cell in table.rows[0].cells] for table in document.tables]
    assert tables == [
        ["Opplysning", "Innhold"],
        ["Rolle", "Fra hvor"],
        ["Hva som gjøres", "Hvem", "Innen", "Status"],
    ]
    everything = words + "".join(c.text for t in document.tables for r in t.rows for c in r.cells)
    assert "18/00417" in everything
    assert "Kari Hemmelig" not in everything


def test_a_final_paper_keeps_its_files_and_is_packed_for_the_archive(client, meeting, secretary):
    paper = begun(client, meeting)
    publication = reverse("work:publication", args=["case-paper", paper.pk])

    client.post(publication, {"act": "final", "seen": "0"})

    paper.refresh_from_db()
    assert paper.state == "final"
    meeting.conclusions.all().delete()
    assert "En delt stilling vurderes." in "".join(
        p.text for p in word_of(client, paper).paragraphs
    )
    package = zipfile.ZipFile(io.BytesIO(client.get(address("case-paper-archive", paper)).content))
    name = f"sakspapir-{paper.pk}"
    assert sorted(package.namelist()) == sorted(
        [f"{name}.pdf", f"{name}.docx", "metadata.xml", "metadata.json", "sha256sums.txt"]
    )
    for line in package.read("sha256sums.txt").decode().splitlines():
        digest, file = line.split("  ")
        assert hashlib.sha256(package.read(file)).hexdigest() == digest
    assert package.read(f"{name}.pdf").startswith(b"%PDF")
    root = ElementTree.fromstring(package.read("metadata.xml"))
    assert root.find(f"{NOARK}mappeID").text == "18/00417"
    sums = [one.text for one in root.iter(f"{NOARK}sjekksum")]
    assert hashlib.sha256(package.read(f"{name}.pdf")).hexdigest() in sums
    # What was typed before it was final is not taken in afterwards.
    page = client.post(paper.get_absolute_url(), {"title": "Noe annet", "tab": "a", "seq": "1"})
    paper.refresh_from_db()
    assert page.status_code == 200
    assert paper.title == "Delt klimarådgiver"


def test_approved_minutes_are_packed_for_the_archive_as_a_final_paper_is(client, meeting):
    minutes = MinutesFactory(meeting=meeting, approved=True)
    MinutesSectionFactory(minutes=minutes, text="En delt stilling vurderes.")
    url = reverse("workshops:minutes-archive", args=[minutes.pk])
    assert url in client.get(minutes.get_absolute_url()).content.decode()

    answer = client.get(url)

    package = zipfile.ZipFile(io.BytesIO(answer.content))
    name = f"referat-{meeting.slug}-1"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}.zip"'
    root = ElementTree.fromstring(package.read("metadata.xml"))
    assert root.find(f"{NOARK}mappeID").text == "18/00417"
    assert [one.text for one in root.iter(f"{NOARK}format")] == ["PDF/A-2a", "OOXML (.docx)"]
    sums = [one.text for one in root.iter(f"{NOARK}sjekksum")]
    files = [package.read(f"{name}.{ending}") for ending in ("pdf", "docx")]
    assert [hashlib.sha256(one).hexdigest() for one in files] == sums
    assert "En delt stilling vurderes." in PdfReader(io.BytesIO(files[0])).pages[0].extract_text()
    # The zip inside the Word file asks what time it is.
    with mock.patch("time.localtime", return_value=time.localtime(10**9)):
        assert client.get(url).content == answer.content


def test_a_draft_has_no_package(client, secretary):
    paper = CasePaperFactory()

    assert client.get(address("case-paper-archive", paper)).status_code == 404


def test_the_package_of_the_same_paper_is_the_same_bytes_and_leaves_out_what_is_not_known():
    paper = ArchivedPaper(
        identifier="sakspapir-1",
        title="Å <måle> & dele",
        case_number="",
        document_type="Sak",
        creator="Vestregionen",
        addressee="",
        meeting="Møte",
        held_on="",
        final_at=datetime(2017, 12, 4, 9, tzinfo=UTC),
        files=(ArchivedFile("a.pdf", b"x", "Arkivformat", "PDF/A-2a"),),
    )

    package = zipfile.ZipFile(io.BytesIO(archive_package(paper)))

    assert archive_package(paper) == archive_package(paper)
    told = json.loads(package.read("metadata.json"))["mappe"]
    assert "mappeID" not in told
    assert told["registrering"]["tittel"] == "Å <måle> & dele"
    assert "korrespondansepart" not in told["registrering"]
    root = ElementTree.fromstring(package.read("metadata.xml"))
    assert root.find(f"{NOARK}registrering/{NOARK}tittel").text == "Å <måle> & dele"
