"""What leaves the portal: complete, to the letter, for those who may, and kept in a log."""

import csv
import io
import zipfile
from datetime import date
from xml.etree.ElementTree import fromstring
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from pyrefiqda import RefiProject

from forkommune.evidence.exchange.collecting import collect
from forkommune.evidence.exchange.files import files_of
from forkommune.evidence.models import (
    Code,
    Codebook,
    Coding,
    Consent,
    ContactKey,
    Memo,
    ResearchExport,
    SourceText,
    TextAccess,
)
from forkommune.evidence.services import mark_quote, open_round, write_text
from forkommune.evidence.services.memos import add_memo
from tests.evidence.conftest import CODED
from tests.factories import (
    CodebookFactory,
    CodeFactory,
    CodingFactory,
    OfficerFactory,
    ResearcherFactory,
    SourceTextFactory,
)

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
    with django_assert_num_queries(10):
        collect(None)
    for source in answered[1:]:
        source.pk, source.title = None, f"Intervju {source.place}"
        source.save()
        write_text(source=source, text="Ja.", by=Coding.objects.first().coder)

    with django_assert_num_queries(10):
        assert len(collect(None).material.texts) == 3


HOSTILE = [
    "Annet",
    'annet/\\:*?"<>|',
    "😀 👩‍🌾 «é» & <b>'\"",
    "Linje\nskift\tog \x0b\ufffe tegn",
    " ",
    "é",
]


@pytest.fixture
def hostile(answered, settings):
    """Names that hurt: of codes (twice in two books), categories within categories, coders, texts."""
    book, kari = Codebook.objects.get(), Coding.objects.first().coder
    other = CodebookFactory(title=HOSTILE[2])
    outer = CodeFactory(codebook=book, name="Ytre", is_codable=False, position=90)
    inner = CodeFactory(codebook=book, name="Indre", is_codable=False, category=outer, position=0)
    codes = [CodeFactory(codebook=book, category=inner, name=name) for name in HOSTILE]
    codes += [CodeFactory(codebook=other, name=name) for name in HOSTILE[:3]]
    ResearcherFactory(name=HOSTILE[1])
    for number, code in enumerate(codes):
        source = SourceTextFactory(
            title=HOSTILE[number % 3],
            place=HOSTILE[(number + 1) % 3],
            organisation=answered[0].organisation,
            informant=answered[0].informant,
        )
        write_text(source=source, text="😀\r\n👩‍🌾é <sykkelveien> & «𝒳» langs", by=kari)
        passage = mark_quote(revision=source.current, quote="<sykkelveien> & «𝒳»", by=kari)
        coder = ResearcherFactory(name=HOSTILE[number % 3])
        CodingFactory(passage=passage, code=code, coder=coder, memo="\x0b=1\t]]>")
    return codes


def test_hostile_names_come_out_whole_each_once_and_another_library_reads_them(hostile, tmp_path):
    [data] = files_of(collect(None), "qdpx").values()
    file = tmp_path / "a.qdpx"
    file.write_bytes(data)

    project = RefiProject.load(file, extract_dir=str(tmp_path / "read"))

    root = fromstring(zipfile.ZipFile(io.BytesIO(data)).read("project.qde"))
    for kind in ("Code", "TextSource", "User"):
        names = [one.get("name").casefold() for one in root.iter(f"{{{NAMES['p']}}}{kind}")]
        assert len(set(names)) == len(names) > 1
    assert [words for words, _code in cut(data)].count("<sykkelveien> & «𝒳»") == len(hostile)
    assert len({code for words, code in cut(data) if words.startswith("<")}) == len(hostile)
    marks = [m for one in project.sources.text_source for m in one.plain_text_selection]
    assert len(marks) == len(hostile) + len(CODED)
    assert data == next(iter(files_of(collect(None), "qdpx").values()))
    [qdc] = files_of(collect(None), "qdc").values()
    assert len(list(fromstring(qdc).iter("{urn:QDA-XML:codebook:1.0}Code"))) == Code.objects.count()


