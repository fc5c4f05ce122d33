"""Withdrawn consent: all that was said is gone from everywhere at once, or nothing is."""

import json
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from forkommune.evidence.models import Claim, Consent, ContactAttempt, Passage, SourceText
from forkommune.evidence.services import NoBasisInForce, support_claim
from forkommune.evidence.services.contacts import keep_contact
from forkommune.privacy import erasing, withdrawing
from forkommune.privacy.people import find_person
from forkommune.privacy.services import repeat_since, withdraw_consent
from forkommune.privacy.withdrawing import NothingToWithdraw, foresee
from forkommune.search.models import SearchReading, SearchWord, UnansweredSearch
from forkommune.search.vocabulary import count_all_words
from forkommune.ui.dates import today
from forkommune.work.models import HistoryEntry, Mail
from forkommune.work.services.publishing import CannotPublish, find_publication, take_step
from municipalities.models import Interview
from municipalities.survey.board_interviews import BoardInterview
from municipalities.survey.board_steps import Step, next_step
from pilots.publishing.queues import without_ground
from reports.queues import quoting_withdrawn
from tests import factories as make
from tests.access.markers import found_in

from .conftest import everything

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
# Markers of what was agreed, and of a report that is out; what a claim says waits for new support.
MAY_STAY = {"zqmarkwordingqz", "zqmarkbarrierqz", "zqmarkbarrierclaimqz"}


@pytest.fixture
def planted(standing_planted, db, own_folders, tmp_path):
    return standing_planted.for_one_test(tmp_path / "media")


@pytest.fixture
def informant(planted):
    return planted.rows["kept interview"].informant


@pytest.fixture
def kari(planted):
    return planted.users["researcher"]


def subject(informant):
    return find_person(f"informant:{informant.pk}")


def withdrawn(informant, **more):
    return withdraw_consent(informant=informant.pk, way="email", **more)


@pytest.fixture
def example(informant, kari):
    """A published example that rests on what the informant said and nothing else."""
    passage = Passage.objects.filter(revision__source__informant=informant).first()
    made = make.ExampleFactory(published=True, title="Flisfyring på skolen")
    made.sources.all().delete()
    Claim.objects.filter(pk=made.claim_id).update(created_by=kari)
    make.SupportFactory(claim=made.claim, passage=passage, grade="strong")
    return made


def test_no_planted_word_is_left_in_any_table_file_or_mail(planted, informant, tmp_path):
    """The same as an erasure takes, and what was agreed stays."""
    before = found_in(everything())
    foreseen = foresee(subject(informant))
    assert found_in(everything()) == before

    done = withdrawn(informant, by=planted.users["researcher"], reason="E-post 3.10.")

    gone = before - found_in(everything())
    about = {
        "answer",
        "passage",
        "notes",
        "memo",
        "how",
        "waived",
        "respondent",
        "value",
        "support",
    }
    assert {f"zqmarkkept{word}qz" for word in (*about, "reason")} <= gone
    assert {
        f"zqmark{word}qz"
        for word in ("role", "attempt", "draft", "revision", "conflict", "comment", "remark")
    } <= gone
    assert [w for w in gone if "released" in w or "group" in w or "approved" in w] == []
    assert (done.row_count, done.is_done) == (foreseen.row_count, True)
    assert [str(one.claim) for one in done.lost] == [str(one.claim) for one in foreseen.lost]


def test_what_stays_is_a_number_a_consent_and_that_something_was_held(planted, informant):
    interview = planted.rows["kept interview"]
    held_on = interview.held_on

    withdrawn(informant)

    informant.refresh_from_db()
    interview.refresh_from_db()
    assert informant.role_text == "Har trukket seg"
    assert {one.withdrawn_at is None for one in informant.consents.all()} == {False}
    assert (interview.held_on, interview.notes, interview.completed_at) == (held_on, "", None)
    assert (interview.answers.count(), interview.approval_requests.count()) == (0, 0)
    [attempt] = informant.attempts.all()
    assert (attempt.outcome, attempt.refusal, attempt.way) == ("refused", "withdrew", "email")
    [shown] = Interview.objects.filter(pk=interview.pk).for_board(date.today())
    assert next_step(BoardInterview(*shown), is_over=False) == (Step.DECLINED, None)
    assert Interview.objects.filter(pk=interview.pk).held_places() == set()


