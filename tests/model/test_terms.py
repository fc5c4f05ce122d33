"""A form offers the words of one vocabulary, never a barrier where a sector is asked for."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib import admin

from forkommune.terms.models import Term, Vocabulary
from pilots.models import Example
from tests.factories import SecretaryFactory

ANY_WORD = {"evidence.Code.term"}  # the word that a finding of the code begins with, of any kind
KEYS = [
    field
    for model in apps.get_models()
    for field in (*model._meta.fields, *model._meta.many_to_many)
    if field.remote_field and field.remote_field.model is Term and str(field) not in ANY_WORD
]


@pytest.mark.parametrize("key", KEYS, ids=str)
def test_every_key_to_a_term_names_its_vocabulary(key):
    assert key.get_limit_choices_to()["vocabulary"] in Vocabulary.values


@pytest.mark.django_db
def test_the_administration_offers_the_words_of_the_vocabulary(rf):
    for vocabulary in ("sector", "barrier"):
        Term.objects.create(vocabulary=vocabulary, code="prove", label_nb=vocabulary.title())
    request = rf.get("/")
    request.user = SecretaryFactory()

    form = admin.site._registry[Example].get_form(request)()

    assert {term.vocabulary for term in form.fields["sector"].queryset} == {"sector"}
