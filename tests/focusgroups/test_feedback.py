"""A summary of a session, sent back to those who took part: what may stand in it, and who is told what."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from focusgroups.feedback.few import Session, Why, doubts
from focusgroups.feedback.text import copies, paragraphs
from focusgroups.models import Summary, SummaryComment, SummaryReply
from forkommune.evidence.models import Consent, KeyLookup
from forkommune.evidence.services import mark_quote, write_text
from forkommune.evidence.services.contacts import keep_contact
from forkommune.privacy.services import withdraw_consent
from forkommune.ui.dates import today
from forkommune.work.models import Draft, DraftConflict, DraftRevision, Mail
from forkommune.work.services.sending import empty_outbox
from tests.factories import (
    ConsentFactory,
    FocusGroupFactory,
    InformantFactory,
    NoteFactory,
    ParticipantFactory,
    ResearcherFactory,
    SourceTextFactory,
    TermFactory,
)

SIZES = {"citizens": 3, "ngos": 2, "business": 3}
SESSION = Session(SIZES, "ABCDEFGH", {"Lier", "Asker"})
ALLOWED, KEPT_BACK = "Bussen går aldri når jeg skal på jobb", "Ordføreren svarte meg ikke på to år"


@pytest.mark.parametrize(
    ("sentence", "why", "number"),
    [
        ("To av deltakerne ville heller sykle.", Why.COUNT, 2),
        ("6 av 8 var enige.", Why.REST, 2),
        ("Fire sa at møtene kommer for sent.", Why.COUNT, 4),
        ("Bare næringslivet ønsket seg en fast kontakt.", Why.GROUP, 3),
        ("Berre verksemdene ville ha ein fast kontakt.", Why.GROUP, 3),
        ("Halvparten ville heller ringe.", Why.SHARE, 8),
        ("Deltaker C sto alene.", Why.LETTER, 1),
        ("Etter pausen mente C noe annet.", Why.BARE_LETTER, 1),
        ("C mente noe annet.", Why.LETTER, 1),
        ("Næringslivet ville ha en fast kontakt.", Why.GROUP, 3),
        ("De tre som kom sist, gikk først.", Why.COUNT, 3),
        ("Nesten alle var enige, unntatt én.", Why.COUNT, 1),
        ("En bonde ville heller ringe.", Why.COUNT, 1),
        ("Enkelte ville heller ringe.", Why.FEW, 0),
        ("Vi snakket om Oda og bussen.", Why.NAME, 0),
    ],
)
def test_sentence_that_tells_of_fewer_than_five_is_found_with_its_number(sentence, why, number):
    found = doubts(f"Møtene kommer for sent. {sentence} Det er dyrt.", SESSION)

    assert [(one.sentence, one.why, one.number) for one in found] == [(sentence, why, number)]


def test_sentences_that_name_nobody_raise_no_question():
    plain = (
        "Mange ønsket en fast kontakt i kommunen. To møter er nok. Bare 3 prosent av vegen er tørr? "
        "Alle 8 var enige. Det tok to år. Kommunen bør svare innen fire uker, kl. 3 i Asker, 14.11.2017. "
        "1. Plan 2 kom 3-4 dager for sent, med 1 200 svar og et par ganger 2,5 timer ved Oslofjorden."
    )

    large = Session({"citizens": 9, "ngos": 6, "business": 7}, "ABCD", {"Asker"})
    assert [one.words for one in doubts(plain, large)] == []
    assert doubts("Bare innbyggerne ville gå.", Session({"citizens": 5, "ngos": 2})) != []
    [place] = doubts("Innbyggerne i Lier ville gå.", Session({"citizens": 9}, "A", {"Lier"}))
    assert (place.why, place.words) == (Why.PLACE, "Lier … Innbyggerne")


def test_words_of_a_turn_are_found_in_the_summary_and_its_own_words_are_not():
    said = [(4, "Vi ble spurt først da alt var bestemt, og det var synd.")]

    found = copies("En sa: «vi ble spurt FØRST da alt var bestemt» om planen.", said)

    assert [(one.words, one.note) for one in found] == [
        ("vi ble spurt FØRST da alt var bestemt", 4)
    ]
    assert copies("Noen ble spurt for sent, da alt var bestemt.", said) == []
    assert [len(p) for p in paragraphs("En [sitat 7] to\n\n \n[ Sitat 8 ]\r\n\r\nTre")] == [3, 1, 1]


@pytest.fixture
def kari(client):
    user = ResearcherFactory(name="Kari Holm", email="kari@cicero.invalid")
    client.force_login(user)
    return user


@pytest.fixture
def group(kari):
    """Six letters; A lets us quote, B does not; C has no address, D no basis."""
    group = FocusGroupFactory(title="Fokusgruppe i Asker", starts_at=timezone.now())
    actor = TermFactory(vocabulary="actor_group", code="citizens", label_nb="Innbyggere")
    for letter in "ABCDEF":
        scopes = ["interview", "quote_unnamed"] if letter == "A" else ["interview"]
        informant = InformantFactory(role_text=f"Rolle {letter}")
        if letter != "D":
            ConsentFactory(informant=informant, scopes=scopes)
        if letter != "C":
            address = f"{letter.lower()}@postkasse.invalid"
            keep_contact(
                informant=informant, name=f"Navn Navnesen {letter}", email=address, phone="",
                delete_on=today() + timedelta(days=90),
            )  # fmt: skip
        ParticipantFactory(group=group, letter=letter, actor_group=actor, informant=informant)
    return group


def turn(group, letter, words, by):
    """A turn whose words are marked; the passage."""
    speaker = group.participants.get(letter=letter)
    source = SourceTextFactory(kind="note", informant=speaker.informant, nature="assessment")
    revision = write_text(source=source, text=f"{words}.", by=by).revision
    revision.approval_waived = "Gruppa leser oppsummeringen"
    revision.save()
    position = group.notes.count() + 1
    NoteFactory(
        group=group, participant=speaker, text=f"{words}.", source=source, position=position
    )
    return mark_quote(revision=revision, quote=words, by=by)


def address(name, *args):
    return reverse(f"focusgroups:{name}", args=args)


def text(page):
    return " ".join(page.content.decode().split())


def written(client, group, words, language="nb"):
    client.post(address("summary-begin", group.pk), {"language": language})
    summary = Summary.objects.get(group=group, sent_at=None)
    write(client, summary, words)
    return summary


def write(client, summary, words, **more):
    """As a browser does that has loaded the form."""
    url = address("summary-form", summary.pk)
    desk = client.get(url).context["desk"]
    loaded = {"base": desk.base, "tab": desk.new_tab, "seq": "1"}
    return client.post(url, {"text": words} | loaded | more)


def send(client, summary, **more):
    day = f"{today() + timedelta(days=14):%d.%m.%Y}"
    return client.post(
        address("summary-preview", summary.pk), {"answer_by": day} | more, follow=True
    )


def links(mailoutbox):
    """Sends what waits: the address of each letter's link, by the letter of its mailbox."""
    empty_outbox()
    found = ((one.to[0], re.search(r"/oppsummering/\S+/", one.body)) for one in mailoutbox)
    return {box[0].upper(): link.group() for box, link in found if link}


