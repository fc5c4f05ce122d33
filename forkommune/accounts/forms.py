"""Forms of a user's own log-in, where the library's say too little."""

from typing import Any

from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.core.exceptions import ValidationError
from django.forms.fields import InvalidJSONInput
from django.utils.translation import gettext_lazy as _


def _name() -> forms.CharField:
    return forms.CharField(
        label=_("Name of the passkey"),
        max_length=60,
        help_text=_("So that you know it again, for example the machine or phone it lies on."),
    )


class CredentialField(forms.JSONField):
    """What a browser says of a passkey; lists in lists without end are no answer of one."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        """The answer. Raises ValidationError for what is no JSON, or deeper than can be read."""
        try:
            return super().to_python(value)
        except RecursionError as deep:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from deep

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What was sent, for the form that comes back."""
        try:
            return super().bound_data(data, initial)
        except RecursionError:
            return InvalidJSONInput("")


class LoginPasskeyForm(LoginWebAuthnForm):
    """Log-in by a passkey alone."""

    credential = CredentialField()


class ConfirmPasskeyForm(AuthenticateWebAuthnForm):
    """A passkey as the second step of a log-in."""

    credential = CredentialField()


class ConfirmAgainPasskeyForm(ReauthenticateWebAuthnForm):
    """A passkey before something that needs a fresh log-in."""

    credential = CredentialField()


class AddPasskeyForm(AddWebAuthnForm):
    """A passkey logs in by itself unless its owner wants it as a second step only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Not required by the server: the key is made before the form is sent, and is not wasted.
        self.fields["name"] = _name()
        self.fields["name"].required = False
        self.fields["passwordless"] = forms.BooleanField(
            label=_("The passkey is enough to log in"),
            required=False,
            initial=True,
            help_text=_(
                "It then asks for your face, finger or PIN, and you need no code by mail. Older "
                "security keys cannot do this: take the tick away."
            ),
        )
        self.fields["credential"] = CredentialField()
        self.order_fields(["name", "passwordless", "credential"])


class RenamePasskeyForm(EditWebAuthnForm):
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = _name()
