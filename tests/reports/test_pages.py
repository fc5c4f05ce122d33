"""The report pages: what each role sees and may do, and the way from a file to a passage."""

from html import unescape

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse

from forkommune.work.models import Job
from forkommune.work.services.jobs import end_job
from reports.models import Edition, Sentence
from reports.services import add_sentence
from tests.factories import (
    AnswerFactory,
    DeliverableFactory,
    EditionFactory,
    OfficerFactory,
    PassageFactory,
    ResearcherFactory,
    SecretaryFactory,
    SnapshotFactory,
    SourceTextFactory,
    TextRevisionFactory,
)
from tests.reports.ordering import order_frozen

from .region import measure, region, said, supports

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quiet_queue(monkeypatch):
    monkeypatch.setattr("forkommune.work.tasks.run_job.apply_async", lambda **message: None)


def with_file(edition, data=b"%PDF-1.7 rapport"):
    """The edition with a file of these bytes."""
    edition.file.name = default_storage.save(f"reports/{edition.number}.pdf", ContentFile(data))
    edition.sha256, edition.pages = "a" * 64, 27
    edition.validation = {
        "verdicts": [
            {"profile": "PDF/UA-1", "rules": 104, "passed": True, "validator": "v"},
            {"profile": "PDF/A-2a", "rules": 154, "passed": True, "validator": "v"},
        ]
    }
    edition.save()
    return edition


def page(client, name, *args, user=None):
    if user is not None:
        client.force_login(user)
    answer = client.get(reverse(f"reports:{name}", args=args))
    return answer, " ".join(unescape(answer.content.decode()).split())


def post(client, user, name, *args, **data):
    client.force_login(user)
    return client.post(reverse(f"reports:{name}", args=args), data)


def edition(state="published", audience="public", **more):
    made = EditionFactory(state="ordered", audience=audience, **more)
    with_file(made)
    Edition.objects.filter(pk=made.pk).update(state=state)
    made.refresh_from_db()
    return made


def test_list_names_every_report_without_its_code(client):
    DeliverableFactory(code="D2")
    DeliverableFactory(code="D3", title="Mulige pilotprosjekter")

    _, words = page(client, "report-list")

    assert "Klimaarbeidet i Vestregionen" in words
    assert "Mulige pilotprosjekter" in words
    assert "D3 " not in words


def test_public_sees_published_editions_only_and_nothing_to_press(client):
    shown = edition(number=1, published_at=SnapshotFactory().taken_at)
    edition(state="draft", number=2)

    answer, words = page(client, "report-detail", "D2")

    assert [row.edition for row in answer.context["rows"]] == [shown]
    assert "Følger PDF/UA-1, PDF/A-2a" in words
    assert "Last ned PDF (27 sider, 1 kB)" in words
    assert "Bestill" not in words
    assert "Publiser utgave" not in words
    assert "Legg til en setning" not in words


def test_an_edition_is_read_on_the_web_with_its_files_and_what_changed(client):
    changes = {"number": 1, "published": True, "on": "2017-11-01", "snapshot": "0" * 64, "rows": []}
    snapshot = SnapshotFactory(data={"changes": changes, "passages": [], "quotes": []})
    shown = edition(number=2, snapshot=snapshot, published_at=snapshot.taken_at)
    shown.web.save("d2.html", ContentFile("<h2 id=status>Ærlig status</h2>".encode()))

    listed, words = page(client, "report-detail", "D2")
    answer = client.get(reverse("reports:edition-read", args=["D2", 2]))

    assert "Endringer siden utgave 1: 0 steder" in words
    assert f'href="{answer.request["PATH_INFO"]}#endringer"' in listed.content.decode()
    assert "<h2 id=status>Ærlig status</h2>" in answer.content.decode()
    assert "Dette er et utkast" not in answer.content.decode()


def test_a_published_edition_says_nothing_of_the_draft_before_it(client):
    changes = {
        "number": 1,
        "published": False,
        "on": "2017-11-01",
        "snapshot": "0" * 64,
        "rows": [],
    }
    snapshot = SnapshotFactory(data={"changes": changes, "passages": [], "quotes": []})
    edition(number=2, snapshot=snapshot, published_at=snapshot.taken_at)

    _, words = page(client, "report-detail", "D2")

    assert "Utgave 2" in words
    assert "siden utkast" not in words


def test_a_code_in_small_letters_leads_to_the_report(client):
    DeliverableFactory(code="D2")

    answer = client.get("/rapporter/d2/")

    assert (answer.status_code, answer.url) == (301, "/rapporter/D2/")
    assert client.get("/rapporter/d3/").status_code == 404


