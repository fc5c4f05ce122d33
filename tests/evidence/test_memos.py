"""Memos about codebooks, codes, texts and passages: who, when, kept, and hidden where a round is blind."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from forkommune.evidence.models import Memo
from forkommune.evidence.services import close_round, mark_as_coded, open_round, write_text
from forkommune.evidence.services.memos import EmptyMemo, add_memo
from tests.factories import (
    CodeFactory,
    ConsentFactory,
    MemoFactory,
    PassageFactory,
    ResearcherFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def researcher(client):
    user = ResearcherFactory(name="Kari Holm")
    client.force_login(user)
    return user


def pages():
    """What memos are written about: the address of the act, and the page that shows them."""
    code, passage = CodeFactory(), PassageFactory()
    return {
        "book": (
            reverse("evidence:book-memo", args=[code.codebook_id]),
            reverse("evidence:codebook"),
        ),
        "code": (
            reverse("evidence:code-memo", args=[code.pk]),
            reverse("evidence:code-detail", args=[code.pk]),
        ),
        "source": (
            reverse("evidence:source-memo", args=[passage.revision.source_id]),
            passage.revision.source.get_absolute_url(),
        ),
        "passage": (
            reverse("evidence:passage-memo", args=[passage.pk]),
            passage.get_absolute_url(),
        ),
    }


@pytest.mark.parametrize("about", ["book", "code", "source", "passage"])
def test_a_memo_is_written_on_the_page_of_what_it_is_about(client, researcher, about):
    act, page = pages()[about]

    answers = [
        client.post(act, {"memo": text}) for text in ("  Uklart skille ", "Uklart skille", " ")
    ]

    assert {answer.url.partition("#")[0] for answer in answers} == {page}
    [memo] = Memo.objects.all()
    assert (memo.text, memo.by) == ("Uklart skille", researcher)
    assert "Uklart skille" in client.get(page).content.decode()


def test_an_empty_memo_is_refused():
    with pytest.raises(EmptyMemo, match="Skriv memoet"):
        add_memo(subject=CodeFactory(), text="\n ", by=ResearcherFactory())


def test_nobody_rewrites_a_memo():
    memo = MemoFactory()

    with pytest.raises(IntegrityError, match="never rewritten"), transaction.atomic():
        Memo.objects.filter(pk=memo.pk).update(text="Noe annet")


def test_a_memo_is_about_one_thing():
    with pytest.raises(IntegrityError, match="memo_about_one_thing"), transaction.atomic():
        MemoFactory(code=CodeFactory())


def test_memos_follow_their_passage_through_a_correction():
    memo = MemoFactory()
    source = memo.passage.revision.source
    ConsentFactory(informant=source.informant)

    written = write_text(source=source, text="Nå har vi ingen penger.", by=memo.by)

    memo.refresh_from_db()
    assert memo.passage.revision == written.revision


def test_a_blind_round_hides_what_the_other_coder_thinks_of_a_text_or_passage(researcher):
    other = ResearcherFactory()
    theirs, mine = MemoFactory(by=other), MemoFactory(by=researcher)
    of_code = MemoFactory(passage=None, code=CodeFactory(), by=other)
    source = theirs.passage.revision.source
    of_text = MemoFactory(passage=None, source=source, by=other)
    opened = open_round(
        title="Blind", first=researcher, second=other, sources=[source], by=researcher
    )

    assert set(Memo.objects.visible_to(researcher)) == {mine, of_code}
    assert {theirs, of_text} < set(Memo.objects.visible_to(ResearcherFactory()))
    for coder in (researcher, other):
        mark_as_coded(source=source, by=coder)
    assert {theirs, of_text} < set(Memo.objects.visible_to(researcher))
    close_round(coding_round=opened, by=researcher)
    assert set(Memo.objects.visible_to(researcher)) == {mine, theirs, of_text, of_code}