@pytest.mark.django_db
def test_quote_that_was_not_allowed_and_copied_words_do_not_get_in(client, kari, group):
    allowed, kept_back = turn(group, "A", ALLOWED, kari), turn(group, "B", KEPT_BACK, kari)
    summary = written(client, group, "Mange var misfornøyde.")

    offered = text(client.get(address("summary-form", summary.pk)))
    assert (ALLOWED in offered, KEPT_BACK in offered) == (True, False)
    forced = write(client, summary, "x", quote=kept_back.pk)
    assert forced.status_code == 404
    for words, told in (
        (f"Slik: [sitat {kept_back.pk}]", "kan ikke siteres"),
        (f"Noen mente at {KEPT_BACK.lower()}.", "står ordrett i innlegg 2"),
        ("Deltaker B var uenig.", "nevner en bokstav"),
        (" \n ", "ikke noe tekst ennå"),
    ):
        write(client, summary, words)
        page = send(client, summary, looked_at="on")
        assert told in text(page)
        assert KEPT_BACK not in text(page)
    assert Mail.objects.count() == 0

    write(client, summary, "Om buss:", quote=allowed.pk)
    assert f"«{ALLOWED}»" in text(client.get(address("summary-preview", summary.pk)))
    assert "på vei til A, B, E, F" in text(send(client, summary))


@pytest.mark.django_db
def test_small_numbers_are_named_and_sent_only_when_somebody_has_looked(client, kari, group):
    summary = written(client, group, "Møtene er for sene. Tre av deltakerne ville heller ringe.")

    refused = send(client, summary)
    assert "«Tre av deltakerne» teller 3" in text(refused)
    assert SummaryReply.objects.count() == 0

    sent = send(client, summary, looked_at="on")
    assert "Ikke til C: det er ikke lagret noen e-postadresse" in text(sent)
    assert "Ikke til D: samtykket gjelder ikke" in text(sent)
    assert sorted(one.participant.letter for one in summary.replies.all()) == ["A", "B", "E", "F"]


