"""A field of a form with label, help, input and errors, drawn without templates.

An interview's form has thirty fields, and templates take longer for them than for the rest of its page.
`FORM_RENDERER` names `Renderer`, so that every form of the portal has fields of this kind.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.forms import BoundField
from django.forms.renderers import TemplatesSetting
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from .components.choices import attributes, options, suggested, ticks
from .named_rows import WITH_ROWS

Context = dict[str, Any]  # what a widget hands to its template
NOTHING = SafeString("")
INPUTS = ("input", "text", "number", "email", "url", "password", "hidden", "checkbox", "search")


class DrawnField(BoundField):
    """What `{{ field.as_field_group }}` draws: choices as a `fieldset`, a tick before its label, all
    else under its label."""

    def as_field_group(self) -> SafeString:
        """The field with all that belongs to it."""
        if self.use_fieldset:
            return self._choices()
        if self.widget_type == "checkbox":
            return self._tick()
        return format_html(
            '<div class="ds-field"><label class="ds-label" for="{}">{}{}</label>{}{}{}</div>',
            self.id_for_label,
            self.label,
            self._optional(),
            self._description(),
            self.as_widget(),
            self._faults(),
        )

    def _choices(self) -> SafeString:
        described = self.aria_describedby
        return format_html(
            '<fieldset class="ds-fieldset"{}><legend class="ds-label">{}{}</legend>{}{}{}</fieldset>',
            format_html(' aria-describedby="{}"', described) if described else NOTHING,
            self.label,
            self._optional(),
            self._description(),
            self.as_widget(),
            self._faults(),
        )

    def _tick(self) -> SafeString:
        return format_html(
            '<div class="ds-field">{}<label class="ds-label" data-weight="regular" for="{}">{}</label>{}{}</div>',
            self.as_widget(),
            self.id_for_label,
            self.label,
            self._description(),
            self._faults(),
        )

    def _optional(self) -> SafeString:
        if self.field.required:
            return NOTHING
        return format_html(' <span class="optional">({})</span>', gettext("optional"))

    def _description(self) -> SafeString:
        if not self.help_text:
            return NOTHING
        key = format_html(' id="{}_helptext"', self.auto_id) if self.auto_id else NOTHING
        return format_html('<div data-field="description"{}>{}</div>', key, self.help_text)

    def _faults(self) -> SafeString:
        return self.errors.render() if self.errors else NOTHING


def _input(context: Context) -> SafeString:
    widget = context["widget"]
    value = widget["value"]
    return format_html(
        '<input type="{}" name="{}"{}{}>',
        widget["type"],
        widget["name"],
        NOTHING if value is None else format_html(' value="{}"', value),
        attributes(widget["attrs"]),
    )


def _text_area(context: Context) -> SafeString:
    widget = context["widget"]
    value = widget["value"]
    return format_html(
        '<textarea name="{}"{}>\n{}</textarea>',
        widget["name"],
        attributes(widget["attrs"]),
        "" if value is None else value,
    )


def _select(context: Context) -> SafeString:
    widget = context["widget"]
    return format_html(
        '<select name="{}"{}>{}</select>',
        widget["name"],
        attributes(widget["attrs"]),
        options(widget["optgroups"]),
    )


def _ticks(context: Context) -> SafeString:
    widget = context["widget"]
    key = widget["attrs"].get("id")
    return format_html(
        '<div class="options"{}>{}</div>',
        format_html(' id="{}"', key) if key else NOTHING,
        ticks(widget["optgroups"], key),
    )


def _input_with_rows(context: Context) -> SafeString:
    return format_html(
        '{}<datalist id="{}">{}</datalist>',
        _input(context),
        context["listed"],
        suggested(context["names"]),
    )


DRAWN: dict[str, Callable[[Context], SafeString]] = {
    **{f"django/forms/widgets/{name}.html": _input for name in INPUTS},
    "django/forms/widgets/textarea.html": _text_area,
    "django/forms/widgets/select.html": _select,
    "django/forms/widgets/radio.html": _ticks,
    "django/forms/widgets/checkbox_select.html": _ticks,
    WITH_ROWS: _input_with_rows,
}


class Renderer(TemplatesSetting):
    """Fields as above, and the widgets that stand in them; what is rarer by its template."""

    bound_field_class = DrawnField

    def render(
        self, template_name: str, context: dict[str, Any], request: Any = None
    ) -> SafeString:
        """One widget, list of errors or form."""
        if draw := DRAWN.get(template_name):
            return draw(context)
        return cast("SafeString", super().render(template_name, context, request))
