"""What stands beside an example."""

import factory
from factory.django import DjangoModelFactory

from pilots import models

from .municipalities import TermFactory
from .pilots import ExampleFactory


class OfExample(DjangoModelFactory):
    class Meta:
        abstract = True

    example = factory.SubFactory(ExampleFactory)


class ExampleMergerFactory(DjangoModelFactory):
    class Meta:
        model = models.ExampleMerger

    kept = factory.SubFactory(ExampleFactory)
    merged = factory.SubFactory(ExampleFactory)


class ExamplesApartFactory(DjangoModelFactory):
    class Meta:
        model = models.ExamplesApart

    first = factory.SubFactory(ExampleFactory)
    second = factory.SubFactory(ExampleFactory)
    titles = factory.LazyAttribute(lambda row: [row.first.title, row.second.title])


class StoryFactory(OfExample):
    class Meta:
        model = models.ExampleStory


class StepFactory(OfExample):
    class Meta:
        model = models.ExampleStep

    position = factory.Sequence(lambda n: n + 1)
    text = factory.Sequence(lambda n: f"Steg {n}")


class ExampleBarrierFactory(OfExample):
    class Meta:
        model = models.ExampleBarrier

    barrier = factory.SubFactory(TermFactory, vocabulary="barrier", code="economy")


class EffectFactory(OfExample):
    class Meta:
        model = models.ExampleEffect

    family = "emission"
    kind = "result"
    what = "Utslipp fra oppvarming"
    value = -12
    unit = "tonn CO₂e per år"


class FundingFactory(OfExample):
    class Meta:
        model = models.ExampleFunding

    source = factory.SubFactory(TermFactory, vocabulary="funding_source", code="klimasats")


class ConditionFactory(OfExample):
    class Meta:
        model = models.ExampleCondition

    words = factory.Sequence(lambda n: f"Forutsetning {n}")


class ExampleFileFactory(OfExample):
    class Meta:
        model = models.ExampleFile

    kind = "template"
    title = "Mal for saksframlegg"
    file = factory.django.FileField(filename="mal.docx", data=b"PK mal")
    file_name = "mal.docx"
    content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    size = 6
    sha256 = "0" * 64


class ExampleAssessmentFactory(OfExample):
    class Meta:
        model = models.ExampleAssessment

    grade = "before_after"
    text = "Målt med samme målere begge år."


class ExampleNoteFactory(OfExample):
    class Meta:
        model = models.ExampleNote

    text = "Ring rådhuset."
