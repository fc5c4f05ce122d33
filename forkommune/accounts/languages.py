"""The language that a user is written to: the one last chosen in a browser while logged in."""

from typing import Any

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest

from .models import User


def register() -> None:
    """Keep what was chosen before the log-in; a later choice is kept where it is made."""
    user_logged_in.connect(_keep_choice, dispatch_uid="forkommune.accounts.languages")


def _keep_choice(request: HttpRequest, user: User, **signal: Any) -> None:
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    if chosen in dict(settings.LANGUAGES) and chosen != user.language:
        user.language = chosen
        user.save(update_fields=["language"])
