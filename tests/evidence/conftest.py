"""Chromium for the browser tests of this room, and a text worth coding."""

import pytest

from forkommune.evidence.loading import load
from forkommune.evidence.models import Code
from forkommune.evidence.services import code_passage, make_claim, mark_quote
from forkommune.work.loading import Tally, taxonomy
from tests.factories import (
    AnswerFactory,
    ConsentFactory,
    InterviewFactory,
    MunicipalityFactory,
    ResearcherFactory,
    SourceTextFactory,
    TextRevisionFactory,
)

ANSWER = (
    "Ja, vi har to. Kommunestyret vedtok i 2014 å bytte oljekjelen på ungdomsskolen, men pengene "
    "ble flyttet til taket på sykehjemmet året etter. Da den som hadde drevet saken fram, sluttet "
    "hos oss, var det ingen som tok den opp igjen. Vi har 0,2 årsverk til klima, og det går med "
    "til rapportering. 😀\n"
    "Det andre er sykkelveien langs fylkesveien. Den står i planen, men fylket eier veien, og vi "
    "har ventet på svar i tre år."
)
CODED = {
    "Kommunestyret vedtok i 2014 å bytte oljekjelen på ungdomsskolen": "Tiltak: vedtatt",
    "pengene ble flyttet til taket på sykehjemmet året etter": "Barrierer: økonomi",
    "Da den som hadde drevet saken fram, sluttet hos oss, var det ingen som tok den opp igjen.": (
        "Barrierer: avhengighet av ildsjeler"
    ),
    "var det ingen som tok den opp igjen. Vi har 0,2 årsverk til klima": (
        "Barrierer: manglende årsverk"
    ),
}


@pytest.fixture
def answered(db):
    """An interview of Sigdal with three answers, the first of them coded in part by Kari."""
    taxonomy.load(Tally())
    load(Tally())
    kari = ResearcherFactory(name="Kari Holm")
    sigdal = MunicipalityFactory(name="Sigdal")
    interview = InterviewFactory(municipality=sigdal)
    interview.round.municipalities.add(sigdal)
    ConsentFactory(informant=interview.informant)
    texts = []
    for number, question in (
        (15, "Er det tiltak som er besluttet, men ikke gjennomført?"),
        (17, "Hvilket virkemiddel har gitt best resultat?"),
        (19, "Hvilke barrierer er viktigst?"),
    ):
        source = SourceTextFactory(
            title="Intervju Sigdal",
            place=f"Spørsmål {number}",
            organisation=sigdal.organisation,
            informant=interview.informant,
            nature="assessment",
        )
        TextRevisionFactory(source=source, text=ANSWER)
        AnswerFactory(
            interview=interview, source=source, question__text=question, question__number=number
        )
        texts.append(source)
    for quote, code in CODED.items():
        passage = mark_quote(revision=texts[0].current, quote=quote, by=kari)
        code_passage(passage=passage, code=Code.objects.get(name=code), by=kari)
    make_claim(
        kind="barrier",
        statement="Klimaarbeidet stopper når én person slutter",
        nature="assessment",
        by=kari,
        passage=texts[0].current.passages.get(quote__startswith="Da den som"),
    )
    return texts
