"""Fields as every form draws them: label, help, input and faults, tied together for the ear."""

import re

import pytest
from django import forms

from forkommune.ui.forms import DesignForm


class Asked(DesignForm):
    name = forms.CharField(label="Hvem <x>", help_text="Skriv <b>hele</b> navnet")
    many = forms.MultipleChoiceField(
        label="Hvilke",
        required=False,
        choices=[("a", "A & B"), ("c", "C")],
        widget=forms.CheckboxSelectMultiple,
        help_text="Flere kan velges",
    )
    yes = forms.BooleanField(label="Ja", required=False)
    notes = forms.CharField(label="Notat", required=False, widget=forms.Textarea)


def drawn(form: forms.Form, name: str) -> str:
    return str(form[name].as_field_group())


def test_words_of_a_form_are_never_markup():
    field = drawn(Asked({"name": '"><i>'}), "name")

    assert "Hvem &lt;x&gt;" in field
    assert "Skriv &lt;b&gt;hele&lt;/b&gt; navnet" in field
    assert 'value="&quot;&gt;&lt;i&gt;"' in field


def test_input_names_its_label_help_and_fault():
    field = drawn(Asked({}), "name")

    [key] = re.findall(r'<input[^>]* id="([^"]+)"', field)
    assert f'<label class="ds-label" for="{key}">' in field
    [told] = re.findall(r'<input[^>]* aria-describedby="([^"]+)"', field)
    assert all(f'id="{one}"' in field for one in told.split())
    assert 'aria-invalid="true"' in field
    assert "valgfri" not in field


def test_choices_stand_in_a_fieldset_with_what_was_chosen():
    field = drawn(Asked({"name": "Kari", "many": ["a"]}), "many")

    assert field.startswith("<fieldset")
    assert "valgfri" in field
    [described] = re.findall(r'<fieldset[^>]* aria-describedby="([^"]+)"', field)
    assert f'id="{described}"' in field
    assert re.findall(r'value="(\w)"[^>]* checked', field) == ["a"]
    assert "A &amp; B" in field


@pytest.mark.parametrize(("sent", "ticked"), [({"yes": "on"}, True), ({}, False)])
def test_tick_stands_before_its_label(sent, ticked):
    field = drawn(Asked({"name": "Kari", **sent}), "yes")

    assert field.index("<input") < field.index("<label")
    assert ("checked" in field) is ticked


def test_lines_of_a_text_come_back_as_they_were_sent():
    field = drawn(Asked({"notes": "\nførste linje\n</textarea>"}), "notes")

    assert ">\n\nførste linje\n&lt;/textarea&gt;</textarea>" in field