@pytest.mark.django_db
def test_one_who_took_part_reads_in_nynorsk_and_the_last_answer_counts(
    client, kari, group, mailoutbox
):
    passage = turn(group, "A", ALLOWED, kari)
    words = f"Mange ville bli spurde tidlegare.\n\n[sitat {passage.pk}]"
    send(client, written(client, group, words, "nn"))
    link, reader = links(mailoutbox)["A"], client.__class__()

    start = reader.get(link)
    assert (start.status_code, "tidlegare" in text(start)) == (200, False)
    assert SummaryReply.objects.filter(opened_at__isnull=False).count() == 0
    opened = text(reader.post(link, follow=True))
    assert ("Kjenner du det att?" in opened, "6 deltok." in opened) == (True, True)
    assert f"«{ALLOWED}»" in opened
    unclear = reader.post(link, {"p1": "Nei", "p2": "", "whole": "", "action": "right"})
    assert (unclear.status_code, "Du har skrive ein kommentar" in text(unclear)) == (422, True)
    typed = {"p1": "Ikkje <b>tidlegare</b>", "p2": "", "whole": "Bra", "action": "comment"}
    reader.post(link, {"p1": "", "p2": "", "whole": "", "action": "right"})
    assert "Du sa at oppsummeringa stemmer" in text(reader.get(link))
    assert SummaryReply.objects.get(participant__letter="A").is_right
    reader.post(link, {**typed, "p2": "Nei"})
    changed = text(reader.get(f"{link}?endre=1"))
    assert ("Ikkje &lt;b&gt;" in changed, ">Nei</textarea>" in changed) == (True, True)
    done = text(reader.post(link, typed, follow=True))
    assert ("dei 2 kommentarane dine" in done, "Endre svaret" in done) == (True, True)

    page = text(client.get(Summary.objects.get().get_absolute_url()))
    assert "Ikkje &lt;b&gt;tidlegare&lt;/b&gt;" in page
    assert [(one.paragraph, one.text[:4]) for one in SummaryComment.objects.all()] == [
        (1, "Ikkj"),
        (None, "Bra"),
    ]
    told = [one for one in mailoutbox if one.to == [kari.email]]
    assert told == []
    empty_outbox()
    assert [one.to for one in mailoutbox if one.to == [kari.email]] == [
        [kari.email]
    ] * 2  # once a day


@pytest.mark.django_db
def test_link_that_did_not_arrive_is_sent_anew_to_one_letter_and_the_old_one_is_dead(
    client, kari, group, mailoutbox
):
    summary = written(client, group, "Mange ville bli spurt tidligere.")
    send(client, summary)
    old = links(mailoutbox)["B"]
    again = address("summary-send-one", summary.pk)

    def sent_to(letter):
        return text(client.post(again, {"letter": letter}, follow=True))

    assert "for mindre enn 24 timer siden" in sent_to("B")
    assert "ikke lagret noen e-postadresse" in sent_to("C")
    assert "samtykket gjelder ikke" in sent_to("D")
    Mail.objects.update(ordered_at=timezone.now() - timedelta(hours=25))
    keep_contact(
        informant=group.participants.get(letter="C").informant, name="Sen Navnesen",
        email="c@postkasse.invalid", phone="", delete_on=today() + timedelta(days=9),
    )  # fmt: skip
    assert "En ny lenke er på vei til B" in sent_to("B")
    assert "En ny lenke er på vei til C" in sent_to("C")
    found = links(mailoutbox)
    assert found["B"] != old
    assert client.__class__().get(old).status_code == 410
    assert [client.__class__().get(found[box]).status_code for box in "BC"] == [200, 200]


