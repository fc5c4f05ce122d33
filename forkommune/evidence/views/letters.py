"""Information letters: the versions, one as it is read, and the draft."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forkommune.accounts.models import User
from forkommune.evidence.forms_letters import LetterForm
from forkommune.evidence.letter_text import sections_of
from forkommune.evidence.models import InformationLetter, ProcessingActivity
from forkommune.evidence.services.letters import (
    FIELDS,
    LetterIncomplete,
    LetterStandsFast,
    change_letter,
    next_letter,
    publish_letter,
)

ABOUT = "fokusgrupper"
CHANGE = "evidence.change_informationletter"


@require_safe
@login_required
def letter_list(request: HttpRequest) -> HttpResponse:
    """All versions, the newest first."""
    letters = InformationLetter.objects.visible_to(_researcher(request)).about(ABOUT)
    rows = list(letters.select_related("published_by"))
    context = {"letters": rows, "draft": next((one for one in rows if not one.published_at), None)}
    return render(request, "evidence/letter_list.html", context)


@require_safe
@login_required
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """One version in both written languages, as it is read."""
    row = _letter(request, pk)
    texts = []
    for code, label in (("nb", _("Bokmål")), ("nn", _("Nynorsk"))):
        with override(code):
            texts.append((code, label, sections_of(row)))
    return render(request, "evidence/letter.html", {"letter": row, "texts": texts})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def letter_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the draft; a published version stands as it was read."""
    row = _letter(request, pk)
    if row.published_at is not None:
        messages.info(request, _("This version is published and stands as it is."))
        return redirect(row)
    first = {name: getattr(row, name) for name in FIELDS}
    form = LetterForm(request.POST if request.method == "POST" else None, initial=first)
    if form.is_bound and form.is_valid():
        try:
            change_letter(letter=row, values=form.cleaned_data, by=_researcher(request))
        except LetterStandsFast as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("Saved."))
        return redirect(row)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(
        request, "evidence/letter_change.html", {"letter": row, "form": form}, status=status
    )


@require_POST
@login_required
def letter_publish(request: HttpRequest, pk: int) -> HttpResponse:
    """From now on this is what people read."""
    row = _letter(request, pk)
    try:
        publish_letter(letter=row, by=_researcher(request))
    except LetterIncomplete as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Published. Those who are invited read this version."))
    return redirect(row)


@require_POST
@login_required
def letter_next(request: HttpRequest) -> HttpResponse:
    """Begin a new version with the words of the newest."""
    user = _researcher(request)
    activity = get_object_or_404(ProcessingActivity.objects.visible_to(user), code=ABOUT)
    return redirect("evidence:letter-change", next_letter(activity=activity, by=user).pk)


def _researcher(request: HttpRequest) -> User:
    user = request.user
    if not (isinstance(user, User) and user.has_perm(CHANGE)):
        raise Http404(_("There is no such letter."))
    return user


def _letter(request: HttpRequest, pk: int) -> InformationLetter:
    rows = InformationLetter.objects.visible_to(_researcher(request))
    found: InformationLetter = get_object_or_404(
        rows.select_related("activity__controller", "published_by"), pk=pk
    )
    return found
