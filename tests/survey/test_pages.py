"""The pages of the interview by HTTP: who gets in, what they show, what they cost."""

import json
from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone

from forkommune.evidence.models import SourceText
from forkommune.work.models import Draft, DraftConflict, DraftPresence
from forkommune.work.services.draft_states import find_draft
from municipalities.models import Answer, Interview, PlanTarget
from tests.factories import (
    AnswerFactory,
    ClaimFactory,
    ConsentFactory,
    InterviewFactory,
    MunicipalityFactory,
    OfficerFactory,
    PassageFactory,
    PlanDocumentFactory,
    PlanPageFactory,
    PlanVersionFactory,
    ResearcherFactory,
    RoundFactory,
    SecretaryFactory,
    SourceTextFactory,
    TextRevisionFactory,
)

from .guide import WHOLE, posted, ready_interview

pytestmark = pytest.mark.django_db


def address(name, *args):
    return reverse(f"municipalities:{name}", args=args)


@pytest.fixture
def kari(client):
    user = ResearcherFactory(name="Kari Holm")
    client.force_login(user)
    return user


@pytest.fixture
def colleague(client_of):
    return client_of(ResearcherFactory(name="Åse Dahl"))


@pytest.fixture
def client_of():
    from django.test import Client

    def make(user):
        client = Client()
        client.force_login(user)
        return client

    return make


def text(page):
    return " ".join(page.content.decode().split())


def draft_of(interview):
    draft = find_draft("interview", interview)
    return draft.data if draft else {}


# ---- Who gets in

PAGES = (
    ("get", "interview-form"),
    ("get", "interview-basis"),
    ("get", "interview-conflict"),
    ("get", "interview-versions"),
    ("post", "interview-save"),
    ("post", "interview-presence"),
    ("post", "interview-approve"),
    ("post", "interview-waive"),
    ("post", "interview-release"),
    ("get", "interview-detail"),
)


@pytest.mark.parametrize(("method", "url_name"), PAGES)
@pytest.mark.parametrize("factory", [SecretaryFactory, OfficerFactory])
def test_interview_not_released_is_a_404_to_all_but_researchers(client, factory, method, url_name):
    interview = ready_interview()
    client.force_login(factory())

    answer = getattr(client, method)(address(url_name, interview.pk))

    assert answer.status_code == 404
    assert not Draft.objects.exists()


@pytest.mark.parametrize(("method", "url_name"), PAGES[:-1])
def test_secretariat_reads_a_released_interview_but_cannot_touch_it(client, method, url_name):
    interview = InterviewFactory(released=True)
    client.force_login(SecretaryFactory())

    answer = getattr(client, method)(address(url_name, interview.pk))

    if url_name == "interview-form":
        assert answer.url == address("interview-detail", interview.pk)
    else:
        assert answer.status_code == 404


@pytest.mark.parametrize("url_name", ["survey", "interview-list", "interview-create"])
def test_visitor_is_asked_to_log_in(client, url_name):
    answer = client.get(address(url_name))

    assert answer.url.startswith(reverse("account_login"))


def test_officer_gets_neither_board_nor_list(client):
    released = InterviewFactory(released=True)
    client.force_login(OfficerFactory())

    for url_name in ("survey", "interview-list", "interview-create"):
        page = client.get(address(url_name))
        names_it = released.municipality.name in page.content.decode()
        assert (page.status_code, names_it) == (403, False)


def test_secretariat_sees_released_interviews_and_no_others(client):
    released = InterviewFactory(released=True)
    kept = InterviewFactory(completed=True)
    client.force_login(SecretaryFactory())

    page = client.get(address("interview-list"))

    assert list(page.context["object_list"]) == [released]
    assert kept.municipality.name not in text(page)
    assert client.get(address("survey")).url == address("interview-list")


# ---- Basis


