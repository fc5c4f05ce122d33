"""One person gets all that is kept about them, and nothing about anybody else."""

import io
import json
import re
import zipfile

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import CommandError, call_command
from pypdf import PdfReader

from forkommune.evidence.models import KeyLookup
from forkommune.privacy.exporting import export_of
from forkommune.privacy.people import UnknownPerson, find_person
from forkommune.work.history import acting
from forkommune.work.models import Mail
from forkommune.work.services.accounts import login_link
from tests import factories as make
from tests.access.markers import found_in
from workshops.invitations.services.needs import keep_needs

pytestmark = pytest.mark.django_db


@pytest.fixture
def kari(settings, tmp_path):
    """An officer with a session, a link, a mail in table and folder, an invitation, a suggestion."""
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    kari = make.OfficerFactory(
        email="kari@demo.invalid", name="Kari Zqkari", person=make.PersonFactory()
    )
    session = SessionStore()
    session["_auth_user_id"] = str(kari.pk)
    session.create()
    login_link(kari)
    Mail.objects.create(
        kind="notice", key="1", recipient="Kari@demo.invalid", subject="Hei", body="Zqbrev"
    )
    invitation = make.InvitationFactory(email="KARI@demo.invalid", name="Kari Z")
    keep_needs(invitation=invitation, other_food="Zqnøtter")
    make.SuggestionFactory(
        target=make.MunicipalityFactory(),
        organisation=make.OrganisationFactory(),
        made_by=kari,
        new="Zqforslag",
    )
    with acting(kari, "test.did"):
        make.OrganisationFactory()
    (tmp_path / "mail").mkdir()
    rule = "\n" + "-" * 79 + "\n"
    mails = ["To: Kari <kari@demo.invalid>\n\nZqmappe", "To: ola@demo.invalid\n\nZqannen", ""]
    (tmp_path / "mail" / "1.log").write_text(rule.join(mails))
    return kari


def words_of(pdf):
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def rows_of(export, model):
    return [row for one in export.collections if one.model == model for row in one.rows]


def test_an_account_is_exported_with_everything_that_hangs_on_it(kari):
    export = export_of(find_person(str(kari.pk)))

    assert {one.model for one in export.collections} == {
        "accounts.User", "accounts.Person", "accounts.PersonalLink", "accounts.Role", "sessions.Session",
        "work.HistoryEntry", "work.Mail", "work.Suggestion", "workshops.Invitation",
        "workshops.Needs",
    }  # fmt: skip
    assert [row["body"] for row in rows_of(export, "work.Mail")] == ["Zqbrev"]
    assert [row["new"] for row in rows_of(export, "work.Suggestion")] == ["Zqforslag"]
    assert "test.did" in [row["action"] for row in rows_of(export, "work.HistoryEntry")]


def test_whatever_names_a_person_names_the_whole_person(kari):
    invitation = find_person("kari@demo.invalid").keys["invitation"]

    found = [
        find_person(who).names
        for who in (str(kari.pk), "KARI@demo.invalid", f"invitation:{next(iter(invitation))}")
    ]

    assert found[0] == found[1] == found[2]
    assert len(found[0]) == 3  # account, person, invitation


def test_the_zip_holds_data_page_and_files_for_its_owner_alone(kari, tmp_path):
    out = tmp_path / "kari.zip"

    call_command("export_person", str(kari.pk), out=out)

    with zipfile.ZipFile(out) as archive:
        data = json.loads(archive.read("data.json"))
        page = archive.read("les-dette.html").decode()
        [name] = data["files"]
        mail = archive.read(name).decode()
        assert sorted(archive.namelist()) == ["data.json", name, "les-dette.html", "les-dette.pdf"]
        paper = words_of(archive.read("les-dette.pdf"))
    assert out.stat().st_mode & 0o777 == 0o600
    assert data["person"] == find_person(str(kari.pk)).names
    assert all(word in page for word in ("Kari Zqkari", "Zqbrev", "Zqnøtter", "Zqforslag"))
    assert all(word in paper for word in ("Kari Zqkari", "Zqbrev", "Zqnøtter", "Zqforslag"))
    assert ("Zqmappe" in mail, "Zqannen" in mail) == (True, False)


def test_no_secret_that_lets_somebody_in_is_handed_out(kari):
    export = export_of(find_person(str(kari.pk)))

    told = json.dumps([one.rows for one in export.collections], default=str)
    secrets = ("password", "token_hash", "session_data", "session_key")
    assert [word for word in secrets if f'"{word}":' in told] == []


def test_an_informant_gets_the_own_words_and_none_of_the_researchers_notes(planted):
    kept = planted.rows["kept interview"].informant

    export = export_of(find_person(f"informant:{kept.pk}"))

    told = found_in(json.dumps([one.rows for one in export.collections], default=str))
    names = {re.sub("zqmark|qz", "", word) for word in told}
    assert {"keptanswer", "keptnotes", "name", "mail", "phone", "role", "draft", "wording"} <= names
    assert {"keptmemo", "keptsupport"} & names == set()
    assert [name for name in names if name.startswith(("released", "group", "approvedquote"))] == []


def test_a_copy_with_an_informants_name_is_a_look_up_of_the_key(planted, tmp_path):
    kept = planted.rows["kept interview"].informant

    call_command("export_person", f"informant:{kept.pk}", out=tmp_path / "i.zip")

    assert [one.informant_id for one in KeyLookup.objects.all()] == [kept.pk]


def test_a_researcher_gets_no_word_of_the_informants(planted):
    told = export_of(find_person(str(planted.users["researcher"].pk)))

    assert found_in(json.dumps([one.rows for one in told.collections], default=str)) == set()


@pytest.mark.parametrize(
    "who", ["999999", "informant:9", "nobody:1", "user:x", "x@demo.invalid", "", "9" * 30]
)
def test_nobody_is_told_in_one_sentence(who, db, tmp_path):
    with pytest.raises(UnknownPerson):
        find_person(who)
    with pytest.raises(CommandError, match="Ingen i portalen er"):
        call_command("export_person", who, out=tmp_path / "x.zip")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_told(kari, tmp_path):
    with pytest.raises(CommandError, match="kunne ikke skrives"):
        call_command("export_person", str(kari.pk), out=tmp_path / "none" / "x.zip")