def test_a_researcher_says_what_for_gets_the_file_and_it_is_kept(client, answered):
    SourceText.objects.update(year=2017)
    kari = ResearcherFactory(name="Kari Holm")
    about = SourceText.objects.filter(revisions__passages__codings__isnull=False).first()
    memo = add_memo(subject=about, text="Svarte kort på alt.", by=kari)
    client.force_login(kari)

    answer = client.post(
        ADDRESS, {"format": "csv", "purpose": "Annen koding", "recipient": "Insam"}
    )

    [row] = ResearchExport.objects.all()
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    codings = csv.DictReader(io.StringIO(archive.read("codings.csv").decode()))
    assert {line["quote"] for line in codings} == set(CODED)
    sources = csv.DictReader(io.StringIO(archive.read("sources.csv").decode()))
    day = memo.at.astimezone(ZoneInfo("Europe/Oslo")).date()
    assert [(line["year"], line["description"]) for line in sources] == [
        ("2017", f"{about.place} (Kari Holm, {day}): Svarte kort på alt.")
    ]
    [project] = files_of(collect(kari), "qdpx").values()
    root = fromstring(zipfile.ZipFile(io.BytesIO(project)).read("project.qde"))
    [described] = root.iterfind("p:Sources/p:TextSource/p:Description", NAMES)
    assert described.text.endswith("Svarte kort på alt.")
    assert (row.by, row.purpose, row.recipient, row.text_count, row.coding_count) == (
        kari,
        "Annen koding",
        "Insam",
        1,
        4,
    )
    assert TextAccess.objects.filter(user=kari, page="evidence:research-export").exists()
    assert "Annen koding" in client.get(ADDRESS).content.decode()


@pytest.fixture
def thought_about(answered):
    """One memo about each kind of thing, by two people; the texts of the answers are one in the file."""
    kari, ola = ResearcherFactory(name="Kari Holm"), ResearcherFactory(name="Ola Berg")
    passage = Coding.objects.select_related("passage__revision__source").first().passage
    code = Code.objects.filter(is_codable=True).first()
    things = {kari: [Codebook.objects.get(), code], ola: [passage.revision.source, passage]}
    for who, subjects in things.items():
        for number, subject in enumerate(subjects):
            add_memo(subject=subject, text=f"Tanke {who.name} {number}", by=who)
    return passage


def test_memos_about_everything_come_along_and_a_second_export_is_the_same(thought_about):
    files = files_of(collect(None), "csv")
    rows = {row["about"]: row for row in csv.DictReader(io.StringIO(files["memos.csv"].decode()))}
    row = rows["passage"]
    text = files[f"sources/{row['target']}.txt"].decode()

    assert {about: row["text"] for about, row in rows.items()} == {
        "codebook": "Tanke Kari Holm 0",
        "code": "Tanke Kari Holm 1",
        "source": "Tanke Ola Berg 0",
        "passage": "Tanke Ola Berg 1",
    }
    assert text[int(row["start"]) : int(row["end"])] == row["quote"] == thought_about.quote
    for form in ("csv", "qdpx"):
        assert files_of(collect(None), form) == files_of(collect(None), form)


def test_in_an_open_round_what_the_other_coder_thinks_is_not_in_ones_own_file(thought_about):
    ola = Memo.objects.get(passage=thought_about).by
    me = ResearcherFactory()
    texts = [thought_about.revision.source]
    open_round(title="Prøverunde", first=me, second=ola, sources=texts, by=me)

    [data] = files_of(collect(me), "qdpx").values()

    archive = zipfile.ZipFile(io.BytesIO(data))
    everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"Tanke Kari Holm 1" in everything
    assert b"Tanke Ola Berg" not in everything


def test_a_memo_about_a_code_that_is_no_more_is_counted_among_what_is_left_out(thought_about):
    code = Memo.objects.get(code__isnull=False).code
    Coding.objects.filter(code=code).delete()
    Code.objects.filter(pk=code.pk).update(merged_into=Code.objects.exclude(pk=code.pk).first())

    material = collect(None).material

    assert "code" not in {memo.about for memo in material.memos}
    assert any("1 memo" in sentence for sentence in material.left_out)


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