def test_without_a_basis_the_form_says_so_and_saves_nothing(client, kari):
    interview = InterviewFactory()

    page = client.get(address("interview-form", interview.pk))
    saved = client.post(address("interview-save", interview.pk), posted(q01="words"))
    handed_in = client.post(
        address("interview-form", interview.pk), posted(action="complete", q01="words")
    )

    assert "Registrer grunnlaget før du skriver svar" in text(page)
    assert address("interview-basis", interview.pk) in text(page)
    assert "<textarea" not in text(page)
    assert (saved.status_code, handed_in.status_code) == (422, 422)
    assert "Ikke lagret" in text(saved)
    assert not Draft.objects.exists()


def basis(**changes):
    return {
        "basis": "consent",
        "way": "email",
        "scopes": ["interview", "quote_unnamed"],
        "letter_version": "1.2",
        "given_on": "3.10.2017",
    } | changes


def test_recorded_basis_opens_the_form(client, kari):
    interview = InterviewFactory()

    answer = client.post(address("interview-basis", interview.pk), basis())

    consent = interview.informant.consents.get()
    assert answer.url == address("interview-form", interview.pk)
    assert (consent.scopes, consent.letter_version, consent.recorded_by) == (
        ["interview", "quote_unnamed"],
        "1.2",
        kari,
    )


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"way": "oral"}, "Skriv hva som ble sagt"),
        ({"scopes": ["contact_again"]}, "ellers kan ingen svar lagres"),
        ({"given_on": "1.1.2090"}, "Datoen er fram i tid"),
        ({"given_on": "3. oktember"}, "Datoen må skrives som dag.måned.år"),
        ({"valid_to": "1.1.2017"}, "før det ble gitt"),
        ({"letter_version": ""}, "Versjon av informasjonsskrivet"),
    ],
)
def test_incomplete_basis_is_refused_in_words(client, kari, wrong, message):
    interview = InterviewFactory()

    page = client.post(address("interview-basis", interview.pk), basis(**wrong))

    assert page.status_code == 422
    assert message in text(page)
    assert text(page).count("<title> Feil:") + text(page).count("<title>Feil:") == 1
    assert not interview.informant.consents.exists()


# ---- Starting


def test_new_interview_leads_on_to_its_basis(client, kari):
    survey_round, place = RoundFactory(), MunicipalityFactory()
    survey_round.municipalities.add(place)

    answer = client.post(
        address("interview-create"),
        {
            "municipality": place.pk,
            "respondent": "key_person",
            "role_text": "Klimarådgiver",
            "planned_day": "14. nov 2017",
            "planned_time": "13.30",
        },
    )

    interview = Interview.objects.get()
    assert answer.url == address("interview-basis", interview.pk)
    assert f"{timezone.localtime(interview.planned_on):%Y-%m-%d %H.%M}" == "2017-11-14 13.30"
    assert interview.respondent == "key_person"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"planned_time": "halv to"}, "«halv to» er ikke et klokkeslett"),
        ({"planned_day": "", "planned_time": "13"}, "Fyll også inn datoen for avtalen"),
        ({"role_text": ""}, "Informantens rolle"),
    ],
)
def test_wrong_appointment_is_refused_in_words(client, kari, wrong, message):
    survey_round, place = RoundFactory(), MunicipalityFactory()
    survey_round.municipalities.add(place)
    typed = {
        "municipality": place.pk,
        "respondent": "case_officer",
        "role_text": "Rådgiver",
        "planned_day": "14.11.2017",
    }

    page = client.post(address("interview-create"), typed | wrong)

    assert page.status_code == 422
    assert message in text(page)
    assert not Interview.objects.exists()


def test_only_municipalities_of_the_round_can_be_chosen(client, kari):
    survey_round = RoundFactory()
    survey_round.municipalities.add(MunicipalityFactory(name="Lier"))
    stranger = MunicipalityFactory(name="Voss")

    page = client.post(
        address("interview-create"), {"municipality": stranger.pk, "role_text": "Rådgiver"}
    )

    assert page.status_code == 422
    assert "Voss" not in text(page)


# ---- Drafts


