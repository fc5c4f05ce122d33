"""Forms that anybody may send: what tells a robot from a person, without asking a third party.

Three things, none of them shown to a person: a field that nobody sees and robots fill in, the time at
which the page was shown, and how much one address has sent in the last hour. What was typed stays in
the form whatever the answer is.
"""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.core.cache import cache
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.ui.forms import DesignForm

FASTEST_SECONDS = 4
LONGEST_SECONDS = 24 * 3600
AN_HOUR = 3600
MOST_AN_HOUR = 8
TRAP, SHOWN = "homepage", "shown"
_signer = TimestampSigner(salt="forkommune.work.open_forms")


def shown_now() -> str:
    """When the page was shown, so that nobody can write another time."""
    return _signer.sign("shown")


class OpenForm(DesignForm):
    """A form without a log-in. `{{ form.trap }}` comes first in it, hidden by the style sheet.

    request: of the visitor; its address counts what was sent.
    """

    homepage = forms.CharField(
        label=gettext_lazy("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.fields[SHOWN].initial = shown_now()

    @property
    def sender(self) -> str:
        """Whose sendings are counted: the visitor's address, unless the form knows better."""
        # The library's reading of the address: behind a proxy, REMOTE_ADDR is the proxy's for all.
        return str(get_adapter().get_client_ip(self.request))

    @property
    def asked(self) -> list[forms.BoundField]:
        """The fields that a person sees."""
        return [one for one in self.visible_fields() if one.name != TRAP]

    def clean_homepage(self) -> str:
        """Empty: the style sheet hides it."""
        if self.cleaned_data[TRAP]:
            self._put(TRAP, "")
            raise forms.ValidationError(
                _("A hidden field was filled in, as robots do. It is empty now: send once more.")
            )
        return ""

    def clean(self) -> dict[str, Any]:
        """Typed by somebody, and not one of very many."""
        cleaned = super().clean() or self.cleaned_data
        if _is_lost(cleaned.get(SHOWN, "")):
            self._put(SHOWN, shown_now())
            self.add_error(
                None, _("The page had stood open for very long. Look it through and send again.")
            )
        elif _is_fast(cleaned[SHOWN]):
            self.add_error(
                None, _("That was very fast. Look it through, and send again after some seconds.")
            )
        elif not self.errors and not _may_send(self.sender):
            self.add_error(
                None, _("Very many were sent from your address. Wait an hour and send again.")
            )
        return cleaned

    def _put(self, name: str, value: str) -> None:
        """What the form that comes back holds in a hidden field."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        data[name] = value
        self.data = data


def _is_lost(signed: str) -> bool:
    """Whether the page is older than a day, or the time is not one that we wrote."""
    try:
        _signer.unsign(signed, max_age=LONGEST_SECONDS)
    except BadSignature:
        return True
    return False


def _is_fast(signed: str) -> bool:
    try:
        _signer.unsign(signed, max_age=FASTEST_SECONDS)
    except SignatureExpired:
        return False
    return True


def _may_send(sender: str) -> bool:
    """Whether this sender has not sent very much in the last hour; counts this time."""
    key = f"open-form:{sender}"
    if cache.add(key, 1, AN_HOUR):
        return True
    try:
        return bool(cache.incr(key) <= MOST_AN_HOUR)
    except ValueError:  # the hour ended in between, and the count with it
        return True