@pytest.mark.django_db
def test_withdrawing_closes_the_link_and_takes_comment_and_quote_away(
    client, kari, group, mailoutbox
):
    passage = turn(group, "A", ALLOWED, kari)
    summary = written(client, group, f"Om buss:\n\n[sitat {passage.pk}]")
    send(client, summary)
    found = links(mailoutbox)
    first, second = client.__class__(), client.__class__()
    for reader, box in ((first, "A"), (second, "B")):
        reader.post(found[box])
    sent = {"p1": "", "p2": "Slik var det ikke", "whole": "", "action": "comment"}
    first.post(found["A"], sent)
    assert SummaryComment.objects.get().paragraph == 2
    assert "Slik var det ikke" in text(client.get(address("summary", summary.pk)))
    assert "Slik var det ikke" in text(first.get(found["A"]))

    speaker = group.participants.get(letter="A")
    withdraw_consent(informant=speaker.informant_id, way="link", reason="Vil ikke", by=kari)

    researchers, other = (
        text(client.get(address("summary", summary.pk))),
        text(second.get(found["B"])),
    )
    gone = first.get(found["A"])
    for words in (ALLOWED, "Slik var det ikke"):
        assert words not in researchers + other + text(gone)
    assert "Et sitat er tatt bort" in other
    assert (gone.status_code, "trukket tilbake" in text(gone)) == (410, True)
    Consent.objects.filter(informant__participant__letter="B").update(withdrawn_at=timezone.now())
    closed = second.get(found["B"])
    assert (closed.status_code, "Om buss" in text(closed)) == (410, False)


@pytest.mark.django_db
def test_words_copied_into_a_draft_go_with_their_speaker_and_an_open_page_cannot_bring_them_back(
    client, kari, group
):
    turn(group, "A", ALLOWED, kari)
    turn(group, "B", KEPT_BACK, kari)
    copied = f"Noen sa at {ALLOWED.lower()}. Andre sa at {KEPT_BACK.lower()}. Mange nikket."
    summary = written(client, group, copied)
    url = address("summary-form", summary.pk)
    page = client.get(url)
    desk, people = page.context["desk"], page.context["people"]
    speaker = group.participants.get(letter="A")

    withdraw_consent(informant=speaker.informant_id, way="link", reason="Vil ikke", by=kari)

    open_page = {"text": f"{copied} Og mer.", "people": people, "base": desk.base, "tab": "x"}
    saved = client.post(address("summary-save", summary.pk), {**open_page, "seq": "2"})
    assert (saved.status_code, "trukket seg" in text(saved)) == (422, True)
    assert "trukket seg" in text(client.post(url, {**open_page, "seq": "3"}, follow=True))
    drafts = str([*Draft.objects.values(), *DraftRevision.objects.values()])
    drafts += str(list(DraftConflict.objects.values()))
    assert (ALLOWED.lower() in drafts, KEPT_BACK.lower() in drafts) == (False, True)
    assert "Mange nikket" in text(client.get(url))


@pytest.mark.django_db
def test_reminder_goes_once_to_those_who_have_not_answered_and_nobody_is_named(
    client, kari, group, mailoutbox
):
    summary = written(client, group, "Mange ville bli spurt tidligere.")
    send(client, summary)
    found = links(mailoutbox)
    reader = client.__class__()
    reader.post(found["A"])
    reader.post(found["A"], {"p1": "", "whole": "", "action": "right"})

    Mail.objects.filter(kind="summary-reminder").update(due_at=timezone.now())
    empty_outbox()
    empty_outbox()

    reminded = [one.to[0][0] for one in mailoutbox if one.subject.startswith("Påminnelse")]
    assert sorted(reminded) == ["b", "e", "f"]
    for one in mailoutbox:
        assert "Navnesen" not in one.body + one.subject
        assert "spurt tidligere" not in one.body
    assert KeyLookup.objects.count() == 7  # four links, three reminders
    page = text(client.get(address("summary", summary.pk)))
    assert ("1 av 4 har svart" in page, "postkasse" in page) == (True, False)

    Summary.objects.update(answer_by=today() - timedelta(days=1))
    late = client.__class__().get(found["B"])
    assert (late.status_code, "Svarfristen er ute" in text(late)) == (410, True)


@pytest.mark.django_db
def test_ten_hours_of_quotes_come_page_by_page_at_one_price_those_marked_as_quotes_first(
    client, kari, group
):
    turn(group, "A", "Først sagt", kari)
    client.post(address("summary-begin", group.pk), {"language": "nb"})
    url = address("summary-form", Summary.objects.get().pk)
    client.get(url)  # what is asked for once a process
    asked = []
    for more in (1, 38):
        for number in range(more):
            turn(group, "A", f"Ord {number} av {more}", kari)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(url)
        asked.append(len(queries))
    group.notes.filter(text="Ord 37 av 38.").update(marks=["quote"])

    first = client.get(url).context["quotes"]
    second = client.get(url, {"side": "2"}).context["quotes"]

    assert asked[1] <= asked[0] + 1  # the number of the pages, once there is more than one
    assert page.status_code == 200
    assert [one.quote for one in first][:2] == ["Ord 37 av 38", "Først sagt"]
    assert (len(first), len(second)) == (30, 10)