def test_autosave_answers_with_the_time_and_the_next_version(client, kari):
    interview = ready_interview()

    answer = client.post(address("interview-save", interview.pk), posted(q01="Klimarådgiver"))

    assert answer.status_code == 200
    assert "Lagret kl." in text(answer)
    assert 'name="version" value="1"' in text(answer)
    assert draft_of(interview) == {"q01": "Klimarådgiver"}


def test_drafts_are_never_checked(client, kari):
    interview = ready_interview()

    client.post(address("interview-save", interview.pk), posted(q02="ca. 0,5?", held_on="i går"))

    assert draft_of(interview) == {"q02": "ca. 0,5?", "held_on": "i går"}


def test_form_shows_the_draft_again(client, kari):
    interview = ready_interview()
    client.post(
        address("interview-save", interview.pk),
        posted(q01="Klimarådgiver <b>", q07=["economy"], q09_state="did_not_know"),
    )

    page = text(client.get(address("interview-form", interview.pk)))

    assert "Klimarådgiver &lt;b&gt;</textarea>" in page
    assert "Kladd lagret kl." in page
    assert "1 av 4 utfylt" in page
    assert "2 av 5 utfylt" in page


def test_texts_of_two_people_in_one_question_answer_409_and_both_are_kept(client, kari, colleague):
    interview = ready_interview()
    colleague.post(address("interview-save", interview.pk), posted(tab="a", q09="Åses tekst"))

    answer = client.post(
        address("interview-save", interview.pk), posted(tab="k", q09="Karis tekst", q01="Mer")
    )

    assert answer.status_code == 409
    assert "spørsmål 9" in text(answer)
    assert address("interview-conflict", interview.pk) in text(answer)
    assert draft_of(interview) == {"q09": "Åses tekst", "q01": "Mer"}
    assert DraftConflict.objects.undecided().get().value == "Karis tekst"


def test_texts_of_others_come_back_for_fields_left_alone(client, kari, colleague):
    interview = ready_interview()
    colleague.post(address("interview-save", interview.pk), posted(tab="a", q09="Åses tekst"))

    answer = client.post(
        address("interview-save", interview.pk), posted({"q09": ""}, tab="k", q01="Min")
    )

    assert answer.status_code == 200
    assert "Åses tekst" in text(answer)


def test_ended_session_is_a_401_with_a_way_to_log_in(client):
    interview = ready_interview()

    answer = client.post(address("interview-save", interview.pk), posted(q01="words"))

    assert answer.status_code == 401
    assert reverse("account_login") in text(answer)
    assert not Draft.objects.exists()


def test_fresh_token_is_for_those_who_are_logged_in(client, kari):
    assert json.loads(client.get(reverse("work:draft-token")).content)["csrf"]
    client.logout()
    assert client.get(reverse("work:draft-token")).status_code == 401


def test_presence_names_the_colleague_and_where_she_is(client, kari, colleague):
    interview = ready_interview()
    colleague.post(address("interview-presence", interview.pk), {"tab": "a", "place": "spørsmål 7"})

    answer = client.post(address("interview-presence", interview.pk), {"tab": "k"})

    assert "Åse har også dette åpent (spørsmål 7)" in text(answer)
    colleague.post(address("interview-presence", interview.pk), {"tab": "a", "leave": "1"})
    assert [one.tab for one in DraftPresence.objects.all()] == ["k"]


# ---- Without JavaScript


def test_save_button_stores_the_draft_and_comes_back(client, kari):
    interview = ready_interview()

    answer = client.post(
        address("interview-form", interview.pk), posted(action="save", q01="words")
    )

    assert answer.url == f"{address('interview-form', interview.pk)}?rediger=1"
    assert draft_of(interview) == {"q01": "words"}


@pytest.fixture
def met(client, kari, colleague):
    """An interview in which Kari's save met Åse's in questions 1 and 9, by the button."""
    interview = ready_interview()
    colleague.post(
        address("interview-save", interview.pk), posted(tab="a", q01="Åse 1", q09="Åse ni")
    )
    answer = client.post(
        address("interview-form", interview.pk),
        posted(tab="k", action="save", q01="Kari 1", q09="Kari ni"),
    )
    assert answer.url == address("interview-conflict", interview.pk)
    return interview


