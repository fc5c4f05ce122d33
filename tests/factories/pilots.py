"""Pilots and examples."""

from datetime import date

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from pilots import models

from .evidence import ClaimFactory
from .municipalities import MunicipalityFactory, TermFactory


class ExampleFactory(DjangoModelFactory):
    """A draft; `published=True` for one that everybody sees."""

    class Meta:
        model = models.Example
        skip_postgeneration_save = True

    class Params:
        published = factory.Trait(
            state="published", published_at=factory.LazyFunction(timezone.now)
        )

    slug = factory.Sequence(lambda n: f"eksempel-{n}")
    title = factory.Sequence(lambda n: f"Eksempel {n}")
    summary = "Kommunen byttet oljekjelen med varmepumpe."
    place = "Asker"
    claim = factory.SubFactory(ClaimFactory, kind="example")
    sector = factory.SubFactory(TermFactory, vocabulary="sector", code="heating")
    theme = factory.SubFactory(TermFactory, vocabulary="theme", code="buildings")
    instrument = factory.SubFactory(TermFactory, vocabulary="instrument", code="investment")

    @factory.post_generation
    def municipalities(self, create, extracted, **kwargs):
        if create and extracted:
            self.municipalities.set(extracted)


class ExampleSourceFactory(DjangoModelFactory):
    class Meta:
        model = models.ExampleSource

    example = factory.SubFactory(ExampleFactory)
    title = factory.Sequence(lambda n: f"Kilde {n}")


class ExampleProposalFactory(DjangoModelFactory):
    class Meta:
        model = models.ExampleProposal

    municipality = factory.SubFactory(MunicipalityFactory)


class LinkStateFactory(DjangoModelFactory):
    class Meta:
        model = models.LinkState

    url = factory.Sequence(lambda n: f"https://kilde-{n}.invalid/")
    outcome = "works"
    checked_at = factory.LazyFunction(timezone.now)


class AdoptionFactory(DjangoModelFactory):
    class Meta:
        model = models.Adoption

    example = factory.SubFactory(ExampleFactory)
    municipality = factory.SubFactory(MunicipalityFactory)


class PilotFactory(DjangoModelFactory):
    class Meta:
        model = models.Pilot
        skip_postgeneration_save = True

    class Params:
        published = factory.Trait(
            state="published", published_at=factory.LazyFunction(timezone.now)
        )

    slug = factory.Sequence(lambda n: f"pilot-{n}")
    name = factory.Sequence(lambda n: f"Pilot {n}")
    summary = "Elsykler lånes ut i åtte uker."
    claim = factory.SubFactory(ClaimFactory, kind="pilot")
    phase = factory.SubFactory(TermFactory, vocabulary="pilot_status", code="proposed")

    @factory.post_generation
    def municipalities(self, create, extracted, **kwargs):
        if create and extracted:
            self.municipalities.set(extracted)


class PilotPartnerFactory(DjangoModelFactory):
    class Meta:
        model = models.PilotPartner

    pilot = factory.SubFactory(PilotFactory)
    name = factory.Sequence(lambda n: f"Velforening {n}")
    role = "måler på egne gater"


class CriterionFactory(DjangoModelFactory):
    class Meta:
        model = models.Criterion

    code = factory.Sequence(lambda n: f"kriterium-{n}")
    name = factory.Sequence(lambda n: f"Kriterium {n}")
    question = "Hvor mye kan utslippene falle?"
    lowest, highest = "Knapt merkbart", "Stort og varig"


class CriteriaVersionFactory(DjangoModelFactory):
    """A version with one criterion that weighs all; `weights=` gives others their own."""

    class Meta:
        model = models.CriteriaVersion
        skip_postgeneration_save = True

    number = factory.Sequence(lambda n: n + 1)
    reason = "Fra workshopen"

    @factory.post_generation
    def weights(self, create, extracted, **kwargs):
        if not create:
            return
        chosen = extracted if extracted is not None else {CriterionFactory(): 100}
        for position, (criterion, weight) in enumerate(chosen.items()):
            self.weights.create(criterion=criterion, weight=weight, position=position)


class PilotProposalFactory(DjangoModelFactory):
    class Meta:
        model = models.PilotProposal

    title = factory.Sequence(lambda n: f"Forslag {n}")
    summary = "Vi vil låne ut lastesykler i et halvt år."
    token_hash = factory.Sequence(lambda n: f"{n:064d}")


class ExperimentFactory(DjangoModelFactory):
    class Meta:
        model = models.FieldExperiment

    pilot = factory.SubFactory(PilotFactory)
    design = "before_after"
    target_group = "Husholdninger"
    personal_data = "none"


class IndicatorFactory(DjangoModelFactory):
    class Meta:
        model = models.Indicator

    experiment = factory.SubFactory(ExperimentFactory)
    outcome = "emission"
    name = factory.Sequence(lambda n: f"Indikator {n}")
    code = factory.Sequence(lambda n: f"m{n}")
    unit = "tonn CO₂e"


class ObservationFactory(DjangoModelFactory):
    class Meta:
        model = models.Observation

    indicator = factory.SubFactory(IndicatorFactory)
    unit = factory.Sequence(lambda n: f"E{n}")
    group = "target"
    moment = "before"
    on = date(2017, 10, 1)
    value = 10


class ExperimentNoteFactory(DjangoModelFactory):
    class Meta:
        model = models.ExperimentNote

    experiment = factory.SubFactory(ExperimentFactory)
    kind = "deviation"
    title = "Ettermålingen ble flyttet til mai"


class OwnAnalysisFactory(DjangoModelFactory):
    class Meta:
        model = models.OwnAnalysis

    indicator = factory.SubFactory(IndicatorFactory)
    value, low, high = -2, -3, -1
    n = 40
    method = "R 4.4, lineær blandet modell"
    file = factory.django.FileField(filename="analyse.R", data=b"lmer(y ~ tid * gruppe)")
    file_name = "analyse.R"
    sha256 = "0" * 64


class MeasurementFactory(DjangoModelFactory):
    class Meta:
        model = models.Measurement

    indicator = factory.SubFactory(IndicatorFactory)
    group = "target"
    moment = "before"
    on = date(2017, 10, 1)
    mean = 10
    n = 20
