"""The start page, and the way from a choice of municipality to its page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import TemplateView

from municipalities.models import Municipality
from reports.start.selectors import start_page


class Start(TemplateView):
    """What the portal is for, in ten seconds."""

    template_name = "start/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The start page of this visitor."""
        return super().get_context_data(start=start_page(self.request.user), **kwargs)


def choose_municipality(request: HttpRequest) -> HttpResponse:
    """From the select on the start page to the municipality; nothing chosen leads to the list."""
    number = request.GET.get("kommune", "")
    if not number:
        return redirect("municipalities:municipality-list")
    return redirect(
        get_object_or_404(Municipality.objects.visible_to(request.user).numbered([number]))
    )
