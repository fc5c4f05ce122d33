"""Through the OpenID provider and back, and taking the link to it away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import requests
from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View

from forkommune.accounts.provider import OpenIdAdapter


class Callback(OAuth2CallbackView):
    """The way back: state is used up, and the nonce of this very log-in is asked for."""

    def _get_state(self, request: HttpRequest, provider: Any) -> Any:
        state, refusal = super()._get_state(request, provider)
        # RFC 9207: a provider that says who it is must be the one that was asked.
        if state and request.GET.get("iss", settings.OIDC.issuer) != settings.OIDC.issuer:
            return None, render_authentication_error(request, provider)
        self.adapter.nonce = (state or {}).get("nonce", "")
        return state, refusal


def _with_provider(view: type) -> Callable[[HttpRequest], HttpResponse]:
    def answer(request: HttpRequest) -> HttpResponse:
        if not settings.OIDC.issuer:
            raise Http404
        adapter = OpenIdAdapter(request, "oidc")
        try:
            return view.adapter_view(adapter)(request)  # type: ignore[attr-defined, no-any-return]
        except (requests.RequestException, OAuth2Error) as fault:
            # Only what comes before the exchange of the code; the library catches the rest.
            return render_authentication_error(  # type: ignore[no-any-return]
                request, adapter.get_provider(), exception=fault
            )

    return answer


oidc_login = _with_provider(OAuth2LoginView)
oidc_callback = _with_provider(Callback)


@method_decorator(reauthentication_required(app="allauth.socialaccount"), name="post")
class UnlinkOpenId(LoginRequiredMixin, View):
    """Take the own link to the provider away; the mailed code and passkeys still open the account."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Delete the link and tell its owner by mail."""
        links = SocialAccount.objects.filter(user=request.user, provider="oidc")
        if links.delete()[0]:
            get_adapter().send_notification_mail(
                "socialaccount/email/account_disconnected",
                request.user,
                {"provider": settings.OIDC.name},
            )
            messages.success(
                request, _("The link to %(name)s is removed.") % {"name": settings.OIDC.name}
            )
        return redirect("accounts:sign-in")
