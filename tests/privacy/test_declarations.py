"""No model keeps something about people without saying so."""

import pytest
from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import models

from forkommune.evidence.fields import EncryptedTextField
from forkommune.work.personal_data import Then
from forkommune.work.registry import collectors, person_kinds

ADDRESSES = (models.EmailField, EncryptedTextField)
TEXTS = (models.TextField, models.JSONField, models.BinaryField, models.FileField)
MODELS = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
BY_MODEL = {data.model_class: data for data in collectors}
PEOPLE = {apps.get_model(kind.model) for kind in person_kinds}


def is_text(field):
    if isinstance(field, models.SlugField) or field.choices:
        return False
    return isinstance(field, (*TEXTS, models.CharField))


def is_person(field):
    return field.related_model in PEOPLE


def told(data, field):
    """Whether a declaration says what a field tells of people."""
    if any(trace.path.split("__")[0] == field.name for trace in data.traces):
        return True
    if is_person(field):
        return False
    if field.name in {*data.tells_nothing, *data.hides}:
        return True
    if data.follows or any(t.shows is None or field.name in t.shows for t in data.traces):
        return True
    return "*" in data.tells_nothing and not isinstance(field, ADDRESSES)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_field_that_can_hold_a_person_is_declared(model):
    data = BY_MODEL.get(model)
    assert data, f"Declare {model._meta.label} in its app's collectors.py (personal_data.declare)."

    fields = [*model._meta.local_concrete_fields, *model._meta.local_many_to_many]
    doubtful = [f for f in fields if is_person(f) or is_text(f)]

    assert [f.name for f in doubtful if not told(data, f)] == []


def test_rows_that_can_be_about_any_row_follow_it():
    generic = {
        model
        for model in MODELS
        if any(isinstance(f, GenericForeignKey) for f in model._meta.private_fields)
    }

    assert {data.model_class for data in collectors if data.follows} == generic


def test_what_is_kept_says_why():
    unexplained = [
        data.model
        for data in collectors
        for trace in data.traces
        if trace.then in (Then.KEEP, Then.DECIDE) and not trace.why
    ]

    assert unexplained == []


def test_a_declaration_names_only_fields_that_exist():
    wrong = []
    for data in collectors:
        known = {f.name for f in data.model_class._meta.get_fields()} | {"*"}
        named = {*data.tells_nothing, *data.hides}
        for trace in data.traces:
            named |= {*(trace.shows or ()), *trace.clears}
        wrong += [(data.model, name) for name in named - known]

    assert wrong == []
