"""Documents come in whole or not at all, in versions that stay; findings say on which they rest."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from forkommune.evidence.models import Claim, Passage, SourceText, TextReading
from forkommune.evidence.services import mark_quote, write_text
from forkommune.search.indexables import indexables
from forkommune.search.indexing import stale
from forkommune.search.models import SearchEntry
from forkommune.terms.models import Term
from forkommune.work.loading import Tally, taxonomy
from forkommune.work.models import HistoryEntry, Job, Mail
from forkommune.work.services.running import perform
from municipalities.models import Deadline, PlanDocument, PlanPage, PlanTarget, PlanVersion
from municipalities.plans import services
from municipalities.plans.findings import create_target
from municipalities.plans.reading.limits import MAX_BYTES
from municipalities.plans.services import Content, Refused, add_version, read_at_once
from municipalities.register import words
from tests.factories import (
    MeasureFactory,
    MunicipalityFactory,
    PlanDocumentFactory,
    PlanPageFactory,
    PlanVersionFactory,
    SecretaryFactory,
    SupportFactory,
    TermFactory,
)

from .files import SENTENCE, locked, pdf, scanned

pytestmark = pytest.mark.django_db
MORE = "Utslippene skal reduseres med 20 prosent innen 2020, sammenlignet med 1991."
WORD = "kommunale bygg"


def rows() -> tuple[int, ...]:
    return tuple(m.objects.count() for m in (PlanDocument, PlanVersion, PlanPage, SourceText, Job))


def pasted(text: str) -> Content:
    return Content(text.encode(), is_pasted=True)


def take(plan, researcher, text: str) -> PlanVersion:
    content = pasted(text)
    return add_version(document=plan, content=content, read=read_at_once(content), by=researcher)


def test_a_file_becomes_a_version_whose_pages_are_texts_to_code(client, media, researcher, plan):
    client.force_login(researcher)
    sent = pdf(SENTENCE, MORE)

    client.post(
        reverse("municipalities:plan-version-add", args=[plan.pk]),
        {"file": SimpleUploadedFile("../../klima plan.pdf", sent), "dated_on": "14.11.2016"},
    )

    version = plan.versions.get()
    assert (version.number, version.format, version.has_pages) == (1, "pdf", True)
    assert (version.file_name, version.added_by) == ("klima plan.pdf", researcher)
    assert [(p.source.place, p.source.current.text) for p in version.pages.all()] == [
        ("side 1", SENTENCE),
        ("side 2", MORE),
    ]
    assert {p.source.title for p in version.pages.all()} == {"Energi- og klimaplan, versjon 1"}
    assert {p.source.organisation for p in version.pages.all()} == {
        plan.municipalities.get().organisation
    }
    page = client.get(plan.get_absolute_url()).content.decode()
    assert reverse("evidence:source-code", args=[version.pages.first().source_id]) in page
    answer = client.get(reverse("municipalities:plan-file", args=[plan.pk, 1]))
    assert b"".join(answer.streaming_content) == sent
    assert answer["Content-Disposition"] == 'attachment; filename="energi-og-klimaplan-v1.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (locked(), "låst med et passord"),
        (scanned(), "ingen tekst i dokumentet"),
        (b"MZ\x90\x00", "Innholdet er EXE"),
        (b"x" * (MAX_BYTES + 1_000_000), "Filen er på 61 MB"),
    ],
    ids=["locked", "scanned", "program", "large"],
)
def test_a_file_that_cannot_be_read_leaves_nothing_behind(client, media, researcher, sent, said):
    client.force_login(researcher)
    municipality = MunicipalityFactory()
    kind = TermFactory(vocabulary="document_type", code="climate_energy_plan")
    before = rows()

    answer = client.post(
        reverse("municipalities:plan-create"),
        {
            "title": "Ny plan",
            "municipality": municipality.pk,
            "document_type": kind.pk,
            "file": SimpleUploadedFile("plan.pdf", sent),
        },
    )

    assert answer.status_code == 422
    assert said in " ".join(answer.context["form"].errors["file"])
    assert rows() == before
    assert not media.exists() or not [file for file in media.rglob("*") if file.is_file()]


def test_pages_without_text_are_told_of_by_number(client, media, researcher, plan):
    client.force_login(researcher)
    long = f"{SENTENCE} {MORE} " * 3
    pages = [long, "", long, "", "", ""]

    page = client.post(
        reverse("municipalities:plan-version-add", args=[plan.pk]),
        {"file": SimpleUploadedFile("plan.pdf", pdf(*pages))},
        follow=True,
    ).content.decode()

    assert "På 4 av 6 sider var det ingen tekst å lese" in page
    assert "Side 2, 4–6." in page


def test_same_content_under_another_title_is_told_of(client, researcher, plan):
    take(plan, researcher, f"{SENTENCE} {MORE}")
    client.force_login(researcher)
    other = PlanDocumentFactory(title="Klimaplanen vår")

    page = client.post(
        reverse("municipalities:plan-version-add", args=[other.pk]),
        {"text": f"{SENTENCE} {MORE}", "url": "https://example.no/plan"},
        follow=True,
    ).content.decode()

    assert "Akkurat det samme innholdet er også inne som «Energi- og klimaplan»" in page


def test_back_of_a_cover_is_nothing_to_warn_of(client, media, researcher, plan):
    client.force_login(researcher)

    take(plan, researcher, "\f".join([f"{SENTENCE} {MORE}"] * 12 + [""] + [SENTENCE]))

    assert "ingen tekst å lese på" not in client.get(plan.get_absolute_url()).content.decode()


@pytest.mark.parametrize("text", ["hei", "😀" * 2000])
def test_pasted_text_without_words_is_refused_as_such(client, researcher, plan, text):
    client.force_login(researcher)

    answer = client.post(
        reverse("municipalities:plan-version-add", args=[plan.pk]),
        {"text": text, "url": "https://example.no/", "dated_on": "1.1.2090"},
    )
    dated = answer.context["form"].errors["dated_on"]
    answer = client.post(
        reverse("municipalities:plan-version-add", args=[plan.pk]),
        {"text": text, "url": "https://example.no/"},
    )

    assert dated == ["Datoen er ikke kommet ennå. Skriv den datoen som står på dokumentet"]
    assert answer.context["form"].errors["text"] == [
        "Den innlimte teksten har nesten ingen ord. Lim inn det som står i dokumentet."
    ]


def test_pasted_text_needs_its_address_and_makes_a_document_that_is_new(client, researcher):
    client.force_login(researcher)
    sent = {
        "title": "Referat fra klimautvalget",
        "municipality": MunicipalityFactory(name="Flå").pk,
        "document_type": TermFactory(vocabulary="document_type", code="case_paper").pk,
        "text": f"{SENTENCE}\f{MORE}",
    }
    address = reverse("municipalities:plan-create")

    refused = client.post(address, sent)
    taken = client.post(address, {**sent, "url": "https://example.no/referat"})

    assert refused.context["form"].errors["url"] == [
        "Skriv adressen der den innlimte teksten ligger."
    ]
    document = PlanDocument.objects.get()
    assert taken["Location"] == document.get_absolute_url()
    assert not PlanDocument.objects.counting_as_plan().exists()
    assert [page.source.url for page in document.versions.get().pages.all()] == [
        "https://example.no/referat"
    ] * 2
    assert "teller ikke som plan" in client.get(document.get_absolute_url()).content.decode()


def test_the_same_content_twice_is_one_version(researcher, plan):
    take(plan, researcher, SENTENCE)

    with pytest.raises(Refused) as refusal:
        take(plan, researcher, SENTENCE)

    assert "versjon 1" in str(refusal.value)
    assert plan.versions.count() == 1


@pytest.fixture
def ordered(media, researcher, plan, monkeypatch, settings):
    """A version of a document that takes too long to be read at once."""

    def order(data: bytes) -> PlanVersion:
        return add_version(document=plan, content=Content(data), read=None, by=researcher)

    return order


def test_a_long_document_is_read_by_a_worker_that_tells_how_far_it_is(ordered, client, researcher):
    version = ordered(pdf(SENTENCE, MORE))
    client.force_login(researcher)
    waiting = client.get(version.document.get_absolute_url()).content.decode()

    perform(version.job_id, "prøve")

    assert "leses nå" in waiting
    assert list(PlanPage.objects.values_list("number", flat=True)) == [1, 2]
    job = Job.objects.get()
    assert (job.state, job.result, job.step, job.steps) == ("done", {"pages": 2}, 1, 1)


def test_a_long_document_that_turns_out_to_be_scanned_is_taken_away_with_its_file(
    ordered, client, media, researcher, plan, django_capture_on_commit_callbacks
):
    version = ordered(scanned())
    client.force_login(researcher)

    with django_capture_on_commit_callbacks(execute=True):
        perform(version.job_id, "prøve")

    assert not PlanVersion.objects.exists()
    assert not [file for file in media.rglob("*") if file.is_file()]
    assert "ingen tekst i dokumentet" in Job.objects.get(state="failed").message
    assert "ingen tekst i dokumentet" in client.get(plan.get_absolute_url()).content.decode()
    assert "ingen tekst i dokumentet" in Mail.objects.get().body


def test_a_finding_says_its_version_and_is_marked_when_a_newer_one_is_in(client, researcher, plan):
    first = take(plan, researcher, f"{MORE} Gamle ord.")
    passage = mark_quote(revision=first.pages.get().source.current, quote=MORE, by=researcher)
    target = create_target(passage=passage, title="20 prosent", by=researcher, scope="area")
    client.force_login(researcher)
    before = client.get(target.claim.get_absolute_url()).content.decode()

    second = take(plan, researcher, f"{MORE} Nye ord.")

    assert "Energi- og klimaplan, versjon 1" in before
    assert "En nyere versjon er inne" not in before
    for address in (target.claim.get_absolute_url(), passage.get_absolute_url()):
        assert "En nyere versjon er inne" in client.get(address).content.decode()
    page = client.get(plan.get_absolute_url()).context["page"]
    assert (page.version, page.outdated) == (second, 1)
    assert [(row.claim, row.newer) for row in page.resting] == [(target.claim, 2)]


@pytest.mark.parametrize(
    ("kind", "typed", "made"),
    [
        (
            "target",
            {},
            lambda: PlanTarget.objects.values_list(
                "change_percent", "base_year", "target_year"
            ).get(),
        ),
        ("deadline", {}, lambda: Deadline.objects.values_list("year", "day").get()),
    ],
)
def test_what_the_words_say_is_filled_in_so_that_saving_is_enough(
    client, researcher, plan, kind, typed, made
):
    version = take(plan, researcher, MORE)
    passage = mark_quote(revision=version.pages.get().source.current, quote=MORE, by=researcher)
    client.force_login(researcher)
    address = reverse("evidence:claim-make", args=[passage.pk, kind])
    form = client.get(address).context["form"]

    shown = {name: form[name].value() for name in form.fields}
    client.post(address, {n: getattr(v, "pk", v) for n, v in shown.items() if v is not None})

    assert made() == {"target": (-20, 1991, 2020), "deadline": (2020, None)}[kind]
    assert Claim.objects.get().supports.get().passage == passage


def test_only_plans_have_targets(client, researcher):
    from tests.factories import PassageFactory

    client.force_login(researcher)

    answer = client.get(reverse("evidence:claim-make", args=[PassageFactory().pk, "target"]))

    assert answer.status_code == 404


def test_pages_of_all_plans_are_searched_in_their_newest_version(client, researcher, plan):
    take(plan, researcher, "Kommunen skal bygge fjernvarme i sentrum.")
    version = take(plan, researcher, "Kommunen skal bygge sykkelveier. <b>Fet</b> skrift.")
    client.force_login(researcher)

    def hits(words: str) -> list[PlanPage]:
        answer = client.get(reverse("municipalities:plan-list"), {"q": words})
        return [hit.page for hit in answer.context["hits"]]

    assert hits("sykkelvei") == [version.pages.get()]
    assert hits("fjernvarme") == []
    assert hits("sykkelvegar") == [version.pages.get()]
    assert hits("Sigdal") == [version.pages.get()]
    page = client.get(reverse("municipalities:plan-list"), {"q": "sykkelvei"}).content.decode()
    assert "<mark>sykkelveier</mark>" in page
    assert "&lt;b&gt;Fet&lt;/b&gt;" in page


def test_a_question_without_a_word_finds_nothing_and_says_so(client, researcher, plan):
    client.force_login(researcher)

    answer = client.get(reverse("municipalities:plan-list"), {"q": "'; --"})

    assert (answer.status_code, list(answer.context["page_obj"])) == (200, [])


def test_what_search_knows_of_a_page_follows_every_change(researcher, plan):
    page = take(plan, researcher, SENTENCE).pages.get()

    write_text(source=page.source, text="Noe ganske annet.", by=researcher)
    plan.title = "Kommunedelplan"
    plan.save()
    plan.municipalities.add(MunicipalityFactory(name="Krødsherad"))

    assert stale(indexables.get(services.PAGE)) == ({}, set())


@pytest.mark.parametrize("name", ["plan-list", "plan-document"])
def test_pages_cost_the_same_with_one_row_and_with_twelve(
    client, researcher, name, django_assert_max_num_queries, django_assert_num_queries
):
    def add(number: int) -> PlanDocument:
        document = PlanDocumentFactory()
        document.municipalities.add(MunicipalityFactory())
        version = PlanVersionFactory(document=document, number=number)
        page = PlanPageFactory(version=version)
        passage = mark_quote(revision=page.source.current, quote="kommunale bygg", by=researcher)
        measure = MeasureFactory()
        measure.claim.supports.create(passage=passage)
        return document

    client.force_login(researcher)
    document = add(1)
    address = reverse(f"municipalities:{name}", args=[document.pk] if "document" in name else [])
    client.get(address)  # what is asked once for all is known
    with django_assert_max_num_queries(40) as one:
        client.get(address)

    for number in range(2, 13):
        add(number)
        PlanPageFactory(version=PlanVersionFactory(document=document, number=number))
        PlanPageFactory(version=document.versions.get(number=1))

    with django_assert_num_queries(len(one)):
        client.get(address)


def test_the_secretariat_reads_real_documents_and_no_invented_ones(client, plan):
    invented = PlanDocumentFactory(is_invented=True)
    for document in (plan, invented):
        version = PlanVersionFactory(document=document)
        PlanPageFactory(version=version, source__is_invented=document.is_invented)
    client.force_login(SecretaryFactory())

    shown = {
        document: [
            v.document for v in client.get(document.get_absolute_url()).context["page"].versions
        ]
        for document in (plan, invented)
    }

    assert shown == {plan: [plan], invented: []}
    assert Passage.objects.count() == 0


def test_a_wrong_version_is_taken_out_with_its_pages_file_and_reason(
    client, media, researcher, plan, django_capture_on_commit_callbacks
):
    client.force_login(researcher)
    content = Content(pdf(SENTENCE), "annen kommune.pdf")
    wrong = add_version(document=plan, content=content, read=read_at_once(content), by=researcher)
    right = take(plan, researcher, MORE)
    path = reverse("municipalities:plan-version-remove", args=[plan.pk, wrong.number])

    unsaid = client.post(path, {"reason": " "})
    with django_capture_on_commit_callbacks(execute=True):
        client.post(path, {"reason": "Filen er Modums"})

    assert unsaid.status_code == 422
    assert list(plan.versions.all()) == [right]
    assert [p.source.current.text for p in PlanPage.objects.all()] == [MORE]
    assert SourceText.objects.count() == 1
    assert [one for one in media.rglob("*") if one.is_file()] == []
    assert SearchEntry.objects.count() == 1
    kept = HistoryEntry.objects.get(table="municipalities_planversion", operation="DELETE")
    assert (kept.actor_id, kept.reason) == (researcher.pk, "Filen er Modums")


def test_a_version_with_work_on_it_is_not_taken_out(client, media, researcher, plan):
    client.force_login(researcher)
    version = take(plan, researcher, SENTENCE)
    page = version.pages.get()
    mark_quote(revision=page.source.current, quote=WORD, by=researcher)
    TextReading.objects.create(source=page.source, coder=researcher)
    path = reverse("municipalities:plan-version-remove", args=[plan.pk, version.number])

    shown = client.get(path).content.decode()
    answer = client.post(path, {"reason": "Feil fil"})

    assert "1 utdrag er merket" in shown
    assert "1 side er merket som kodet" in shown
    assert "Ta ut versjonen" not in shown
    assert answer.status_code == 422
    assert list(plan.versions.all()) == [version]


def test_findings_on_an_older_version_stand_in_a_list_of_their_own(client, media, researcher, plan):
    client.force_login(researcher)
    page = take(plan, researcher, SENTENCE).pages.get()
    measure = MeasureFactory(claim__statement="Bytte oljekjelen")
    SupportFactory(
        claim=measure.claim,
        passage=mark_quote(revision=page.source.current, quote=WORD, by=researcher),
    )
    MeasureFactory(claim__statement="Uten plan")

    def listed():
        answer = client.get(reverse("evidence:claim-list"), {"vis": "eldre"})
        return [str(claim) for claim in answer.context["page_obj"]]

    before = listed()
    take(plan, researcher, MORE)

    assert before == []
    assert listed() == ["Bytte oljekjelen"]


@pytest.mark.parametrize("code", ["minutes", "draft", "case_paper"])
def test_minutes_and_drafts_do_not_count_as_a_plan(db, code):
    taxonomy.load(Tally())
    document = PlanDocumentFactory(
        document_type=Term.objects.get(vocabulary="document_type", code=code)
    )

    assert not words.is_plan(document)
    assert words.plan_words(document) == "forarbeid"
