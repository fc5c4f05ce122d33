"""A field of a form with label, help and errors, drawn without templates.

An interview's form has thirty fields, and templates take longer for them than for the rest of its page.
`FORM_RENDERER` names `Renderer`, so that every form of the portal has fields of this kind.
"""

from __future__ import annotations

from django.forms import BoundField
from django.forms.renderers import TemplatesSetting
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

NOTHING = SafeString("")


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


class Renderer(TemplatesSetting):
    """Widgets and errors by the portal's templates, fields as above."""

    bound_field_class = DrawnField