def test_example_that_rested_on_it_alone_leaves_every_public_door_at_once(
    client, informant, example, kari, settings
):
    doors = (
        reverse("pilots:example-detail", args=[example.slug]),
        reverse("pilots:example-list") + "?q=flisfyring",
        "/api/v1/examples/?q=flisfyring",
        "/sitemap-eksempler.xml",
        "/",
    )
    shown = {door: "lisfyring" in client.get(door).content.decode() for door in doors[:3]}
    assert set(shown.values()) == {True}

    done = withdrawn(informant)

    example.refresh_from_db()
    assert [one.claim.pk for one in done.off_the_pages if one.shown] == [example.claim_id]
    assert (example.state, example.claim.lost_support_at is not None) == ("draft", True)
    assert client.get(doors[0]).status_code == 404
    assert json.loads(client.get(doors[2]).content)["count"] == 0
    for door in doors[1:]:
        assert "Flisfyring på skolen" not in client.get(door).content.decode(), door


def test_owner_is_told_how_many_and_where_and_none_of_the_words(informant, example, kari):
    withdrawn(informant)

    [mail] = Mail.objects.filter(kind="support-lost", recipient=kari.email)
    assert "?vis=tapt" in mail.body
    assert "lisfyring" not in mail.subject + mail.body


def test_finding_with_other_support_stays_and_one_that_leans_on_a_lost_one_goes(informant, kari):
    mine = Passage.objects.filter(revision__source__informant=informant).first()
    both, lost, leaning, upheld = (
        make.ClaimFactory(statement=word) for word in ("begge", "tapt", "lener seg", "holdes oppe")
    )
    for claim in (both, lost, upheld):
        make.SupportFactory(claim=claim, passage=mine, grade="strong")
    make.SupportFactory(claim=both, passage=make.PassageFactory(), grade="weak")
    make.ExampleFactory(claim=upheld).sources.create(title="Avisen", url="https://avisen.no/1")
    make.ClaimLinkFactory(from_claim=leaning, to_claim=lost, kind="rests_on")

    done = withdrawn(informant)

    ours = {both.pk, lost.pk, leaning.pk, upheld.pk}
    assert [one.claim.pk for one in done.lost if one.claim.pk in ours] == [leaning.pk, lost.pk]
    assert set(Claim.objects.in_need().filter(pk__in=ours)) == {lost, leaning}
    support_claim(claim=lost, passage=make.PassageFactory(), by=kari, grade="against")
    assert set(Claim.objects.in_need().filter(pk__in=ours)) == {lost, leaning}
    support_claim(claim=lost, passage=make.PassageFactory(), by=kari, grade="strong")
    assert set(Claim.objects.in_need().filter(pk__in=ours)) == set()


def test_second_click_does_nothing_and_logs_nothing(informant, log_file):
    withdrawn(informant)
    before, logged = everything(), log_file.read_text()

    again = withdrawn(informant)

    assert again.is_done is False
    assert (everything(), log_file.read_text()) == (before, logged)


def test_without_a_consent_there_is_nothing_to_withdraw_and_nothing_logged(planted, log_file):
    with pytest.raises(NothingToWithdraw, match="ingenting å trekke"):
        withdrawn(make.InformantFactory())

    assert '"done"' not in log_file.read_text()


STEPS = [
    (withdrawing, "_hold"),
    (withdrawing, "losses_of"),
    (withdrawing, "_end_consents"),
    (withdrawing, "let_go"),
    (withdrawing, "_note"),
    (withdrawing, "tell_owners"),
    (erasing, "_files"),
    (erasing, "_anonymise"),
    (erasing, "_scrub_history"),
    (erasing, "record_history"),
]


def test_whatever_step_fails_nothing_is_half_withdrawn(
    planted, informant, example, log_file, monkeypatch
):
    """All steps over the same rows: what one of them left would meet the next."""
    before = everything()

    for module, step in STEPS:
        for is_after in (False, True):
            log_file.write_text("")
            with monkeypatch.context() as patched:
                patched.setattr(module, step, failing(getattr(module, step), is_after=is_after))
                with pytest.raises(RuntimeError, match="refused"):
                    withdrawn(informant)

            assert everything() == before, (step, is_after)
            lines = log_file.read_text().splitlines()
            assert [json.loads(line)["step"] for line in lines] == ["begun", "dropped"], step

    assert withdrawn(informant).is_done


def failing(real, *, is_after):
    """A step that is refused, before it begins or when all of it is done."""

    def fail(*args, **kwargs):
        if is_after:
            done = real(*args, **kwargs)
            if isinstance(done, Iterator):
                list(done)
        raise RuntimeError("refused")

    return fail


