"""How a log-in through an OpenID provider meets the accounts: it opens a linked one, and makes none."""

from __future__ import annotations

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthProcess
from django.http import HttpRequest
from django.shortcuts import render
from django.urls import reverse


class SocialAdapter(DefaultSocialAccountAdapter):
    """Accounts come by invitation; who has one links it while logged in."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Nobody is let in, or given an account, whose link is not known."""
        connects = sociallogin.state.get("process") == AuthProcess.CONNECT
        if not sociallogin.is_existing and not connects:
            page = render(request, "socialaccount/unknown.html", status=403)
            raise ImmediateHttpResponse(page)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never."""
        return False

    def can_authenticate_by_email(self, login: SocialLogin, email: str) -> bool:
        """Never: an address at the provider proves no account here."""
        return False

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: Any) -> Any:
        """Nothing of what the provider says goes into an account."""
        return sociallogin.user

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: SocialAccount) -> str:
        """Back to the page that the link was made from."""
        return reverse("accounts:sign-in")