def choices(client, interview, *chosen):
    """A post of the conflict page as it stands, with what was chosen in its order."""
    cards = client.get(address("interview-conflict", interview.pk)).context["cards"]
    data = {f"seen-{card.conflict.pk}": card.seen for card in cards}
    data |= {f"text-{card.conflict.pk}": card.both for card in cards}
    return data | {card.name: choice for card, choice in zip(cards, chosen, strict=False) if choice}


def test_conflict_page_shows_both_texts_and_nothing_chosen(client, met):
    page = text(client.get(address("interview-conflict", met.pk)))

    assert "Du og Åse har skrevet i de samme 2 spørsmålene" in page
    assert "Spørsmål 9 · Barrierer" in page
    assert "<mark>Kari</mark> ni" in page
    assert "<mark>Åse</mark> ni" in page
    assert " checked" not in page


def test_one_post_settles_all_conflicts(client, met):
    answer = client.post(
        address("interview-conflict", met.pk), choices(client, met, "mine", "both")
    )

    assert answer.url == f"{address('interview-form', met.pk)}?rediger=1"
    assert draft_of(met) == {"q01": "Kari 1", "q09": "Kari ni\nÅse ni"}
    assert not DraftConflict.objects.undecided().exists()


def test_missing_choice_is_named_and_the_other_is_remembered(client, met):
    page = client.post(address("interview-conflict", met.pk), choices(client, met, "theirs", ""))

    assert page.status_code == 422
    assert "Velg tekst for spørsmål 9" in text(page)
    assert "Velg tekst for spørsmål 1<" not in text(page)
    assert text(page).count(" checked") == 1
    assert DraftConflict.objects.undecided().count() == 2


def test_text_written_on_meanwhile_is_shown_once_more(client, met, colleague):
    data = choices(client, met, "mine", "mine")
    colleague.post(
        address("interview-save", met.pk),
        posted({"q01": "Åse 1", "q09": "Åse ni"}, tab="a", seq=2, q09="Åse ni og mer"),
    )

    answer = client.post(address("interview-conflict", met.pk), data)

    assert answer.url == address("interview-conflict", met.pk)
    assert draft_of(met) == {"q01": "Kari 1", "q09": "Åse ni og mer"}
    assert [one.field for one in DraftConflict.objects.undecided()] == ["q09"]


def test_deciding_later_keeps_both_and_the_form_says_so(client, met):
    page = client.get(address("interview-form", met.pk))

    assert "2 tekster venter på et valg" in text(page)


def test_conflict_page_without_conflicts_goes_to_the_form(client, kari):
    interview = ready_interview()

    answer = client.get(address("interview-conflict", interview.pk))

    assert answer.url == f"{address('interview-form', interview.pk)}?rediger=1"


def test_earlier_version_can_be_brought_back(client, kari, colleague):
    interview = ready_interview()
    colleague.post(address("interview-save", interview.pk), posted(tab="a", q09="Åses tekst"))
    client.post(
        address("interview-save", interview.pk),
        posted({"q09": "Åses tekst"}, tab="k", q09="Karis tekst"),
    )
    page = client.get(address("interview-versions", interview.pk))
    (row,) = page.context["rows"]

    client.post(address("interview-versions", interview.pk), {"version": row["revision"].version})

    assert "Åses tekst" in text(page)
    assert draft_of(interview) == {"q09": "Åses tekst"}
    unknown = client.post(address("interview-versions", interview.pk), {"version": "99"})
    assert unknown.status_code == 404


def test_draft_can_be_thrown_away(client, kari):
    interview = ready_interview()
    client.post(address("interview-save", interview.pk), posted(q01="words"))

    client.post(address("interview-versions", interview.pk), {"discard": "1"})

    assert draft_of(interview) == {}


# ---- Completing


def hand_in(client, interview, **changes):
    typed = {**WHOLE, **changes}
    data = posted(tab="t", action="complete", **typed)
    return client.post(address("interview-form", interview.pk), data)


