"""The page of the data-protection officer, and the page on which a consent is withdrawn."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forkommune.accounts.models import User
from forkommune.evidence.models import Informant, ResearchExport
from forkommune.ui.asked import whole_number
from forkommune.ui.dates import long_date, today

from .aside import copies_left
from .erasure_log import LogUnusable
from .forms import KeepUntilForm, WithdrawForm
from .oversight import oversight
from .people import find_person
from .retention import coming, due, set_keep_until
from .services import withdraw_consent
from .withdrawing import NothingToWithdraw, Withdrawal, foresee, is_withdrawn

OVERSEE = "privacy.oversee"
WITHDRAW = "evidence.withdraw_consent"
PAGE = "privacy:withdrawal"


@require_safe
@never_cache
@login_required
def oversight_page(request: HttpRequest) -> HttpResponse:
    """Consents, records, and who has read what; `?leser=` shows one reader's rows."""
    if not request.user.has_perm(OVERSEE):
        raise PermissionDenied("Only the data-protection officer sees who has read what.")
    reader = whole_number(request.GET.get("leser", ""))
    shown = oversight(user=request.user, reader=reader, number=request.GET.get("side", ""))  # type: ignore[arg-type]
    context = {"shown": shown, "reader": reader, "page_obj": shown.page}
    return render(request, "privacy/oversight.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def withdrawal_page(request: HttpRequest, pk: int) -> HttpResponse:
    """All that rests on what an informant said, before anybody decides; then one button."""
    user = _researcher(request)
    informant = get_object_or_404(Informant.objects.visible_to(user), pk=pk)
    if request.method != "POST":
        return _page(request, informant, WithdrawForm())
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return _page(request, informant, form)
    try:
        done = withdraw_consent(informant=pk, by=user, **form.cleaned_data)
    except (LogUnusable, NothingToWithdraw) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done_in_words(done))
    return redirect(PAGE, pk)


def done_in_words(done: Withdrawal) -> str:
    """What was withdrawn, in a sentence."""
    if not done.is_done:
        return _("It was withdrawn before; nothing was left to do.")
    gone = ngettext(
        "Withdrawn. %(count)d row is gone with all that was made of it.",
        "Withdrawn. %(count)d rows are gone with all that was made of them.",
        done.row_count,
    ) % {"count": done.row_count}
    return f"{gone} {_to_redact(len(done.mentions))}".strip()


def _to_redact(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "%(count)d turn of somebody else that speaks of the person waits to be blacked out.",
        "%(count)d turns of others that speak of the person wait to be blacked out.",
        count,
    ) % {"count": count}


@require_safe
@never_cache
@login_required
def retention_page(request: HttpRequest) -> HttpResponse:
    """What the next night erases, and the informants whose date comes near."""
    user = _researcher(request)
    ahead = coming().visible_to(user)
    context = {"due": due(), "coming": list(ahead), "today": today()}
    return render(request, "privacy/retention.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def keep_until(request: HttpRequest, pk: int) -> HttpResponse:
    """The day until which what an informant said is kept."""
    informant = get_object_or_404(Informant.objects.visible_to(_researcher(request)), pk=pk)
    is_sent = request.method == "POST"
    first = {"retain_until": informant.retain_until}
    form = KeepUntilForm(request.POST if is_sent else None, initial=first)
    if is_sent and form.is_valid():
        day = form.cleaned_data["retain_until"]
        set_keep_until(informant=informant, day=day, by=_researcher(request))
        messages.success(request, _("Kept until %(day)s.") % {"day": long_date(day)})
        return redirect("privacy:retention")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context = {"informant": informant, "form": form}
    return render(request, "privacy/keep_until.html", context, status=status)


def _researcher(request: HttpRequest) -> User:
    user = request.user
    if not (isinstance(user, User) and user.has_perm(WITHDRAW)):
        raise PermissionDenied("Only researchers decide about what an informant said.")
    return user


def _page(request: HttpRequest, informant: Informant, form: WithdrawForm) -> HttpResponse:
    is_done = is_withdrawn([informant.pk])
    context = {
        "informant": informant,
        "form": form,
        "is_done": is_done,
        "foreseen": None if is_done else foresee(find_person(f"informant:{informant.pk}")),
        "consents": list(informant.consents.all()),
        "exports": list(
            ResearchExport.objects.visible_to(request.user).before_withdrawal(informant)
        )
        if is_done
        else [],
        "copies": copies_left(),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "privacy/withdrawal.html", context, status=status)
