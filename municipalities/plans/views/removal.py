"""Take a version of a document out again."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from forkommune.accounts.models import User
from forkommune.evidence.views.rights import researchers_only
from forkommune.evidence.views.texts import UNPROCESSABLE
from municipalities.plans.forms import RemovalForm
from municipalities.plans.models import PlanVersion
from municipalities.plans.removing import InUse, remove_version, work_on


@require_http_methods(["GET", "HEAD", "POST"])
@researchers_only
def plan_version_remove(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What would go, what stands in the way, and the reason."""
    versions = PlanVersion.objects.visible_to(request.user).for_listing()
    version = get_object_or_404(versions, document=pk, number=number)
    document = version.document
    form = RemovalForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            remove_version(
                version=version,
                reason=form.cleaned_data["reason"],
                by=cast("User", request.user),
            )
        except InUse as refusal:
            form.add_error(None, str(refusal))
        else:
            said = _("Version %(number)d is taken out.") % {"number": number}
            messages.success(request, said)
            return HttpResponseRedirect(document.get_absolute_url())
    context = {
        "form": form,
        "version": version,
        "document": document,
        "work": work_on(version),
    }
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "municipalities/plan_version_remove.html", context, status=status)
