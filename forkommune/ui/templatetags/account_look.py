"""Tags of the log-in pages: `{% load account_look %}`."""

from pathlib import Path

from django import template
from django.conf import settings
from django.forms import BaseForm

from forkommune.ui.forms import dress

register = template.Library()


@register.simple_tag
def dressed(form: BaseForm) -> BaseForm:
    """A form of another package in the look of ours; placeholders go, the labels say enough."""
    dress(form)
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
    return form


@register.simple_tag
def mail_folder() -> str:
    """Where mails land while the portal has no mail server; empty when it has one."""
    if settings.MAIL_HOST:
        return ""
    folder = Path(settings.VAR_DIR) / "mail"
    home = Path(__file__).resolve().parents[3]
    return f"{folder.relative_to(home) if folder.is_relative_to(home) else folder}/"