def test_completed_interview_shows_its_answers(client, kari):
    interview = ready_interview()

    answer = hand_in(client, interview)
    page = text(client.get(answer.url))

    assert answer.url == address("interview-detail", interview.pk)
    for words in ("Klimarådgiver i plan", "0,5\xa0årsverk", "Økonomi, Manglende årsverk", "Ja"):
        assert words.replace("\xa0", " ") in page.replace("\xa0", " ")
    assert "Visste ikke" in page
    assert Answer.objects.count() == 9


def test_double_click_completes_once(client, kari):
    interview = ready_interview()

    first, second = hand_in(client, interview), hand_in(client, interview)

    assert first.url == second.url == address("interview-detail", interview.pk)
    assert Answer.objects.count() == 9
    assert draft_of(interview) == {}
    assert SourceText.objects.count() == 2


def test_wrong_form_is_listed_with_links_and_stays_a_draft(client, kari):
    interview = ready_interview()

    page = hand_in(client, interview, q02="mange", q06="")

    assert page.status_code == 422
    assert text(page).startswith("<!doctype html>")
    assert "<title>Feil:" in text(page).replace("<title> ", "<title>")
    assert 'href="#id_q02">Spørsmål 2: «mange» er ikke et tall' in text(page)
    assert 'href="#id_q06_0">Spørsmål 6: velg et svar' in text(page)
    assert "1 å rette" in text(page)
    assert draft_of(interview)["q02"] == "mange"
    assert not Answer.objects.exists()


def test_conflict_is_decided_before_an_interview_is_completed(client, kari, colleague):
    interview = ready_interview()
    colleague.post(address("interview-save", interview.pk), posted(tab="a", q01="Åse 1"))

    answer = hand_in(client, interview)

    assert answer.url == address("interview-conflict", interview.pk)
    assert not Answer.objects.exists()


def test_completed_interview_opens_for_correction_only_on_request(client, kari):
    interview = ready_interview()
    hand_in(client, interview)

    plain = client.get(address("interview-form", interview.pk))
    editing = client.get(f"{address('interview-form', interview.pk)}?rediger=1")

    assert plain.url == address("interview-detail", interview.pk)
    assert "Klimarådgiver i plan</textarea>" in text(editing)


def test_what_was_typed_after_the_completion_is_named_beside_the_answers(client, kari, colleague):
    interview = ready_interview()
    hand_in(client, interview)
    loaded = {"q09_state": "did_not_know"}

    colleague.post(
        address("interview-save", interview.pk), posted(loaded, tab="b", q09="Åse husket det")
    )

    page = text(client.get(address("interview-detail", interview.pk)))
    assert "Det ligger endringer i en kladd" in page
    assert "Åse Dahl skrev etter at intervjuet var fullført" in page
    assert "Åse husket det" not in page


def test_answers_lead_to_their_coding(client, kari):
    interview = ready_interview()
    hand_in(client, interview)

    page = text(client.get(address("interview-detail", interview.pk)))

    for source in SourceText.objects.all():
        assert reverse("evidence:source-code", args=[source.pk]) in page


# ---- Approval and release


@pytest.fixture
def completed(client, kari):
    interview = ready_interview()
    hand_in(client, interview)
    return interview


def test_approval_waits_for_words_and_then_opens_release(client, completed):
    empty = client.post(address("interview-approve", completed.pk), {"how": ""})
    early = client.post(address("interview-release", completed.pk), follow=True)
    client.post(address("interview-approve", completed.pk), {"how": "På e-post"})
    client.post(address("interview-release", completed.pk))

    completed.refresh_from_db()
    assert empty.status_code == 422
    assert "Skriv hvordan og når informanten godkjente" in text(empty)
    assert "er ikke godkjent av informanten" in text(early)
    assert (completed.approved_how, completed.released_at is not None) == ("På e-post", True)


