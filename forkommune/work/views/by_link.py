"""Pages behind a personal link, without log-in.

GET changes nothing, not even for a program that follows links in mails: what the link opens is shown
when somebody has pressed the button that opens it, in that browser.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.translation import override
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from forkommune.accounts.limits import count_miss, too_many_misses
from forkommune.accounts.models import EndedLink, PersonalLink
from forkommune.work.desk import Desk, as_the_only_writer
from forkommune.work.services.drafts import DraftRefused, Outcome, save_draft


class Spent(Exception):
    """The link opens nothing: locked, unknown, used, revoked, expired, closed or gone.

    row, link: what it would have opened, as far as that is known. ended: what is left of a link whose
    row is gone because somebody took everything back, or because its time was over.
    """

    def __init__(
        self,
        why: str,
        row: Any = None,
        link: PersonalLink | None = None,
        ended: EndedLink | None = None,
    ) -> None:
        super().__init__(why)
        self.why, self.row, self.link, self.ended = why, row, link, ended


@method_decorator(
    [never_cache, sensitive_variables("token"), sensitive_post_parameters()], name="dispatch"
)
class ByLink(ABC, View):
    """A page of a link: in the reader's form of Norwegian, unless another was chosen.

    scope: of the link. opened: name in the session under which it is kept which links were opened.
    """

    http_method_names = ["get", "head", "post"]
    scope = ""
    opened = ""
    link: PersonalLink
    row: Any

    @abstractmethod
    def rows(self) -> Any:
        """The rows that a link can open, with all that their pages print."""

    @abstractmethod
    def why_closed(self, row: Any) -> str:
        """Why a link in time opens nothing all the same, such as "closed"; "" where it opens."""

    @abstractmethod
    def language_of(self, row: Any) -> str:
        """The form of Norwegian of whoever the row was sent to: "nb" or "nn"."""

    @abstractmethod
    def spent_page(self, request: HttpRequest, spent: Spent) -> HttpResponse:
        """Why the link opens nothing, and what to do."""

    def dispatch(self, request: HttpRequest, *args: Any, **where: Any) -> HttpResponse:
        """A spent link has its page, and no answer hands the token on."""
        try:
            self.link, self.row = self.open(request, where["token"])
            response = self.in_language(
                self.row, request, lambda: self.act(request, *args, **where)
            )
        except Spent as why:
            spent = why
            response = self.in_language(
                spent.row, request, lambda: self.spent_page(request, spent), ended=spent.ended
            )
        # Not no-referrer: browsers then post with "Origin: null", which the CSRF check refuses.
        response["Referrer-Policy"] = "strict-origin"
        response["X-Robots-Tag"] = "noindex"
        return response

    def open(self, request: HttpRequest, token: str) -> tuple[PersonalLink, Any]:
        """The link of a token and what it opens. Raises Spent saying why it opens nothing."""
        link = PersonalLink.objects.found(token, self.scope)
        if link is None:
            if ended := EndedLink.objects.for_token(token, self.scope).first():
                raise Spent(ended.why, ended=ended)
            count_miss(request)
            raise Spent("locked" if too_many_misses(request) else "unknown")
        row = self.row_of(link)
        if row is None:
            raise Spent("gone")
        if not link.is_usable:
            used = link.use_count >= link.max_uses
            raise Spent("used" if used else "revoked" if link.revoked_at else "expired", row, link)
        if why := self.why_closed(row):
            raise Spent(why, row, link)
        return link, row

    def row_of(self, link: PersonalLink) -> Any:
        """What a link is for; None where it is gone."""
        return self.rows().filter(pk=link.target_id).first()

    def act(self, request: HttpRequest, *args: Any, **where: Any) -> HttpResponse:
        """Answer by the method; with what opens nothing any more already out of the way."""
        response: HttpResponse = super().dispatch(request, *args, **where)  # type: ignore[assignment]
        return response

    @property
    def is_open(self) -> bool:
        """Whether somebody pressed the button in this browser."""
        return self.link.pk in self.request.session.get(self.opened, [])

    def note_open(self) -> None:
        """Remember in this browser that the button was pressed."""
        self.request.session[self.opened] = [
            *self.request.session.get(self.opened, []),
            self.link.pk,
        ]

    def store_draft(self, desk: Desk) -> Outcome:
        """Save what the form holds as a draft. Raises Spent where nothing may be kept any more."""
        save = as_the_only_writer(desk, desk.read(self.request.POST))
        try:
            return save_draft(
                kind=desk.kind,
                target=desk.target,
                initial=desk.initial,
                save=save,
                by=None,
                guard=desk.guard,
            )
        except DraftRefused:
            raise Spent("closed", self.row, self.link) from None

    def in_language(
        self,
        row: Any,
        request: HttpRequest,
        answer: Callable[[], HttpResponse],
        ended: EndedLink | None = None,
    ) -> HttpResponse:
        """The answer in the row's form of Norwegian, unless the reader chose a language.

        ended: what is left where the row is gone.
        """
        is_known = row is not None or ended is not None
        if not is_known or settings.LANGUAGE_COOKIE_NAME in request.COOKIES:
            return answer()
        with override(ended.language if ended is not None else self.language_of(row)):
            return answer()
