"""Log in by a single-use link: GET shows one button, POST logs in and uses the link up."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables

from forkommune.accounts.limits import count_miss, too_many_misses
from forkommune.accounts.models import PersonalLink, User
from forkommune.accounts.models.personal_link import WAYS_IN


@method_decorator([never_cache, sensitive_variables("token")], name="dispatch")
class LoginLink(View):
    """A link from the terminal or a mail. In production the second factor is still asked."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """No answer may hand the token on as a referrer."""
        response = super().dispatch(request, *args, **kwargs)
        # Not no-referrer: browsers then post with "Origin: null", which the CSRF check refuses.
        response["Referrer-Policy"] = "strict-origin"
        return response  # type: ignore[return-value]

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Show whose account it opens and one button; no row is changed."""
        link = self.find(request, token)
        if link is None:
            return self.refuse(request)
        return render(request, "accounts/login_link.html", {"account": link.target})

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Use the link up and log in."""
        link = self.find(request, token)
        if link is None or not link.consume():
            return self.refuse(request)
        user: User = link.target  # type: ignore[assignment]
        record_authentication(request, user, method="link")
        return perform_login(request, user, email_verification="none")  # type: ignore[no-any-return]

    def find(self, request: HttpRequest, token: str) -> PersonalLink | None:
        """The usable link of a token whose account may still log in."""
        # No look at earlier misses: a workshop room shares one address, and a true link opens.
        link = PersonalLink.objects.for_token(token, *WAYS_IN).first()
        if link is None:
            count_miss(request)
            return None
        account = link.target
        return link if link.is_usable and isinstance(account, User) and account.is_active else None

    def refuse(self, request: HttpRequest) -> HttpResponse:
        """The same answer for unknown, used, revoked and expired links."""
        status = 429 if too_many_misses(request) else 410
        return render(request, "accounts/link_spent.html", status=status)
