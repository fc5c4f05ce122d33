"""Two to four municipalities side by side."""

import pytest
from django.urls import reverse

URL = reverse("municipalities:municipality-compare")
pytestmark = pytest.mark.django_db


def compare(client, *numbers: str, **query: str):
    return client.get(URL, {"k": numbers, **query}).context["comparison"]


def test_rows_are_questions_and_columns_municipalities_in_the_order_asked(client, loaded):
    found = compare(client, "0605", "0219")

    assert [each.name for each in found.municipalities] == ["Ringerike", "Bærum"]
    by_label = {question.label: question.answers for question in found.questions}
    assert by_label["Fylke"] == ["Buskerud", "Akershus"]
    assert by_label["Plan i registeret"] == ["energiutredning", "forarbeid"]


def test_what_is_alike_can_be_hidden(client, loaded):
    everything, differing = (
        compare(client, "0602", "0625", forskjeller=only) for only in ("0", "1")
    )

    labels = {q.label for q in everything.questions} - {q.label for q in differing.questions}
    assert "Fylke" in labels
    assert all(len(set(q.answers)) > 1 for q in differing.questions)


def test_unknown_figures_are_told_as_unknown(client, loaded):
    found = compare(client, "0602", "3005")

    answers = {q.label: q.answers for q in found.questions}
    assert answers["Innbyggere 1. januar 2017"][1] == "ikke kjent"


def test_a_fifth_municipality_and_an_unknown_number_are_told(client, loaded):
    found = compare(client, "0219", "0220", "0602", "0605", "0612", "9999")

    assert len(found.municipalities) == 4
    assert found.left_out == ["Hole"]
    assert found.missing == ["9999"]


def test_one_alone_gives_the_form_and_no_table(client, loaded):
    found = compare(client, "0219")

    assert not found.is_ready
    assert found.chosen == ["0219"]
    assert "Velg kommuner" in client.get(URL).content.decode()


def test_a_number_asked_twice_is_one_column(client, loaded):
    assert not compare(client, "0219", "0219").is_ready
