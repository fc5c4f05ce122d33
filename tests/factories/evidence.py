"""Texts, passages, claims and the basis on which they are kept."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from forkommune.evidence import models
from forkommune.evidence.services.codebook import version_in_force
from forkommune.ui.dates import today

from .accounts import OrganisationFactory, ResearcherFactory


class InformantFactory(DjangoModelFactory):
    class Meta:
        model = models.Informant

    role_text = "Saksbehandler, klima og energi"


class ConsentFactory(DjangoModelFactory):
    class Meta:
        model = models.Consent

    class Params:
        unnamed = factory.Trait(scopes=["interview", "quote_unnamed"])
        named = factory.Trait(scopes=["interview", "quote_unnamed", "quote_named"])

    informant = factory.SubFactory(InformantFactory)
    basis = "consent"
    way = "email"
    scopes = ["interview"]
    letter_version = "1.0"


class ProcessingActivityFactory(DjangoModelFactory):
    class Meta:
        model = models.ProcessingActivity
        django_get_or_create = ["code"]

    code = "fokusgrupper"
    purpose = "Fokusgrupper"
    controller = factory.SubFactory(OrganisationFactory)
    legal_basis = "Samtykke"
    data = "Notater"
    retention = "Til datoen i skrivet"


class InformationLetterFactory(DjangoModelFactory):
    """A draft; `published=True` for one that stands."""

    class Meta:
        model = models.InformationLetter

    class Params:
        published = factory.Trait(published_at=factory.LazyFunction(timezone.now), sha256="0" * 64)

    activity = factory.SubFactory(ProcessingActivityFactory)
    number = factory.Sequence(lambda n: n + 1)
    text_nb = "Det er frivillig.\n\n# Hvor lenge\nTil {end}. Spør {contact} hos {controller}."
    text_nn = "Det er frivillig.\n\n# Kor lenge\nTil {end}. Spør {contact} hos {controller}."
    contact_name = "Siri Prosess"
    contact_email = "siri@demo.invalid"
    ends_on = factory.LazyFunction(lambda: today() + timedelta(days=300))


class SourceTextFactory(DjangoModelFactory):
    """An answer of an informant; `public=True` for a published document."""

    class Meta:
        model = models.SourceText

    class Params:
        public = factory.Trait(kind="public", informant=None)

    kind = "answer"
    title = factory.Sequence(lambda n: f"Intervju {n}")
    informant = factory.SubFactory(InformantFactory)


class TextRevisionFactory(DjangoModelFactory):
    class Meta:
        model = models.TextRevision

    source = factory.SubFactory(SourceTextFactory)
    number = 1
    text = "Vi har ingen penger til klimatiltak i år."


class PassageFactory(DjangoModelFactory):
    """The words "ingen penger" of the default text; set start and end for others."""

    class Meta:
        model = models.Passage

    revision = factory.SubFactory(TextRevisionFactory)
    start = 7
    end = 19
    quote = factory.LazyAttribute(lambda p: p.revision.text[p.start : p.end])


class CodebookFactory(DjangoModelFactory):
    class Meta:
        model = models.Codebook

    title = factory.Sequence(lambda n: f"Kodebok {n}")
    version = "1.0"


class CodeFactory(DjangoModelFactory):
    class Meta:
        model = models.Code

    codebook = factory.SubFactory(CodebookFactory)
    name = factory.Sequence(lambda n: f"Kode {n}")


class CodingFactory(DjangoModelFactory):
    class Meta:
        model = models.Coding

    passage = factory.SubFactory(PassageFactory)
    code = factory.SubFactory(CodeFactory)
    coder = factory.SubFactory(ResearcherFactory)
    version = factory.LazyAttribute(lambda coding: version_in_force(coding.code.codebook))


class TextReadingFactory(DjangoModelFactory):
    """Somebody has marked a text as coded."""

    class Meta:
        model = models.TextReading

    source = factory.SubFactory(SourceTextFactory)
    coder = factory.SubFactory(ResearcherFactory)


class MemoFactory(DjangoModelFactory):
    """About a passage; set `passage=None` and another for something else."""

    class Meta:
        model = models.Memo

    passage = factory.SubFactory(PassageFactory)
    text = "Gjelder dette hele kommunen?"
    by = factory.SubFactory(ResearcherFactory)


class ClaimFactory(DjangoModelFactory):
    class Meta:
        model = models.Claim

    kind = "measure"
    statement = factory.Sequence(lambda n: f"Påstand {n}")


class SupportFactory(DjangoModelFactory):
    class Meta:
        model = models.Support

    claim = factory.SubFactory(ClaimFactory)
    passage = factory.SubFactory(PassageFactory)


class ClaimReviewFactory(DjangoModelFactory):
    """A municipality that agrees; that makes a fact publishable."""

    class Meta:
        model = models.ClaimReview

    claim = factory.SubFactory(ClaimFactory)
    step = "right_of_reply"
    outcome = "agrees"


class ClaimLinkFactory(DjangoModelFactory):
    class Meta:
        model = models.ClaimLink

    from_claim = factory.SubFactory(ClaimFactory)
    to_claim = factory.SubFactory(ClaimFactory)
    kind = "rests_on"


class ResearchExportFactory(DjangoModelFactory):
    class Meta:
        model = models.ResearchExport

    format = "qdpx"
    purpose = "Analyse"
    recipient = "CICERO"
    text_count = 28
    coding_count = 100
    sha256 = "0" * 64