def test_list_costs_the_same_with_one_edition_and_with_many(client, django_assert_num_queries):
    edition(number=1)
    with django_assert_num_queries(2):  # deliverables, editions
        client.get(reverse("reports:report-list"))
    for number in range(2, 7):
        edition(number=number)

    with django_assert_num_queries(2):
        client.get(reverse("reports:report-list"))


@pytest.mark.parametrize(
    ("role", "audiences"),
    [(SecretaryFactory, ["public"]), (ResearcherFactory, ["public", "internal"])],
)
def test_order_form_offers_the_readers_that_the_role_may_order_for(client, role, audiences):
    DeliverableFactory()

    answer, _ = page(client, "report-detail", "D2", user=role())

    choices = [value for value, _ in answer.context["order_form"].fields["audience"].choices]
    assert choices == audiences


def test_order_answers_before_the_data_are_gathered_and_shows_the_work_under_way(client):
    region(1)
    user = SecretaryFactory()

    answer = post(client, user, "report-order", "D2", audience="public", profile="archive")
    _, words = page(client, "report-detail", "D2")

    assert answer["Location"] == reverse("reports:report-detail", args=["D2"])
    assert "Utgave 1 er bestilt." in words
    assert "<progress" in words
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in words
    assert Edition.objects.get().snapshot is None
    assert "Datagrunnlag per" not in words


def test_second_click_orders_nothing_new(client):
    region(1)
    user = SecretaryFactory()

    for _click in range(2):
        post(client, user, "report-order", "D2", audience="public", profile="archive")

    assert (Edition.objects.count(), Job.objects.count()) == (1, 1)


def test_who_orders_what_another_is_having_made_is_told_whose_it_is_and_who_gets_the_mail(client):
    region(1)
    first, second = ResearcherFactory(name="Fia Forsker"), SecretaryFactory()

    post(client, first, "report-order", "D2", audience="public", profile="archive")
    _, to_first = page(client, "report-detail", "D2")
    post(client, second, "report-order", "D2", audience="public", profile="archive")
    _, to_second = page(client, "report-detail", "D2")

    assert Edition.objects.count() == 1
    assert "Du får en e-post når jobben er ferdig." in to_first
    assert "Utgave 1 er allerede under arbeid: Fia Forsker har bestilt den." in to_second
    assert "Fia Forsker har bestilt arbeidet og får en e-post når det er ferdig." in to_second
    assert "Du får en e-post" not in to_second.split('id="utgaver"')[0]


def test_secretariat_cannot_order_for_researchers(client):
    region(1)

    answer = post(
        client, SecretaryFactory(), "report-order", "D2", audience="internal", profile="archive"
    )

    assert answer.status_code == 422
    assert "Feil:" in answer.content.decode()
    assert Edition.objects.count() == 0


def test_order_of_a_report_that_is_not_built_says_which_one_is(client):
    DeliverableFactory(code="D8")

    user = SecretaryFactory()
    post(client, user, "report-order", "D8", audience="public", profile="archive")
    _, words = page(client, "report-detail", "D8")

    assert (
        "D8 kan ikke lages ennå. Rapportene som kan lages nå, er D1, D2, D3, D4, D5, D6, D7."
        in words
    )
    assert "Denne rapporten kan ikke lages ennå." in words


def test_report_that_was_not_made_tells_why(client):
    made, user = region(1), SecretaryFactory()
    ordered = order_frozen(
        deliverable=made.deliverable, audience="public", profile="archive", by=user
    )
    end_job(Job.objects.filter(pk=ordered.job_id), "failed", "Skriftene mangler.")

    _, words = page(client, "report-detail", "D2", user=user)

    assert "Ikke laget" in words
    assert "Skriftene mangler." in words


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("report-order", ["D2"]),
        ("edition-publish", ["D2", 1]),
        ("edition-withdraw", ["D2", 1]),
        ("sentence-add", ["D2"]),
        ("sentence-remove", ["D2", 1]),
    ],
)
def test_acts_are_hidden_from_officers_and_ask_strangers_to_log_in(client, name, args):
    edition(number=1)
    address = reverse(f"reports:{name}", args=args)

    stranger = client.post(address)
    client.force_login(OfficerFactory())
    officer = client.post(address)

    assert stranger.status_code == 302
    assert "/konto/" in stranger["Location"]
    assert officer.status_code == 404
    assert client.get(address).status_code == 405