def test_log_names_number_and_time_and_a_restored_copy_is_withdrawn_again(
    planted, informant, log_file
):
    before = timezone.now()
    sid = connection.savepoint() if connection.in_atomic_block else None
    first = withdrawn(informant)
    at = informant.consents.first().withdrawn_at
    connection.savepoint_rollback(sid)  # the copy from before
    assert SourceText.objects.filter(informant=informant).exists()

    assert (repeat_since(before), repeat_since(before)) == (1, 0)

    told = [json.loads(line) for line in log_file.read_text().splitlines()]
    assert {(one["kind"], *one["subjects"]) for one in told} == {
        ("withdrawal", f"informant:{informant.pk}")
    }
    assert not SourceText.objects.filter(informant=informant).exists()
    again = informant.consents.first().withdrawn_at
    assert abs(again - at) < timedelta(seconds=60)
    assert first.is_done
    assert repeat_since(timezone.now()) == 0


def test_history_tells_that_somebody_withdrew_and_how_many_rows_went(informant, kari):
    withdrawn(informant, by=kari, reason="E-post 3.10.")

    entry = HistoryEntry.objects.get(
        action="consent.withdrawn", operation="EVENT", table="evidence_informant"
    )
    assert (entry.actor_id, entry.row, entry.reason) == (kari.pk, str(informant.pk), "E-post 3.10.")
    assert entry.changes["delete"] > 0


def test_who_withdrew_may_consent_anew_and_is_asked_from_the_beginning(planted, informant, kari):
    from forkommune.evidence.services.basis import require_basis

    withdrawn(informant)
    with pytest.raises(NoBasisInForce):
        require_basis(informant)

    make.ConsentFactory(informant=informant)

    assert require_basis(informant)
    assert Consent.objects.filter(informant=informant, withdrawn_at__isnull=True).count() == 1


def test_page_shows_what_goes_and_what_stays_before_anything_is_changed(
    client, planted, informant, example, kari
):
    make.ResearchExportFactory(purpose="Analyse i NVivo", recipient="Åse ved CICERO")
    client.force_login(kari)
    address = reverse("privacy:withdrawal", args=[informant.pk])
    before = everything()

    page = client.get(address).content.decode()

    assert everything() == before
    for words in ("Flisfyring på skolen", "Åse ved CICERO", "Analyse i NVivo", "Utdrag"):
        assert words in page, words
    refused = client.post(address, {"way": "email", "reason": ""})
    assert refused.status_code == 422
    done = client.post(address, {"way": "phone", "reason": "Ringte"}, follow=True)
    assert "Samtykket er trukket" in done.content.decode()
    assert "Åse ved CICERO" in done.content.decode()  # has yet to be told (article 19)
    make.ResearchExportFactory(recipient="Per ved Insam")
    assert "Per ved Insam" not in client.get(address).content.decode()
    assert ContactAttempt.objects.get(informant=informant).by == kari


def test_page_asks_the_same_of_the_database_for_one_finding_and_for_twelve(
    client, planted, informant, kari
):
    client.force_login(kari)
    address = reverse("privacy:withdrawal", args=[informant.pk])
    passage = Passage.objects.filter(revision__source__informant=informant).first()
    client.get(address)  # what is asked for once a process
    asked = []
    for count in (1, 11):
        for _ in range(count):
            make.SupportFactory(claim=make.ClaimFactory(), passage=passage, grade="strong")
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        asked.append(len(queries))

    assert asked[0] == asked[1]


def test_published_edition_waits_on_the_start_page_of_those_who_publish(planted, kari):
    edition = planted.rows["public edition"]
    passage = planted.rows["public quote"].passage
    data = edition.snapshot.data | {"quotes": [{"place": planted.rows["public quote"].place}]}
    type(edition.snapshot).objects.filter(pk=edition.snapshot_id).update(data=data)
    assert quoting_withdrawn(kari) is None

    informant = passage.revision.source.informant
    make.ConsentFactory(informant=informant)
    [waiting] = foresee(subject(informant)).waiting
    withdrawn(informant)

    assert waiting.title == str(edition)
    [item] = quoting_withdrawn(kari).items
    assert item.address == edition.get_absolute_url()
    assert type(edition).objects.get(pk=edition.pk).state == "published"


def test_example_without_ground_waits_and_is_published_again_with_a_public_source(
    informant, example, planted
):
    secretary = planted.users["secretary"]
    assert without_ground(secretary) is None
    withdrawn(informant)
    [item] = without_ground(secretary).items
    assert item.title == example.title

    def take(code):
        row = type(example).objects.get(pk=example.pk)
        seen = find_publication(row).version
        return take_step(row=row, code=code, seen=seen, by=secretary, reason="Kjent")

    take("send_to_review")
    with pytest.raises(CannotPublish, match="offentlig kilde eller et utdrag"):
        take("publish")
    example.sources.create(title="Avisen", url="https://avisen.no/1")
    take("publish")

    example.refresh_from_db()
    assert (example.state, example.claim.lost_support_at) == ("published", None)
    assert without_ground(secretary) is None


