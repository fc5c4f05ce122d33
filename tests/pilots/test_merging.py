"""Two examples become one: nothing is lost, addresses go on, and it can be undone."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from forkommune.evidence.models import ClaimLink
from forkommune.evidence.services import link_claims
from forkommune.ui.words import number
from forkommune.work.models import HistoryEntry, PublicationStep, Suggestion
from forkommune.work.services.suggestions import suggest
from pilots.merging.choosing import choices_of, seen_of
from pilots.merging.pairs import pairs
from pilots.models import Adoption, Example, ExampleMerger, ExamplesApart
from pilots.services.apart import tell_apart
from pilots.services.merging import (
    CannotMerge,
    MergedMeanwhile,
    merge_examples,
    undo_merger,
)
from tests.factories import (
    ClaimFactory,
    EffectFactory,
    ExampleBarrierFactory,
    ExampleFactory,
    ExampleFileFactory,
    FundingFactory,
    MunicipalityFactory,
    OfficerFactory,
    OrganisationFactory,
    PilotFactory,
    ResearcherFactory,
    SecretaryFactory,
    StepFactory,
    StoryFactory,
    SupportFactory,
)

pytestmark = pytest.mark.django_db
PAGE = "/eksempler/sla-sammen/"


@pytest.fixture(autouse=True)
def _fresh_counters():
    cache.clear()


@pytest.fixture
def asker():
    organisation = OrganisationFactory(kind="municipality", email="post@asker.invalid")
    return MunicipalityFactory(number="0220", name="Asker", organisation=organisation)


@pytest.fixture
def kari():
    return SecretaryFactory(name="Kari Li")


@pytest.fixture
def kept(asker):
    row = ExampleFactory(
        title="Bysykkel i Asker",
        slug="bysykkel",
        published=True,
        municipalities=[asker],
        effect="200 turer per dag",
        effect_kind="result",
        investment_nok=2_400_000,
        hidden=["contact"],
    )
    StoryFactory(example=row, challenge="Mange kjører korte turer.")
    StepFactory(example=row, position=1, text="Kjøpte sykler")
    EffectFactory(example=row, value=-12)
    row.sources.create(title="Asker: årsmelding", url="https://asker.kommune.no/1", position=1)
    return row


@pytest.fixture
def merged(asker):
    row = ExampleFactory(
        title="Bysykler, Asker",
        slug="bysykler",
        published=True,
        municipalities=[asker, MunicipalityFactory(number="0219", name="Bærum")],
        effect="150 turer per dag",
        effect_kind="result",
        investment_nok=3_000_000,
        hidden=["cost"],
    )
    StoryFactory(example=row, challenge="Trangt på bussen.", advice="Start i det små.")
    StepFactory(example=row, position=1, text="Spurte innbyggerne")
    EffectFactory(example=row, value=-20)
    row.sources.create(title="Avisen", url="https://avisen.no/1", position=1)
    return row


def whole(row):
    return Example.objects.in_full().get(pk=row.pk)


def merge(kept, merged, by, **chosen):
    kept, merged = whole(kept), whole(merged)
    return merge_examples(
        kept=kept, merged=merged, chosen=chosen, seen=seen_of(kept, merged), by=by
    )


def state_of(row):
    """All that an example says and holds, but for the order of time."""
    row = whole(row)
    fields = {f.attname: getattr(row, f.attname) for f in Example._meta.concrete_fields}
    beside = ("steps", "effects", "sources", "adoptions", "barriers", "funding", "files", "pilots")
    rows = {
        name: sorted(
            (one.pk, *(str(getattr(one, f.attname)) for f in one._meta.concrete_fields))
            for one in getattr(row, name).all()
        )
        for name in beside
    }
    story = row.told
    texts = [getattr(story, f.name) for f in story._meta.concrete_fields if f.name != "example"]
    places = sorted(row.municipalities.values_list("number", flat=True))
    supports = sorted(row.claim.supports.values_list("pk", flat=True))
    links = sorted(row.claim.links_out.values_list("pk", flat=True))
    return fields, rows, texts, places, supports, links


def test_what_is_chosen_stands_and_all_else_of_both_is_kept(kept, merged, kari):
    lier = MunicipalityFactory(number="0626", name="Lier")
    Adoption.objects.create(example=merged, municipality=lier, year=2018)
    FundingFactory(example=merged, words="halvparten")
    template = ExampleFileFactory(example=merged)
    pilot = PilotFactory(example=merged)
    support = SupportFactory(claim=merged.claim)
    finding = ClaimFactory()
    link_claims(from_claim=merged.claim, to_claim=finding, kind=ClaimLink.Kind.EXAMPLE_OF, by=kari)

    merge(kept, merged, kari, title="merged", steps="merged", investment_nok="kept")

    one = whole(kept)
    assert (one.title, one.investment_nok) == ("Bysykler, Asker", 2_400_000)
    assert (one.told.challenge, one.told.advice) == (
        "Mange kjører korte turer.", "Start i det små.",
    )  # fmt: skip
    assert [step.text for step in one.steps.all()] == ["Spurte innbyggerne"]
    assert [effect.value for effect in one.effects.all()] == [-12, -20]
    assert [source.title for source in one.sources.all()] == ["Asker: årsmelding", "Avisen"]
    assert {place.number for place in one.municipalities.all()} == {"0220", "0219"}
    assert [adoption.municipality for adoption in one.adoptions.all()] == [lier]
    assert [file.pk for file in one.files.all()] == [template.pk]
    assert one.hidden == ["contact", "cost"]
    pilot.refresh_from_db()
    support.refresh_from_db()
    assert (pilot.example, support.claim) == (kept, kept.claim)
    assert [link.to_claim for link in one.claim.links_out.all()] == [finding]
    other = whole(merged)
    assert (other.state, other.merged_into) == ("merged", kept)
    assert [step.text for step in other.steps.all()] == ["Kjøpte sykler"]


def test_readers_are_led_on_and_told_where_the_two_disagree(client, kept, merged, kari):
    merged.hidden = []
    merged.save()
    client.get(reverse("pilots:example-detail", args=["bysykler"]))
    session = client.session
    session["example_list"] = ["bysykkel", "bysykler"]
    session.save()

    merge(kept, merged, kari)

    moved = client.get("/eksempler/bysykler/?fra=brev")
    assert (moved.status_code, moved["Location"]) == (301, "/eksempler/bysykkel/?fra=brev")
    assert client.get("/eksempler/bysykler/pdf/").status_code == 301
    page = client.get("/eksempler/bysykkel/").content.decode()
    assert "To kilder er uenige" in page
    assert f"{number(3_000_000)}\u00a0kr" in page
    assert "«Bysykler, Asker» er tatt inn" in page
    listed = client.get("/eksempler/liste/").content.decode()
    assert listed.count('href="/eksempler/bysykkel/"') >= 1
    assert "/eksempler/bysykler/" not in listed
    results = client.get("/api/v1/examples/?q=bysykler").json()
    assert [one["slug"] for one in results["results"]] == ["bysykkel"]


def test_the_feed_tells_subscribers_what_became_of_it(client, kept, merged, kari):
    before = client.get("/eksempler/nye.atom").content.decode()
    assert f"urn:forkommune:example:{merged.pk}" in before

    merge(kept, merged, kari)

    feed = client.get("/eksempler/nye.atom").content.decode()
    assert f"urn:forkommune:example:{merged.pk}" in feed
    assert "Bysykler, Asker står nå i: Bysykkel i Asker" in feed
    assert "/eksempler/bysykler/" not in feed


def test_both_histories_stay_readable(client, kept, merged, kari):
    done = merge(kept, merged, kari)
    client.force_login(kari)

    page = client.get(reverse("pilots:example-merger", args=[done.pk])).content.decode()
    for row in (kept, merged):
        address = reverse("work:publication", args=["example", row.pk])
        assert address in page
        assert "Kari Li" in client.get(address).content.decode()
    reasons = list(PublicationStep.objects.order_by("pk").values_list("reason", flat=True))
    assert reasons == [
        "«Bysykler, Asker» ble tatt inn i dette.", "Tatt inn i «Bysykkel i Asker».",
    ]  # fmt: skip


def test_undone_both_are_what_they_were(kept, merged, kari, asker):
    ExampleBarrierFactory(example=kept, words="Dyrt", barrier__code="economy")
    barrier = kept.barriers.get().barrier
    ExampleBarrierFactory(example=merged, words="For dyrt", barrier=barrier)
    for row, alt in ((kept, "En sykkel"), (merged, "To sykler")):
        ExampleFileFactory(example=row, kind="picture", alt=alt, rights="Asker kommune")
    PilotFactory(example=merged)
    SupportFactory(claim=merged.claim)
    before = state_of(kept), state_of(merged)
    everything = dict.fromkeys(
        (one.name for one in choices_of(whole(kept), whole(merged))), "merged"
    )

    done = merge(kept, merged, kari, **everything)
    assert whole(kept).barriers.get().words == "For dyrt"
    assert (state_of(kept), state_of(merged)) != before
    answer = undo_merger(merger=done, by=kari)

    assert (state_of(kept), state_of(merged)) == before
    assert answer.left == []
    merge(kept, merged, kari)  # and again


def test_what_was_written_since_stays_when_it_is_undone(kept, merged, kari):
    done = merge(kept, merged, kari, title="merged", summary="merged")
    row = Example.objects.get(pk=kept.pk)
    row.title = "Bysykkel for alle"
    row.save()

    answer = undo_merger(merger=done, by=kari)

    kept.refresh_from_db()
    assert (kept.title, answer.left) == ("Bysykkel for alle", ["tittel"])


def test_two_at_once_the_second_is_told_who_was_first(client, kept, merged, kari):
    mona = SecretaryFactory(name="Mona Vik")
    address = f"{PAGE}?blir=bysykkel&inn=bysykler"
    client.force_login(mona)
    seen = seen_of(whole(kept), whole(merged))
    merge(kept, merged, kari)

    page = client.post(address, {"sett": seen, "valg-title": "merged"})

    assert page.status_code == 409
    assert "Kari Li tok" in page.content.decode()
    assert (ExampleMerger.objects.count(), whole(kept).title) == (1, "Bysykkel i Asker")


def test_a_text_that_was_changed_since_is_looked_at_again(client, kept, merged, kari):
    client.force_login(kari)
    address = f"{PAGE}?blir=bysykkel&inn=bysykler"
    shown = client.get(address).content.decode()
    seen = seen_of(whole(kept), whole(merged))
    assert f'value="{seen}"' in shown
    merged.summary = "Noe helt annet."
    merged.save()

    page = client.post(address, {"sett": seen, "valg-title": "merged"})

    assert (page.status_code, ExampleMerger.objects.count()) == (409, 0)
    assert "Noe helt annet." in page.content.decode()
    assert 'id="title-b" name="valg-title" value="merged" checked' in page.content.decode()


def test_sent_by_two_presses_it_is_done_once(client, kept, merged, kari):
    client.force_login(kari)
    seen = seen_of(whole(kept), whole(merged))
    data = {"sett": seen, "csrfmiddlewaretoken": "x"}
    for _press in range(2):
        answer = client.post(f"{PAGE}?blir=bysykkel&inn=bysykler", data)
        assert answer.status_code == 302
    assert ExampleMerger.objects.count() == 1


@pytest.mark.parametrize("why", ["itself", "draft", "invented", "gone"])
def test_what_cannot_become_one_says_why(kept, merged, kari, why):
    if why == "draft":
        kept = ExampleFactory(title="Utkast")
    if why == "invented":
        merged.is_invented = True
        merged.save()
    if why == "gone":
        merge(kept, merged, kari)
        with pytest.raises(MergedMeanwhile, match="Kari Li"):
            merge(kept, merged, kari)
        return
    with pytest.raises(CannotMerge):
        merge(kept, kept if why == "itself" else merged, kari)
    assert not ExampleMerger.objects.exists()


def test_confirmed_words_are_not_shown_as_confirmed_with_others_in_them(kept, merged, kari):
    kept.state, kept.confirmed_on = "confirmed", "2026-10-01"
    kept.save()
    merge(kept, merged, kari)
    kept.refresh_from_db()
    assert (kept.state, kept.confirmed_on) == ("published", None)


def test_suggestions_wait_at_the_one_that_stays(kept, merged, kari, asker):
    told = {"organisation": asker.organisation, "by": None}
    for row, field, value in (
        (kept, "title", "A"), (merged, "title", "B"), (merged, "effect", "C"),
    ):  # fmt: skip
        suggest(row=row, field=field, value=value, source="møte", **told)

    merge(kept, merged, kari)

    waiting = Suggestion.objects.about(kept).open()
    assert sorted(waiting.values_list("field", "new")) == [("effect", "C"), ("title", "A")]
    assert not Suggestion.objects.about(merged).open().exists()


def test_near_duplicates_are_offered_and_others_are_not(client, kept, merged, kari, asker):
    ExampleFactory(title="Matsvinn i skolene", municipalities=[asker], published=True)
    [pair] = pairs(kari)
    assert {pair.kept, pair.merged} == {kept, merged}
    client.force_login(kari)
    page = client.get(PAGE).content.decode()
    assert f"?blir={pair.kept.slug}&amp;inn={pair.merged.slug}" in page

    merge(kept, merged, kari)
    assert pairs(kari) == []


@pytest.mark.parametrize(
    "query", ["?blir=finnes-ikke&inn=bysykler", "?blir=bysykkel", "?q=%00sykkel", "?blir=%00"]
)
def test_an_address_that_names_nothing_offers_to_choose(client, kept, merged, kari, query):
    client.force_login(kari)
    assert client.get(PAGE + query).status_code == 200
    assert client.post(PAGE + query, {"sett": "\x00"}).status_code == 422
    assert not ExampleMerger.objects.exists()


def test_only_the_secretariat_takes_examples_together(client, kept, merged):
    for factory in (OfficerFactory, ResearcherFactory):
        client.force_login(factory())
        assert client.get(f"{PAGE}?blir=bysykkel&inn=bysykler").status_code == 403


APART = f"{PAGE}to/"


def test_a_pair_that_is_not_the_same_is_put_away_and_brought_back(client, kept, merged, kari):
    client.force_login(kari)
    assert APART in client.get(PAGE).content.decode()
    data = {"en": "bysykler", "andre": "bysykkel", "hvorfor": "Den ene er for ansatte"}
    answer = client.post(APART, data)

    page = client.get(answer["Location"]).content.decode()
    assert pairs(kari) == []
    assert "Den ene er for ansatte" in page
    assert "Kari Li" in page
    again = client.post(APART, {**data, "hvorfor": ""}, follow=True).content.decode()
    assert "Kari Li sa" in again
    [row] = ExamplesApart.objects.all()
    entry = HistoryEntry.objects.filter(table=row._meta.db_table, row=str(row.pk)).latest("pk")
    assert (entry.actor_id, entry.reason) == (kari.pk, "Den ene er for ansatte")

    client.post(f"{APART}{row.pk}/angre/")
    assert len(pairs(kari)) == 1
    assert "er angret alt" in client.post(
        f"{APART}{row.pk}/angre/", follow=True
    ).content.decode()  # fmt: skip


@pytest.mark.parametrize(
    ("change", "shown"),
    [("nothing", 0), ("a comma", 0), ("a new title", 1), ("one source", 1), ("own source", 0)],
)
def test_it_comes_back_when_one_of_the_two_changes_much(kept, merged, kari, asker, change, shown):
    tell_apart(one=kept, other=merged, why="", by=kari)
    if change == "a comma":
        Example.objects.filter(pk=merged.pk).update(title="Bysykler i Asker")
    if change == "a new title":
        Example.objects.filter(pk=merged.pk).update(title="Bysykkel i Asker sentrum, 2024")
    if change.endswith("source"):
        url = "https://asker.kommune.no/1" if change == "one source" else "https://ny.invalid/"
        merged.sources.create(title="Ny", url=url, position=2)

    assert len(pairs(kari)) == shown
    if shown:
        tell_apart(one=kept, other=merged, why="fortsatt to", by=kari)
        assert pairs(kari) == []
        assert ExamplesApart.objects.standing().count() == 1


@pytest.mark.parametrize("data", [{}, {"en": "bysykkel"}, {"en": "bysykkel", "andre": "\x00"}])
def test_what_names_no_two_examples_is_told(client, kept, merged, kari, data):
    client.force_login(kari)
    assert client.post(APART, data).status_code == 404
    same = {"en": "bysykkel", "andre": "bysykkel"}
    assert "Velg to ulike" in client.post(APART, same, follow=True).content.decode()
    assert (
        client.post(APART, {**same, "andre": "bysykler", "hvorfor": "x" * 301}).status_code == 302
    )
    assert not ExamplesApart.objects.exists()
