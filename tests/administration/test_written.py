"""Lists and tables of a row stand in its form as people write them."""

import pytest
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import JSONField
from django.forms import EmailField, URLField
from django.urls import reverse

from forkommune.work.administration.written import LinesField
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_texts_are_written_one_a_line_and_empty_lines_are_none():
    field = LinesField(required=False)

    assert field.prepare_value(["D2", "D3"]) == "D2\nD3"
    assert field.clean(" D2 \r\n\r\nD3") == ["D2", "D3"]
    assert field.clean("") == []
    assert (field.has_changed(["D2"], "D2\r\n"), field.has_changed(["D2"], "D3")) == (False, True)


def test_no_form_of_the_administration_asks_for_code(rf):
    request = rf.get("/")
    request.user = make.SecretaryFactory()

    raw = [
        field
        for model, model_admin in admin.site._registry.items()
        if model_admin.has_change_permission(request)
        for field in model._meta.fields
        if isinstance(field, JSONField)
        and (asked := model_admin.get_form(request).base_fields.get(field.name))
        and not (isinstance(asked, LinesField) and field.default is list)
    ]

    assert raw == []


def test_every_form_of_the_administration_asks_a_wrong_address_back(rf):
    request = rf.get("/")
    request.user = make.SecretaryFactory()
    forms = [
        model_admin.get_form(request)
        for model_admin in admin.site._registry.values()
        if model_admin.has_change_permission(request)
    ]
    addresses = [
        field
        for form in forms
        for field in form.base_fields.values()
        if isinstance(field, URLField | EmailField)
    ]

    assert {type(field) for field in addresses} == {URLField, EmailField}
    for field in addresses:
        with pytest.raises(ValidationError, match="«ikke en adresse» er ingen"):
            field.clean("ikke en adresse")


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (lambda: make.DivisionFactory(weights={"size": 0.6, "density": 0.2}), ["75 %", "25 %"]),
        (lambda: make.MunicipalityFactory(sources={"name": "SSB"}), ["navn</th><td>SSB"]),
        (
            lambda: make.MeetingFactory(
                participants=[
                    {"code": "a", "label_nb": "Administrasjonen", "per_municipality": 2},
                    {"code": "b", "label_nb": "Forskere"},
                ]
            ),
            ["Administrasjonen</th><td>2 fra hver kommune", "Forskere</th>"],
        ),
    ],
)
def test_what_is_no_list_of_texts_is_shown_as_a_table(client, made, words):
    client.force_login(make.SecretaryFactory())
    row = made()
    options = row._meta

    page = client.get(
        reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[row.pk])
    ).content.decode()

    assert [word for word in words if word not in page] == []
    assert "&quot;code" not in page