def test_what_was_agreed_leaves_the_interviewers_calendar(planted, informant, kari):
    interview = planted.rows["kept interview"]
    Interview.objects.filter(pk=interview.pk).update(
        planned_on=timezone.now() + 3 * DAY, interviewer=kari, calendar_sequence=4
    )

    withdrawn(informant)

    interview.refresh_from_db()
    assert (interview.planned_on, interview.calendar_sequence) == (None, 5)
    [mail] = Mail.objects.filter(recipient=kari.email, calendar__isnull=False)
    assert (mail.calendar["method"], mail.calendar["sequence"]) == ("CANCEL", 5)


def test_texts_that_repeat_the_words_are_named_for_who_decides(planted, informant):
    passage = Passage.objects.filter(revision__source__informant=informant).first()
    Passage.objects.filter(pk=passage.pk).update(quote="x" * 10, end=passage.start + 10)
    assert foresee(subject(informant)).repeats == []
    words = "Ordføreren liker ikke flis i gata"
    revision = make.TextRevisionFactory(source__informant=informant, text=words)
    make.PassageFactory(revision=revision, start=0, end=len(words), quote=words)
    pilot = make.PilotFactory(summary=f"De sa: «{words.upper()}», og da …")
    make.ExampleFactory(summary="Ordføreren liker flis.")

    [one] = foresee(subject(informant)).repeats

    assert (one.title, one.address) == (str(pilot), pilot.get_absolute_url())


def test_fact_and_pilot_that_rested_on_it_leave_the_public_pages(client, planted, informant):
    passage = Passage.objects.filter(revision__source__informant=informant).first()
    municipality = planted.rows["municipality"]
    measure = make.MeasureFactory(municipality=municipality, title="Flis i svømmehallen")
    make.ClaimReviewFactory(claim=measure.claim)
    pilot = make.PilotFactory(published=True, name="Flis på prøve")
    for claim in (measure.claim, pilot.claim):
        make.SupportFactory(claim=claim, passage=passage, grade="strong")
    doors = {
        reverse("municipalities:municipality-detail", args=[municipality.number]): measure.title,
        reverse("pilots:pilot-list"): pilot.name,
        "/api/v1/pilots/": pilot.name,
    }
    shown = {door: words in client.get(door).content.decode() for door, words in doors.items()}
    assert set(shown.values()) == {True}, shown

    withdrawn(informant)

    left = {door: words in client.get(door).content.decode() for door, words in doors.items()}
    assert set(left.values()) == {False}, left
    assert client.get(pilot.get_absolute_url()).status_code == 404


def test_search_forgets_what_only_a_finding_on_these_words_said_and_who_was_looked_for(
    client, planted, informant, kari
):
    passage = Passage.objects.filter(revision__source__informant=informant).first()
    lost, kept = (
        make.MeasureFactory(claim__statement=f"Zqflisovn {word}") for word in ("zqalene", "zqstår")
    )
    make.SupportFactory(claim=lost.claim, passage=passage, grade="strong")
    make.SupportFactory(claim=kept.claim, passage=passage, grade="strong")
    make.SupportFactory(claim=kept.claim, grade="strong")
    keep_contact(
        informant=informant, name="Zqberit Zqtestmann", email="", phone="", delete_on=today()
    )
    UnansweredSearch.objects.bulk_create(
        UnansweredSearch(words=words, first_on=today(), last_on=today())
        for words in ("zqtestmann telefon", "zqtestmannen")
    )
    client.force_login(kari)
    search, offers = reverse("search:everything"), reverse("search:suggestions")
    count_all_words()
    # Drift of a count, as two who save one row at once once left it, offers a word for good.
    SearchWord.objects.filter(word="zqalene").update(rows=7)
    assert client.get(offers, {"q": "zqa"}).json()["suggestions"] == ["zqalene"]

    withdrawn(informant)

    offered = [client.get(offers, {"q": begun}).json()["suggestions"] for begun in ("zqa", "zqs")]
    page = client.get(search, {"q": "zqalenne"}).content.decode()
    assert offered == [[], ["zqstår"]]
    assert "zqalene" not in page
    assert not SearchReading.objects.filter(words__contains=["zqalene"]).exists()
    assert [one.words for one in UnansweredSearch.objects.filter(words__startswith="zqt")] == [
        "zqtestmannen"
    ]

    support_claim(
        claim=Claim.objects.get(pk=lost.claim_id), passage=make.PassageFactory(), grade="strong",
        by=kari,
    )  # fmt: skip
    count_all_words()
    assert client.get(offers, {"q": "zqa"}).json()["suggestions"] == ["zqalene"]
