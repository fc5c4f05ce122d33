"""What the log-in page offers beside the code by mail: `{% load ways_in %}`."""

from django import template
from django.conf import settings
from django.template.context import Context

from forkommune.accounts.second_factor import passkeys_possible

register = template.Library()


@register.simple_tag(takes_context=True)
def passkeys_here(context: Context) -> bool:
    """Whether browsers make passkeys under the address that the page is read at."""
    return passkeys_possible(context["request"])


@register.simple_tag
def openid_provider() -> str:
    """What the configured OpenID provider is called; empty where there is none."""
    return str(settings.OIDC.name)