def test_file_comes_as_an_attachment_that_no_browser_guesses_about(client):
    edition(number=3)

    answer = client.get(reverse("reports:edition-download", args=["D2", 3]))

    assert b"".join(answer.streaming_content) == b"%PDF-1.7 rapport"
    answer.close()
    assert answer["Content-Disposition"] == (
        'attachment; filename="klimaarbeidet-i-vestregionen-utgave-3.pdf"'
    )
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == (
        "application/pdf",
        "nosniff",
    )


@pytest.mark.parametrize(
    ("state", "audience", "role", "status"),
    [
        ("published", "public", None, 200),
        ("draft", "public", None, 404),
        ("withdrawn", "public", None, 404),
        ("draft", "public", OfficerFactory, 404),
        ("draft", "public", SecretaryFactory, 200),
        ("draft", "internal", SecretaryFactory, 404),
        ("draft", "internal", ResearcherFactory, 200),
    ],
)
def test_who_may_download_what(client, state, audience, role, status):
    edition(state=state, audience=audience, number=1)
    if role:
        client.force_login(role())

    answer = client.get(reverse("reports:edition-download", args=["D2", 1]))
    sent = answer["Content-Type"] == "application/pdf"
    answer.close()

    assert (answer.status_code, sent) == (status, status == 200)


def test_a_file_that_is_gone_from_the_disk_is_said_and_not_offered(client):
    made = edition(number=1)
    made.file.storage.delete(made.file.name)

    page = client.get(reverse("reports:report-detail", args=["D2"]))
    answer = client.get(reverse("reports:edition-download", args=["D2", 1]))

    assert page.status_code == 200
    assert "Filen mangler på disken" in page.content.decode()
    assert reverse("reports:edition-download", args=["D2", 1]) not in page.content.decode()
    assert answer.status_code == 404


def cited(interviewed=1):
    """An edition that cites one passage of an interview, under its reference."""
    made = region(1, interviewed=interviewed)
    passage = supports(
        said(made.interviews[0], "Vi har gjort det."), measure(made.municipalities[0], "Noe").claim
    )
    ordered = order_frozen(
        deliverable=made.deliverable, audience="public", profile="archive", by=None
    )
    return made, passage, ordered, ordered.citations.get()


def test_way_from_a_sentence_in_the_file_leads_a_researcher_to_the_passage(client):
    _, passage, ordered, citation = cited()
    address = reverse("reports:passage-way", args=["D2", ordered.number, citation.reference])

    stranger = client.get(address)
    client.force_login(ResearcherFactory())
    researcher = client.get(address)

    assert stranger["Location"].endswith(f"?next={address}")
    assert researcher["Location"] == reverse("evidence:passage-detail", args=[passage.pk])
    # What stands in the file is written without the resolver, so that bytes depend on data alone.
    assert address == f"/rapporter/D2/utgave/{ordered.number}/utdrag/{citation.reference}/"


@pytest.mark.parametrize("role", [SecretaryFactory, OfficerFactory])
def test_way_to_a_passage_ends_where_it_was_not_released(client, role):
    _, _, ordered, citation = cited()
    Edition.objects.update(state="published", sha256="a" * 64)
    client.force_login(role())

    answer = client.get(
        reverse("reports:passage-way", args=["D2", ordered.number, citation.reference])
    )

    assert (answer.status_code, citation.passage.quote in answer.content.decode()) == (404, False)


def test_reference_of_another_edition_leads_nowhere(client):
    made, _, first, citation = cited()
    other = order_frozen(
        deliverable=made.deliverable, audience="internal", profile="archive", by=None
    )
    client.force_login(ResearcherFactory())

    answer = client.get(
        reverse("reports:passage-way", args=["D2", other.number, citation.reference])
    )

    assert first.number != other.number
    assert answer.status_code == 404


def test_passage_page_lists_the_editions_and_sentences_that_rest_on_it(client):
    made, passage, ordered, citation = cited()
    user = ResearcherFactory()
    add_sentence(
        deliverable=made.deliverable,
        text="Alt går bra.",
        passages=[passage],
        nature="fact",
        by=user,
    )
    client.force_login(user)

    words = " ".join(
        unescape(
            client.get(reverse("evidence:passage-detail", args=[passage.pk])).content.decode()
        ).split()
    )

    assert f"utgave {ordered.number}</a>" in words
    assert f"som {citation.reference} · bestilt" in words
    assert "Alt går bra." in words