def test_waiver_waits_for_its_reason(client, completed):
    empty = client.post(address("interview-waive", completed.pk), {"reason": ""})
    client.post(address("interview-waive", completed.pk), {"reason": "Har sluttet"})

    completed.refresh_from_db()
    assert empty.status_code == 422
    assert completed.approval_waived == "Har sluttet"


def test_secretariat_reads_the_released_answers_without_those_about_the_respondent(
    client, completed, client_of
):
    client.post(address("interview-approve", completed.pk), {"how": "På e-post"})
    client.post(address("interview-release", completed.pk))

    page = text(client_of(SecretaryFactory()).get(address("interview-detail", completed.pk)))

    assert "Delt med nabokommunen" in page
    assert "Klimarådgiver i plan" not in page
    assert "Spørsmål med ord 1?" not in page
    assert "Ringte tilbake etter lunsj." not in page
    assert "Kod svaret" not in page
    client.post(address("interview-release", completed.pk), {"close": "1"})
    closed = client_of(SecretaryFactory()).get(address("interview-detail", completed.pk))
    assert closed.status_code == 404


# ---- The board


def board(client, query=""):
    return client.get(address("survey") + query).context


def running_round(**values):
    today = timezone.localdate()
    return RoundFactory(
        starts_on=today - timedelta(days=30), ends_on=today + timedelta(days=20), **values
    )


def in_round(survey_round, name, **values):
    place = MunicipalityFactory(name=name)
    survey_round.municipalities.add(place)
    interview = InterviewFactory(round=survey_round, municipality=place, **values)
    ConsentFactory(informant=interview.informant)
    return interview


def test_board_puts_the_late_first_then_the_next_then_the_finished(client, kari):
    survey_round, now = running_round(), timezone.now()
    in_round(survey_round, "Ferdig", approved=True)
    in_round(survey_round, "Snart", planned_on=now + timedelta(days=1))
    in_round(survey_round, "Litt sen", planned_on=now - timedelta(days=2))
    in_round(survey_round, "Svært sen", planned_on=now - timedelta(days=9))
    survey_round.municipalities.add(MunicipalityFactory(name="Ikke spurt"))

    context = board(client)

    assert [row.municipality.name for row in context["page"]] == [
        "Svært sen",
        "Litt sen",
        "Snart",
        "Ikke spurt",
        "Ferdig",
    ]
    assert [row.days_late for row in context["page"]] == [9, 2, 0, 0, 0]
    assert context["finding"] == "2 kommuner er forsinket"
    assert context["board"].next_call.municipality.name == "Snart"


def test_board_says_in_how_many_documents_something_is_marked(client, kari):
    survey_round = running_round()
    place = in_round(survey_round, "Sigdal").municipality
    survey_round.municipalities.add(MunicipalityFactory(name="Modum"))
    documents = [PlanDocumentFactory(title=f"Plan {number}") for number in range(3)]
    for document in documents:
        document.municipalities.add(place)
    for document in documents[:2]:
        page = PlanPageFactory(version=PlanVersionFactory(document=document))
        revision = page.source.current or TextRevisionFactory(source=page.source)
        for start in (0, 3):
            PassageFactory(revision=revision, start=start, end=start + 2, quote="xx")

    cells = {row.municipality.name: row.cells[0] for row in board(client)["page"]}

    assert (cells["Sigdal"].text, cells["Sigdal"].kind) == ("2 av 3", "under_way")
    assert cells["Sigdal"].url == f"{address('plan-list')}?kommune={place.number}"
    assert (cells["Modum"].text, cells["Modum"].url) == ("Ingen dokumenter kjent", "")


def test_views_of_the_board_are_links_with_counts(client, kari):
    survey_round, now = running_round(), timezone.now()
    in_round(survey_round, "Min", interviewer=kari, planned_on=now + timedelta(days=1))
    in_round(survey_round, "Sen", planned_on=now - timedelta(days=2))
    in_round(survey_round, "Ferdig", approved=True)

    context = board(client, "?vis=mine")

    assert [row.municipality.name for row in context["page"]] == ["Min"]
    assert [(one["label"], one["count"]) for one in context["views"]] == [
        ("Alle", 3),
        ("Forsinket", 1),
        ("Mine", 1),
        ("Ferdig", 1),
    ]


