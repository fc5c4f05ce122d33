"""Speakers leave as cases by letter, with the coded stretches of their own words."""

import csv
import io
import zipfile
from xml.etree.ElementTree import fromstring

import pytest

from focusgroups.models import Participant
from forkommune.evidence.exchange.collecting import collect
from forkommune.evidence.exchange.files import files_of
from forkommune.evidence.services.contacts import keep_contact
from forkommune.ui.dates import today
from tests.exchange.test_export import NAMES
from tests.factories import (
    CodeFactory,
    CodingFactory,
    ConsentFactory,
    FocusGroupFactory,
    NoteFactory,
    ParticipantFactory,
    PassageFactory,
    SourceTextFactory,
    TermFactory,
    TextRevisionFactory,
)

pytestmark = pytest.mark.django_db
SECRETS = ("Berit Testmann", "berit@ukjent.invalid", "99887766")
WORDS = {"A": "Bussen går for sjelden.", "B": "Vi betaler for parkeringen."}


@pytest.fixture
def spoken():
    """Two sessions of one name, with the same letters; each A and B is coded once."""
    code = CodeFactory(name="Transport")
    actor = TermFactory(vocabulary="actor_group", code="citizens", label_nb="Innbyggere")
    for _ in range(2):
        group = FocusGroupFactory(title="Fokusgruppe Lier")
        for position, (letter, words) in enumerate(WORDS.items(), start=1):
            seat = ParticipantFactory(group=group, letter=letter, actor_group=actor)
            ConsentFactory(informant=seat.informant)
            name, email, phone = SECRETS
            keep_contact(
                informant=seat.informant, name=name, email=email, phone=phone, delete_on=today()
            )
            source = SourceTextFactory(
                kind="note",
                title=group.title,
                place=f"{position}, {letter}",
                informant=seat.informant,
            )
            revision = TextRevisionFactory(source=source, text=words)
            NoteFactory(group=group, participant=seat, position=position, text=words, source=source)
            CodingFactory(
                passage=PassageFactory(revision=revision, start=0, end=len(words)), code=code
            )


def test_each_letter_is_a_case_of_its_own_with_what_it_said(spoken):
    (data,) = files_of(collect(None), "qdpx").values()
    archive = zipfile.ZipFile(io.BytesIO(data))
    root = fromstring(archive.read("project.qde"))

    said = {}
    for case in root.iterfind("p:Cases/p:Case", NAMES):
        chosen = {ref.get("targetGUID") for ref in case.iterfind("p:SelectionRef", NAMES)}
        marks = root.iterfind(".//p:PlainTextSelection", NAMES)
        words = [mark.get("name") for mark in marks if mark.get("guid") in chosen]
        group = case.findtext("p:VariableValue/p:TextValue", namespaces=NAMES)
        said[case.get("name")] = (group, words)

    assert len(said) == 4
    assert said["Fokusgruppe Lier: A"] == ("Innbyggere", [WORDS["A"]])
    assert said["Fokusgruppe Lier: B"] == ("Innbyggere", [WORDS["B"]])
    assert len({case.get("guid") for case in root.iterfind("p:Cases/p:Case", NAMES)}) == 4


def test_tables_tell_the_letter_and_no_file_tells_who_it_is(spoken):
    files = files_of(collect(None), "csv")
    rows = list(csv.DictReader(io.StringIO(files["codings.csv"].decode())))

    assert {(row["speaker"][:19], row["quote"]) for row in rows} == {
        (f"Fokusgruppe Lier: {letter}", words) for letter, words in WORDS.items()
    }
    everything = b"".join(files.values()).decode()
    assert not any(secret in everything for secret in SECRETS)
    assert Participant.objects.count() == 4