def test_way_back_from_a_passage_leads_to_the_interview_for_those_who_may_open_it(client):
    made, passage, _, _ = cited()
    [interview] = made.interviews
    AnswerFactory(interview=interview, source=passage.revision.source)
    address = reverse("evidence:passage-detail", args=[passage.pk])

    client.force_login(ResearcherFactory())
    words = client.get(address).content.decode()
    client.force_login(SecretaryFactory())
    refused = client.get(address).content.decode()

    link = f'href="{interview.get_absolute_url()}">Intervjuet med {interview.municipality.name}'
    assert link in words
    assert link not in refused


def test_way_forward_from_a_passage_leads_to_its_place_in_the_report(client):
    made, passage, ordered, citation = cited()
    sentence = add_sentence(
        deliverable=made.deliverable,
        text="Alt går bra.",
        passages=[passage],
        nature="fact",
        by=ResearcherFactory(),
    )
    Edition.objects.update(web="reports/1.html", state="draft", sha256="0" * 64)
    address = reverse("evidence:passage-detail", args=[passage.pk])

    client.force_login(ResearcherFactory())
    words = client.get(address).content.decode()
    Edition.objects.update(state="not_made", web="")
    without = client.get(address).content.decode()

    assert f'href="/rapporter/D2/utgave/{ordered.number}/#{citation.reference}"' in words
    assert f'href="/rapporter/D2/#setning-{sentence.pk}"' in words
    assert citation.reference not in without


def test_researcher_adds_a_sentence_with_its_passages_and_takes_it_out(client):
    made, user = region(1, interviewed=1), ResearcherFactory()
    passage = said(made.interviews[0], "Tiden mangler alltid.")

    post(
        client,
        user,
        "sentence-add",
        "D2",
        text="Tiden mangler.",
        nature="fact",
        passages=passage.pk,
    )
    written = Sentence.objects.get()
    _, words = page(client, "report-detail", "D2")

    assert list(written.claim.supports.values_list("passage", flat=True)) == [passage.pk]
    assert "«Tiden mangler alltid.»" in words
    post(client, user, "sentence-remove", "D2", written.pk)
    assert Sentence.objects.count() == 0


def test_nul_among_the_words_of_the_search_is_no_fault_of_the_portal(client):
    DeliverableFactory()
    sent = {"words": "a\0b", "text": "a\0b", "nature": "fact", "passages": "1"}

    assert post(client, ResearcherFactory(), "sentence-add", "D2", **sent).status_code == 422


def test_sentence_without_passages_comes_back_with_what_was_written(client):
    region(1)

    answer = post(
        client, ResearcherFactory(), "sentence-add", "D2", text="Uten kilde.", nature="fact"
    )

    assert answer.status_code == 422
    assert "Uten kilde." in answer.content.decode()
    assert Sentence.objects.count() == 0


def test_search_finds_passages_by_their_words(client):
    made = region(1, interviewed=1)
    said(made.interviews[0], "Bussene er fulle.")
    wanted = said(made.interviews[0], "Syklene er få.")
    client.force_login(ResearcherFactory())

    answer = client.get(reverse("reports:report-detail", args=["D2"]), {"sok": "sykl"})

    field = answer.context["sentence_form"].fields["passages"]
    assert list(field.queryset) == [wanted]


def test_public_document_can_be_reached_by_its_reader(client):
    made = region(1)
    source = SourceTextFactory(kind="plan", informant=None, title="Klimaplan 2010")
    revision = TextRevisionFactory(source=source, text="Ned med utslippene.")
    passage = PassageFactory(revision=revision, start=0, end=19, quote="Ned med utslippene.")
    supports(passage, measure(made.municipalities[0], "Noe").claim)
    ordered = order_frozen(
        deliverable=made.deliverable, audience="public", profile="archive", by=None
    )
    client.force_login(SecretaryFactory())

    answer = client.get(
        reverse(
            "reports:passage-way", args=["D2", ordered.number, ordered.citations.get().reference]
        )
    )

    assert answer["Location"] == reverse("evidence:passage-detail", args=[passage.pk])


def test_publishing_is_refused_in_words_and_withdrawal_asks_why(client):
    ordered = edition(state="ordered", number=1)
    user = SecretaryFactory()

    post(client, user, "edition-publish", "D2", 1)
    _, words = page(client, "report-detail", "D2")
    assert "bare et ferdig utkast kan publiseres" in words

    Edition.objects.filter(pk=ordered.pk).update(state="published")
    assert post(client, user, "edition-withdraw", "D2", 1, reason="").status_code == 422
    post(client, user, "edition-withdraw", "D2", 1, reason="Feil tall")
    assert Edition.objects.get().state == "withdrawn"
