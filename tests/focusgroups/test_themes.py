"""Themes by session and actor group: whole for researchers, never under five people for others."""

import itertools
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from focusgroups.themes.counting import shareable, spread
from forkommune.figures.small_cells import K
from tests.factories import (
    CodebookFactory,
    CodeFactory,
    CodingFactory,
    FocusGroupFactory,
    ParticipantFactory,
    PassageFactory,
    ResearcherFactory,
    SecretaryFactory,
    SourceTextFactory,
    TermFactory,
    TextReadingFactory,
    TextRevisionFactory,
)

PAGE = reverse("focusgroups:theme-list")


def test_nobody_can_work_out_a_number_of_people_under_five():
    for said in itertools.product(range(9), repeat=3):
        parts = dict(zip("abc", said, strict=True))
        for silent in (0, 1, 4, 5, 9):
            sizes = {part: count + silent for part, count in parts.items()}
            shared = shareable(sum(said), parts, present=sum(sizes.values()), sizes=sizes)
            rest = sum(said) - sum(parts[part] for part in shared.parts)
            assert all(one.count >= K for one in shared.parts.values())
            assert shared.people is None or not 0 < rest < K
            assert shared.people is not None or not shared.parts
            assert all(one.is_least == (silent < K) for one in shared.parts.values())
            assert shared.people is None or shared.people.is_least == (3 * silent < K)


def test_one_part_alone_is_told_only_where_others_were_looked_in():
    assert spread(["a", "b", "c"], said={"b"}, looked={"a", "b", "c"}).only == "b"
    assert spread(["a", "b"], said={"b"}, looked={"b"}).only == ""
    assert not spread(["a", "b", "c"], said={"b"}, looked={"a"}).is_certain
    assert spread(["a", "b"], said={"a", "b"}, looked=()).is_all


class Round:
    """Two sessions: citizens in both, business in the second alone."""

    def __init__(self):
        self.first = FocusGroupFactory(title="Fokusgruppe Drammen", starts_at=timezone.now())
        self.second = FocusGroupFactory(title="Fokusgruppe Lier", starts_at=timezone.now())
        self.coder = ResearcherFactory(name="Kari Holm")
        book = CodebookFactory()
        self.bus = CodeFactory(codebook=book, name="Buss", position=1)
        self.pay = CodeFactory(codebook=book, name="Betaling", position=2)
        citizens = [self.seat(self.first, letter, "citizens") for letter in "ABCD"]
        citizens += [self.seat(self.second, letter, "citizens") for letter in "AB"]
        self.citizens = citizens
        self.business = [self.seat(self.second, letter, "business") for letter in "CD"]
        for person in citizens:
            self.say(person, self.bus)
        for person in self.business:
            self.say(person, self.pay, "Vi betaler for parkeringen selv.")

    def seat(self, group, letter, actor):
        position, label = {"citizens": (1, "Innbyggere"), "business": (2, "Lokalt næringsliv")}[
            actor
        ]
        term = TermFactory(vocabulary="actor_group", code=actor, label_nb=label, position=position)
        return ParticipantFactory(group=group, letter=letter, actor_group=term)

    def say(self, person, code, words="Bussen går for sjelden hos oss."):
        source = SourceTextFactory(kind="note", informant=person.informant)
        revision = TextRevisionFactory(source=source, text=words)
        passage = PassageFactory(revision=revision, start=0, end=len(words))
        CodingFactory(passage=passage, code=code, coder=self.coder)
        TextReadingFactory(source=source, coder=self.coder)


@pytest.fixture
def told(db):
    return Round()


def rows(answer):
    """Cells of the table in words, by the theme."""
    found = {}
    for row in re.findall(r"<tr.*?</tr>", answer.content.decode(), re.DOTALL):
        cells = re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)
        words = [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in cells]
        found[words[0]] = words[1:]
    return found


def test_researchers_see_who_spoke_of_a_theme_and_that_only_business_did(client, told):
    client.force_login(told.coder)

    shown = rows(client.get(PAGE))

    assert shown["Buss"][:6] == ["6", "6", "4", "2", "6", "0"]
    assert shown["Betaling"][:6] == ["2", "2", "0", "2", "0", "2"]
    assert "Bare: Lokalt næringsliv" in shown["Betaling"][6]
    assert "I alle gruppene" in shown["Buss"][6]


def test_number_leads_to_the_words_of_just_those_people(client, told):
    told.say(told.citizens[0], told.pay, "Vi betaler altfor mye for bussen.")
    client.force_login(told.coder)
    page = client.get(PAGE).content.decode()

    (address,) = {
        one.replace("&amp;", "&")
        for one in re.findall(r'href="([^"]+)"', page)
        if f"kode={told.pay.pk}" in one and "business" in one
    }
    passages = client.get(address).content.decode()

    assert passages.count("Vi betaler for parkeringen selv.") == 2
    assert "altfor mye" not in passages


def test_secretariat_is_told_of_no_fewer_than_five(client, told):
    client.force_login(SecretaryFactory())

    answer = client.get(PAGE, {"vis": "alt"})
    shown = rows(answer)

    assert shown["Buss"] == [
        "minst 5",
        *["– færre enn fem, eller ingen"] * 2,
        "minst 5",
        "– færre enn fem, eller ingen",
    ]
    assert shown["Betaling"] == ["færre enn 5", *["– færre enn fem, eller ingen"] * 4]
    assert "Bare:" not in answer.content.decode()


def test_a_wider_theme_beside_a_narrower_one_tells_of_no_fewer_than_five(client, told):
    told.bus.category = CodeFactory(codebook=told.bus.codebook, name="Transport", is_codable=False)
    told.bus.save()
    train = CodeFactory(codebook=told.bus.codebook, name="Tog", category=told.bus.category)
    third = FocusGroupFactory(title="Fokusgruppe Asker", starts_at=timezone.now())
    seated = [told.seat(third, letter, "citizens") for letter in "ABCDEFGHIJKL"]
    told.say(seated[0], train, "Toget er fullt.")
    client.force_login(SecretaryFactory())

    shown = rows(client.get(PAGE))
    for one in seated[1:5]:
        told.say(one, train, "Toget er fullt.")
    apart = rows(client.get(PAGE))

    assert (shown["Transport"][0], shown["Buss"][0], shown["Tog"][0]) == (
        "minst 5",  # seven would tell that one spoke of trains alone
        "6",
        "færre enn 5",
    )
    assert (apart["Transport"][0], apart["Buss"][0], apart["Tog"][0]) == ("11", "6", "5")


def test_matrix_of_codes_has_a_column_for_each_group_of_participants(client, told):
    client.force_login(told.coder)

    shown = rows(client.get(reverse("evidence:code-matrix"), {"etter": "taler"}))

    assert shown["Kode"][:3] == [
        "Fokusgruppe Drammen: Innbyggere",
        "Fokusgruppe Lier: Innbyggere",
        "Fokusgruppe Lier: Lokalt næringsliv",
    ]
    assert shown["Buss"][:3] == ["4 (4)", "2 (2)", "0"]
