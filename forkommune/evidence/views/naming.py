"""Say of a text that it names somebody, and that the name is out."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from forkommune.evidence import services
from forkommune.evidence.models import SourceText

from .rights import researchers_only
from .texts import visitor


@require_POST
@researchers_only
def source_names(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a text with the researchers because it names somebody, or (`names=0`) let it go out."""
    source = get_object_or_404(SourceText.objects.visible_to(request.user), pk=pk)
    if request.POST.get("names") == "0":
        services.names_nobody(source=source, by=visitor(request))
        messages.success(request, _("The text may go out again, as far as consent allows."))
    else:
        services.flag_as_naming(source=source, by=visitor(request))
        messages.success(
            request, _("The text stays with the researchers until the name is taken out.")
        )
    return HttpResponseRedirect(source.get_absolute_url())
