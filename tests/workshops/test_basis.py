"""The basis of the main project: what stands in it, what it rests on, and what leaves the project."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone

from forkommune.evidence.models import Claim
from tests.factories import (
    ConclusionFactory,
    MeetingFactory,
    MunicipalityFactory,
    PilotFactory,
    PollFactory,
    ResearcherFactory,
    SecretaryFactory,
)
from workshops.basis.report import chosen_conclusions, main_basis, open_questions, wanted_pilots
from workshops.basis.services import (
    DOWN,
    Asked,
    CannotEnd,
    RestsOn,
    ask,
    choose_conclusions,
    end_question,
    leave_out,
    move_conclusion,
    open_again,
)
from workshops.models import BasisConclusion, Ground, Idea, Meeting, OpenQuestion, PointSheet
from workshops.outcomes.notes import mark_paragraphs, revision_of, write_notes
from workshops.outcomes.services import StillRestedOn, conclude, take_back_conclusion
from workshops.voting.polls import publish_result
from workshops.voting.ties import NotATie, decide_tie

pytestmark = pytest.mark.django_db
PAGE = "/workshop/grunnlag/"
NOTES = "Drammen sa nei til alt.\n\nHole vil dele en stilling."
NOBODY = AnonymousUser()


@pytest.fixture
def secretary(client):
    user = SecretaryFactory()
    client.force_login(user)
    return user


def workshop(municipalities=5, **values):
    meeting = MeetingFactory(
        **{"title": "Workshopen"} | values, published_at=timezone.now(), starts_at=timezone.now()
    )
    meeting.municipalities.set(MunicipalityFactory() for _n in range(municipalities))
    return meeting


def pilots_poll(meeting, given):
    """A closed poll of open points: by name of the pilot, its points; every giver wants what it gave."""
    pilots = {
        name: PilotFactory(name=name, state="published", published_at=timezone.now())
        for name in given
    }
    poll = PollFactory(meeting=meeting, closed=True, options=[one.claim for one in pilots.values()])
    sheet = PointSheet.objects.create(poll=poll, municipality=meeting.municipalities.first())
    for name, points in given.items():
        sheet.rows.create(claim=pilots[name].claim, points=points, wants_part=points > 2)
    return poll, pilots


def all_of_it(secretary):
    """A conclusion that rests on notes, a vote, an idea and a pilot, chosen; in a room of five."""
    meeting = workshop()
    write_notes(meeting=meeting, text=NOTES, by=secretary)
    meeting = Meeting.objects.get(pk=meeting.pk)
    passages = mark_paragraphs(revision=revision_of(meeting), places=[(0, 23)], by=secretary)
    poll, pilots = pilots_poll(meeting, {"Elsykler": 5, "Varmekart": 1})
    idea = Idea.objects.create(meeting=meeting, text="Lån bort syklene")
    made = conclude(
        meeting=meeting,
        statement="Elsykler prøves først.",
        passages=passages,
        claims=[pilots["Elsykler"].claim],
        polls=[poll],
        ideas=[idea],
        by=secretary,
    )
    choose_conclusions(conclusions=[made], by=secretary)
    return meeting, made, poll


def test_nothing_yet_is_said_in_words_for_each_part(client, secretary):
    page = client.get(PAGE).content.decode()

    for words in (
        "Ingen avklaring fra et møte er valgt.",
        "Det er ikke noe pilotprosjekt.",
        "Ingen inndeling i nettverksgrupper er publisert.",
        "Ingen avstemning med poeng til kriteriene er stengt.",
        "Ingen åpne spørsmål er skrevet ned.",
    ):
        assert words in page


def test_conclusion_stands_with_all_that_it_rests_on_and_the_vote_leads_back(client, secretary):
    _meeting, made, poll = all_of_it(secretary)

    page = client.get(PAGE).content.decode()
    vote = client.get(reverse("workshops:poll-detail", args=[poll.meeting.slug, poll.pk]))
    client.force_login(ResearcherFactory())
    chain = client.get(made.claim.get_absolute_url()).content.decode()

    for words in (
        "Elsykler prøves først.",
        "«Drammen sa nei til alt.»",
        "Hva først?",
        "Lån bort syklene",
    ):
        assert words in page
    assert "Elsykler prøves først." in vote.content.decode()
    assert "Lån bort syklene" in chain
    assert f"{PAGE}#avklaring-{BasisConclusion.objects.get().pk}" in chain


def test_what_leaves_the_project_holds_no_words_results_or_talks_that_are_not_for_others(secretary):
    _meeting, _made, poll = all_of_it(secretary)
    talk = workshop(1, kind="steering")
    small = conclude(meeting=talk, statement="Drammen vil ikke.", by=secretary)
    choose_conclusions(conclusions=[small], by=secretary)

    inside, outside = chosen_conclusions(secretary), chosen_conclusions(NOBODY)
    assert [one.wording for one in inside] == ["Elsykler prøves først.", "Drammen vil ikke."]
    (kept,) = outside
    told = " ".join(rest.words for rest in kept.rests.shown)
    assert "Drammen" not in told
    assert "Lån bort" not in told
    assert "Hva først?" not in told
    assert kept.rests.kept_back == 3  # the notes, the idea, and the vote that is not published
    assert all(one.wants == () and one.assessed is None for one in wanted_pilots(NOBODY))

    publish_result(poll=poll, by=secretary)
    (kept,) = chosen_conclusions(NOBODY)
    assert "Hva først?" in " ".join(rest.words for rest in kept.rests.shown)
    assert kept.rests.kept_back == 2
    assert len(wanted_pilots(NOBODY)[0].wants) == 1


def test_wording_is_kept_as_chosen_and_what_has_lost_its_ground_stays_inside(client, secretary):
    _meeting, made, _poll = all_of_it(secretary)
    Claim.objects.filter(pk=made.claim_id).update(
        statement="Noe annet.", lost_support_at=timezone.now()
    )

    (row,) = chosen_conclusions(secretary)
    assert (row.wording, row.now, row.has_lost) == ("Elsykler prøves først.", "Noe annet.", True)
    assert chosen_conclusions(NOBODY) == []
    address = reverse("workshops:basis-order", args=[row.key])
    client.post(address, {"act": "words"})
    assert chosen_conclusions(secretary)[0].wording == "Noe annet."


def test_conclusions_are_put_in_order_and_stay_while_they_are_chosen(secretary):
    first, second = ConclusionFactory(), ConclusionFactory()
    assert choose_conclusions(conclusions=[first, second], by=secretary) == 2
    assert choose_conclusions(conclusions=[second], by=secretary) == 0

    move_conclusion(chosen=first.in_basis, by=secretary, step=DOWN)
    move_conclusion(chosen=first.in_basis, by=secretary, step=DOWN)  # at the end already

    rows = BasisConclusion.objects.for_page()
    assert [one.conclusion for one in rows] == [second, first]
    with pytest.raises(StillRestedOn):
        take_back_conclusion(conclusion=first, by=secretary)
    leave_out(chosen=BasisConclusion.objects.get(conclusion=first), by=secretary)
    first.refresh_from_db()
    take_back_conclusion(conclusion=first, by=secretary)


def test_pilots_come_by_what_they_were_given_and_a_decided_tie_puts_equals_in_order(
    client, secretary
):
    meeting = workshop()
    poll, pilots = pilots_poll(meeting, {"Elsykler": 3, "Varmekart": 3, "Gjenbruk": 5})
    PilotFactory(name="Aller sist")
    names = [one.name for one in wanted_pilots(secretary)]
    assert names == ["Gjenbruk", "Elsykler", "Varmekart", "Aller sist"]
    assert main_basis(secretary).tie_deciders == ["Styringsgruppa"]

    keys = [pilots[name].claim_id for name in ("Varmekart", "Elsykler")]
    with pytest.raises(NotATie):
        decide_tie(poll=poll, place=2, order=keys[:1], reason="Fordi", by=secretary)
    address = reverse("workshops:poll-tie", args=[meeting.slug, poll.pk, 2])
    same = {f"n{key}": "1" for key in keys} | {"reason": "Klar til start", "on": "1.12.2017"}
    assert client.post(address, same).status_code == 422
    sent = same | {f"n{keys[1]}": "2"}
    assert client.post(address, sent).status_code == 302

    wanted = wanted_pilots(secretary)
    assert [one.name for one in wanted][:3] == ["Gjenbruk", "Varmekart", "Elsykler"]
    assert (wanted[1].priority.place, wanted[1].priority.is_shared) == (2, True)
    page = client.get(reverse("workshops:poll-detail", args=[meeting.slug, poll.pk]))
    assert "Klar til start" in page.content.decode()
    assert main_basis(secretary).tie_deciders == []


def test_question_is_asked_answered_walked_both_ways_and_opened_again(client, secretary):
    made = ConclusionFactory(claim__statement="Kommunene betaler hver sin del.")
    question = ask(
        asked=Asked("Hvem betaler?", may_leave=True),
        rests=RestsOn(claims=[made.claim]),
        by=secretary,
    )
    assert ask(asked=Asked("Hvem betaler?"), by=secretary) == question
    with pytest.raises(CannotEnd):
        end_question(question=question, outcome=" ", by=secretary)

    address = reverse("workshops:question-end", args=[question.pk])
    said = {
        "outcome": "Hver sin del.",
        "answer": made.claim_id,
        "on": "1.12.2017",
        "action": "answer",
    }
    assert client.post(address, said | {"outcome": ""}).status_code == 422
    assert client.post(address, said)["Location"].startswith(PAGE)

    (note,) = open_questions(secretary)
    assert (note.state, note.answer.words) == ("answered", "Kommunene betaler hver sin del.")
    client.force_login(ResearcherFactory())
    assert "Hvem betaler?" in client.get(made.claim.get_absolute_url()).content.decode()
    assert [one.statement for one in open_questions(NOBODY)] == ["Hvem betaler?"]
    open_again(question=question, by=secretary)
    end_question(question=question, outcome="Utenfor", is_dropped=True, by=secretary)
    assert open_questions(NOBODY) == []
    assert not OpenQuestion.objects.get().claim.links_out.filter(kind="answered_by").exists()


def test_files_say_whom_they_are_for_and_leave_out_what_others_may_not_read(
    client, secretary, monkeypatch
):
    all_of_it(secretary)
    seen = []
    monkeypatch.setattr(
        "workshops.basis.views.typeset",
        lambda document: (
            seen.append(document.chapters[0].html) or type("Made", (), {"data": b"%PDF"})
        ),
    )
    for audience in ("prosjektet", "alle"):
        assert client.get(f"{PAGE}fil/{audience}.pdf").content == b"%PDF"
    ours, theirs = seen
    assert "Drammen sa nei til alt." in ours
    assert "Lån bort syklene" in ours
    assert "Elsykler prøves først." in theirs
    assert "Drammen" not in theirs
    assert "Lån bort" not in theirs
    assert "3 ting til som ikke kan vises her" in theirs
    word = client.get(f"{PAGE}fil/alle.docx")
    assert word.content[:2] == b"PK"
    assert client.get(f"{PAGE}fil/ingen.pdf").status_code == 404


def test_a_question_can_rest_on_ideas_of_every_workshop_and_says_of_which(client, secretary):
    first, second = workshop(1, title="Workshop i juni"), workshop(1, title="Workshop i desember")
    head = Idea.objects.create(meeting=first, text="Felles varmekart")
    Idea.objects.create(meeting=first, text="Varmekart for alle", merged_into=head)
    Idea.objects.create(meeting=second, text="Lån bort syklene")
    address = reverse("workshops:question-new")

    page = client.get(address).content.decode()
    client.post(address, {"statement": "Hvem betaler kartet?", "ideas": [head.pk]})

    assert "Felles varmekart (Workshop i juni)" in page
    assert "Lån bort syklene (Workshop i desember)" in page
    assert "Varmekart for alle" not in page
    assert list(Ground.objects.values_list("idea__text", flat=True)) == ["Felles varmekart"]