def test_board_of_a_county_has_pages_and_keeps_its_view_between_them(client, kari):
    running_round().municipalities.set(MunicipalityFactory.create_batch(51))

    second = client.get(f"{address('survey')}?vis=alle&side=2")

    assert len(second.context["page"]) == 1
    assert 'href="?vis=alle&amp;side=1"' in second.content.decode()


def test_round_that_is_over_has_nobody_late(client, kari):
    survey_round = RoundFactory()
    in_round(survey_round, "Sen", planned_on=timezone.now() - timedelta(days=900))

    context = board(client)

    assert context["board"].late == []
    assert context["finding"] == "Runden ble avsluttet 28. februar 2018"


def test_waiting_approval_is_late_after_a_fortnight(client, kari):
    survey_round, now = running_round(), timezone.now()
    in_round(
        survey_round,
        "Venter",
        held_on=timezone.localdate() - timedelta(days=20),
        completed_at=now - timedelta(days=20),
    )

    (row,) = board(client)["page"]

    assert (row.days_late, row.next_step) == (6, "Send til godkjenning")


def test_unknown_round_is_a_404_and_no_round_at_all_is_said(client, kari):
    assert "ingen kartleggingsrunde" in text(client.get(address("survey")))
    running_round()
    assert client.get(address("survey") + "?runde=ukjent").status_code == 404


# ---- Cost


def filled(interview, count):
    """Answers with words to that many of the interview's questions."""
    for question in list(interview.guide.questions.all())[:count]:
        source = SourceTextFactory(informant=interview.informant)
        TextRevisionFactory(source=source)
        AnswerFactory(interview=interview, question=question, source=source)


@pytest.mark.parametrize("answers", [1, 9])
@pytest.mark.parametrize(
    ("url_name", "queries"), [("interview-form", 12), ("interview-detail", 11)]
)
def test_page_costs_the_same_however_much_is_answered(
    client, kari, django_assert_num_queries, answers, url_name, queries
):
    interview = ready_interview(completed=True)
    filled(interview, answers)
    ContentType.objects.get_for_model(Interview)  # known to the process after its first request

    with django_assert_num_queries(queries):
        client.get(f"{address(url_name, interview.pk)}?rediger=1")


@pytest.mark.parametrize("rows", [1, 12])
# The board also counts documents, findings that lost their ground, and informants whose date comes.
@pytest.mark.parametrize(("url_name", "queries"), [("survey", 9), ("interview-list", 5)])
def test_list_costs_the_same_at_one_row_and_at_twelve(
    client, kari, django_assert_num_queries, rows, url_name, queries
):
    survey_round = running_round()
    for number in range(rows):
        in_round(survey_round, f"Kommune {number}", completed=True)

    with django_assert_num_queries(queries):
        client.get(address(url_name))


def test_interview_has_the_municipalitys_targets_beside_it(client, kari):
    interview = ready_interview()
    plan = PlanDocumentFactory(title="Klimaplan 2014", url="https://example.no/plan")
    other = PlanDocumentFactory(title="Årsmelding", url="https://example.no/melding")
    for one in (plan, other):
        one.municipalities.add(interview.municipality)
    PlanVersionFactory(document=plan)
    claim = ClaimFactory(kind="target")
    PlanTarget.objects.create(
        document=plan, claim=claim, text="50 prosent lavere utslipp i 2030", page="12", scope="area"
    )
    PlanTarget.objects.create(document=other, text="Ikke merket i teksten", scope="area")

    page = text(client.get(interview.get_absolute_url()))

    assert ["50 prosent lavere utslipp i 2030" in page, "Ikke merket" in page] == [True, False]
    assert f'href="{claim.get_absolute_url()}" target="_blank">side 12</a>' in page
    assert f'href="{plan.get_absolute_url()}"' in page
    assert 'href="https://example.no/melding"' in page
