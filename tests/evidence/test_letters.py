"""Information letters: drafts change, published versions stand."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from forkommune.evidence.letter_text import sections_of
from forkommune.evidence.loading_letters import load
from forkommune.evidence.models import InformationLetter
from forkommune.evidence.services.letters import LetterIncomplete, next_letter, publish_letter
from forkommune.work.loading import Tally
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_shipped_letter_is_a_proposal_that_needs_a_day_and_a_contact_and_says_what_it_must():
    make.ProcessingActivityFactory()

    load(Tally())

    letter = InformationLetter.objects.get()
    with pytest.raises(LetterIncomplete):
        publish_letter(letter=letter, by=make.ResearcherFactory())
    for text in (letter.text_nb, letter.text_nn):
        assert [mark for mark in ("{end}", "{contact}", "{controller}") if mark not in text] == []
        for word in ("Datatilsynet", "artikkel 6", "frivillig", "bokstav"):
            assert word in text


def test_published_letter_cannot_be_changed_and_the_next_begins_with_its_words():
    letter = make.InformationLetterFactory(number=1)
    by = make.ResearcherFactory()
    published = publish_letter(letter=letter, by=by)
    assert published.sha256 == published.digest()

    with pytest.raises(IntegrityError), transaction.atomic():
        InformationLetter.objects.update(text_nb="Noe annet")
    draft = next_letter(activity=letter.activity, by=by)

    assert (draft.number, draft.text_nb, draft.published_at) == (2, letter.text_nb, None)
    assert next_letter(activity=letter.activity, by=by) == draft


def test_text_becomes_headings_and_paragraphs_with_day_and_people_put_in():
    letter = make.InformationLetterFactory(published=True)

    first, second = sections_of(letter)

    assert (first.heading, first.paragraphs) == ("", ("Det er frivillig.",))
    assert second.heading == "Hvor lenge"
    assert "Siri Prosess, siri@demo.invalid" in second.paragraphs[0]
    assert "{" not in second.paragraphs[0]


def test_mark_that_stands_for_nothing_is_told_at_the_field(client):
    letter = make.InformationLetterFactory()
    client.force_login(make.ResearcherFactory())
    sent = {"text_nb": "Til {slutt}", "text_nn": "Til {end}", "ends_on": "", "contact_email": ""}

    page = client.post(reverse("evidence:letter-change", args=[letter.pk]), sent)

    assert page.status_code == 422
    assert "{slutt} står ikke for noe" in page.content.decode()
