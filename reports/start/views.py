"""The start page, and the way from a choice of municipality to its page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import TemplateView

from forkommune.work.administration.today import greeting
from municipalities.models import Municipality
from reports.standing.gathering import standing_of
from reports.start.selectors import start_page


class Start(TemplateView):
    """In ten seconds: what the portal is for; for those who work in the project, where it stands."""

    def get_template_names(self) -> list[str]:
        """The page of the whole project, or the page for everybody, which an officer's lines stand on."""
        standing = self.kwargs["standing"]
        whole = standing is not None and standing.is_whole
        return ["start/standing.html" if whole else "start/home.html"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page of this visitor."""
        self.kwargs["standing"] = standing_of(request.user)
        return super().get(request, *args, **self.kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The start page of this visitor; for everybody's part only where it is shown."""
        standing = kwargs["standing"]
        if standing is not None and standing.is_whole:
            hour = timezone.localtime().hour
            return super().get_context_data(greeting=greeting(hour), **kwargs)
        return super().get_context_data(start=start_page(self.request.user), **kwargs)


def choose_municipality(request: HttpRequest) -> HttpResponse:
    """From the select on the start page to the municipality; nothing chosen leads to the list."""
    number = request.GET.get("kommune", "")
    if not number:
        return redirect("municipalities:municipality-list")
    return redirect(
        get_object_or_404(Municipality.objects.visible_to(request.user).numbered([number]))
    )
