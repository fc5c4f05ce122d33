"""Form templates: labels, descriptions, errors and how they hang together."""

import pytest
from django import forms
from django.forms import formset_factory
from django.utils import translation

from forkommune.ui.forms import DateField, DesignForm

from .drawing import draw, words


@pytest.fixture(autouse=True)
def _bokmaal():
    with translation.override("nb"):
        yield


class Addresses(DesignForm):
    page = forms.URLField(assume_scheme="https")
    mail = forms.EmailField()


def test_wrong_addresses_are_asked_back_as_they_were_typed():
    form = Addresses({"page": "https://[x", "mail": "post(at)asker"})

    assert form.errors["page"][0].startswith("«https://[x» er ingen nettadresse.")
    assert form.errors["mail"][0].startswith("«post(at)asker» er ingen e-postadresse.")
    assert Addresses({"page": "asker.no", "mail": "post@asker.no"}).is_valid()


class Sample(DesignForm):
    """One field of each shape."""

    held = DateField(label="Dato")
    notes = forms.CharField(label="Notat", required=False, widget=forms.Textarea)
    agree = forms.BooleanField(label="Enig")
    plan = forms.ChoiceField(
        label="Plan", choices=[("ja", "Ja"), ("nei", "Nei")], widget=forms.RadioSelect
    )
    secret = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> None:
        if self.data.get("notes") == "feil":
            raise forms.ValidationError("Notatet passer ikke med datoen")


def drawn(form: forms.Form):
    return draw("{{ form }}", form=form)


def by_id(page, wanted: str):
    return next(element for element in page.iter() if element.get("id") == wanted)


def test_every_label_points_at_its_input_and_the_look_is_ours():
    page = drawn(Sample())

    ids = {element.get("id") for element in page.iter() if element.get("id")}
    assert {label.get("for") for label in page.iter("label")} <= ids
    visible = [
        i for i in [*page.iter("input"), *page.iter("textarea")] if i.get("type") != "hidden"
    ]
    assert all("ds-input" in element.get("class") for element in visible)
    assert by_id(page, "id_secret").get("class") is None
    assert by_id(page, "id_notes").get("rows") == "4"


def test_optional_fields_say_so_and_required_ones_have_no_asterisk():
    page = drawn(Sample())

    labels = {label.get("for"): words(label) for label in page.iter("label")}
    assert labels["id_notes"] == "Notat (valgfritt)"
    assert labels["id_held"] == "Dato"


def test_help_stands_above_the_input_and_describes_it():
    page = drawn(Sample())

    field = next(div for div in page.iter("div") if div.find("input[@id='id_held']") is not None)
    assert [child.tag for child in field] == ["label", "div", "input"]
    assert by_id(page, "id_held").get("aria-describedby") == "id_held_helptext"
    assert "14.11.2017" in words(by_id(page, "id_held_helptext"))


def test_an_error_is_bound_to_its_input_and_says_what_to_do():
    page = drawn(Sample({"held": "14. nov"}))

    field = by_id(page, "id_held")
    assert field.get("aria-invalid") == "true"
    assert field.get("aria-describedby") == "id_held_helptext id_held_error"
    assert words(by_id(page, "id_held_error")) == (
        "Feil: Datoen må skrives som dag.måned.år, for eksempel 14.11.2017"
    )
    assert words(by_id(page, "id_agree_error")) == "Feil: Kryss av for: Enig"
    assert words(by_id(page, "id_plan_error")) == "Feil: Velg: Plan"


def test_own_words_for_an_empty_field_are_kept():
    class Own(DesignForm):
        name = forms.CharField(error_messages={"required": "Skriv navnet"})
        other_name = forms.CharField()

    form = Own({})

    assert form.errors == {"name": ["Skriv navnet"], "other_name": ["Fyll inn: Other name"]}


def test_a_group_of_options_is_a_fieldset_with_legend():
    page = drawn(Sample())

    group = page.find(".//fieldset")
    assert words(group.find("legend")) == "Plan"
    assert [words(label) for label in group.iter("label")] == ["Ja", "Nei"]
    assert [i.get("id") for i in group.iter("input")] == ["id_plan_0", "id_plan_1"]


def test_the_summary_says_the_same_words_and_leads_to_the_fields():
    form = Sample({"held": "14. nov", "notes": "feil"})
    page = draw("{% error_summary form %}{{ form }}", form=form)

    summary = page.find("ds-error-summary")
    assert summary.get("tabindex") == "-1"
    assert words(summary.find("h2")) == "Rett 4 feil før du går videre"
    rows = [
        (words(li), li.find("a").get("href") if li.find("a") is not None else None)
        for li in summary.iter("li")
    ]
    assert rows == [
        ("Notatet passer ikke med datoen", None),
        ("Datoen må skrives som dag.måned.år, for eksempel 14.11.2017", "#id_held"),
        ("Kryss av for: Enig", "#id_agree"),
        ("Velg: Plan", "#id_plan_0"),
    ]
    assert words(page).count("Notatet passer ikke med datoen") == 1  # of the whole form: told once
    ids = {element.get("id") for element in page.iter()}
    assert {href.removeprefix("#") for _, href in rows if href} <= ids


def test_a_form_without_errors_has_no_summary():
    assert words(draw("{% error_summary form %}", form=Sample())) == ""


def test_the_summary_reaches_into_formsets_and_takes_own_words():
    rows = formset_factory(Sample, extra=0)(
        {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-held": "x"}
    )
    page = draw('{% error_summary form rows title="Rett dette" %}', form=Sample(), rows=rows)

    assert words(page.find(".//h2")) == "Rett dette"
    assert [a.get("href") for a in page.iter("a")] == [
        "#id_form-0-held",
        "#id_form-0-agree",
        "#id_form-0-plan_0",
    ]
