"""The guide on paper: room for answers, what is known, and nothing that is not for the municipality."""

import io

import pikepdf
import pytest
from django.urls import reverse
from pypdf import PdfReader

from forkommune.evidence.models import TextAccess
from tests.factories import MembershipFactory, MunicipalityFactory, ResearcherFactory

from .guide import WHOLE, posted, ready_interview
from .test_guide_parts import only_if

pytestmark = pytest.mark.django_db


def words(answer):
    pages = PdfReader(io.BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_paper_for_a_municipality_has_facts_that_were_answered_and_nothing_else_that_was(client):
    client.force_login(ResearcherFactory())
    place = MunicipalityFactory(number="0219", name="Bærum")
    MembershipFactory(municipality=place)
    interview = ready_interview(municipality=place)
    only_if(interview.guide, 7, 6, "yes")
    form = reverse("municipalities:interview-form", args=[interview.pk])
    client.post(
        form, posted(**(WHOLE | {"q09_state": "", "q09": "En vurdering"}), action="complete")
    )

    answer = client.get(
        reverse("municipalities:guide-paper-for", args=[interview.guide_id, "0219"])
    )

    said = words(answer)
    assert "Svart 3.10.2017: 0,5 årsverk – Delt med nabokommunen" in said
    assert "Stilles bare hvis spørsmål 6 er besvart med «Ja»" in said
    assert ["Klimarådgiver i plan" in said, "En vurdering" in said] == [False, False]
    assert "Ingen plan er registrert" in said
    read = TextAccess.objects.filter(page="municipalities:guide-paper-for")
    assert [one.number for one in read] == [interview.pk]
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        marked = pdf.Root.MarkInfo.Marked
        title = str(pdf.docinfo["/Title"])
    assert (bool(marked), title) == (True, f"{interview.guide.title}: Bærum")


def test_paper_prints_a_box_for_a_sign_that_no_font_has(client):
    client.force_login(ResearcherFactory())
    place = MunicipalityFactory(number="0219", name="Bærum")
    MembershipFactory(municipality=place)
    interview = ready_interview(municipality=place)
    interview.guide.title = "Guide 😀"
    interview.guide.consent_questions = [{"code": "c", "text_nb": "Samtykker du til å delta?"}]
    interview.guide.intro = "Takk 👩\u200d🌾 for at du 漢 er med."
    interview.guide.save()
    client.post(
        reverse("municipalities:interview-form", args=[interview.pk]),
        posted(**(WHOLE | {"q02_comment": "Bra 👍🏽 " + "x" * 10_000}), action="complete"),
    )

    said = words(
        client.get(reverse("municipalities:guide-paper-for", args=[interview.guide_id, "0219"]))
    )

    assert "Takk □ for at du □ er med." in said.replace("□□", "□")
    assert "Bra □" in said
    assert "Samtykker du til å delta? Ja Nei" in said
