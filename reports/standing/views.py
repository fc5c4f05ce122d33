"""The change log of the project, and the choice of the mail on Mondays."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django.views.generic import TemplateView

from forkommune.accounts.models import User
from forkommune.ui.asked import whole_number
from forkommune.ui.dates import today

from .gathering import has_standing
from .news import news_page
from .news_kinds import areas_of
from .weekly import choose_weekly_mail, letter_to, monday_of

NO_CONTENT = "Your role sees no content of the project."
CHOICES = {
    "yes": (True, _("You get the mail on Mondays.")),
    "no": (False, _("You get no mail on Mondays any more.")),
}


class ChangeLog(LoginRequiredMixin, TemplateView):
    """What is new in the project, day by day; of one area where the address names one."""

    template_name = "start/news.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A page of it."""
        user, asked = self.request.user, self.request.GET
        if not has_standing(user):
            raise PermissionDenied(NO_CONTENT)
        areas = areas_of(user)
        area = asked.get("omrade", "")
        chosen = area if area in areas else ""
        before = whole_number(asked.get("for", "")) or 0
        return super().get_context_data(
            log=news_page(user, area=chosen, before=before),
            areas=areas,
            chosen=chosen,
            is_first=not before,
            **kwargs,
        )


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def weekly_mail(request: HttpRequest) -> HttpResponse:
    """This week's mail as it would be now, and whether the user wants it; POST chooses."""
    user = request.user
    if not isinstance(user, User) or not has_standing(user):
        raise PermissionDenied(NO_CONTENT)
    if request.method == "POST":
        told = CHOICES.get(request.POST.get("wanted", ""))
        if told is not None:
            wanted, words = told
            choose_weekly_mail(user=user, wanted=wanted)
            messages.success(request, words)
        return redirect("weekly-mail")
    context = {"letter": letter_to(user, monday_of(today()))}
    return render(request, "start/weekly_mail.html", context)
