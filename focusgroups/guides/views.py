"""Guides of the sessions: read by the team, written by researchers."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from focusgroups.models import FocusGroup, Guide
from focusgroups.querysets import READ
from forkommune.accounts.models import User
from forkommune.ui.asked import whole_number
from forkommune.work.outlines import ChangedMeanwhile, direction_of, state_of
from forkommune.work.sent_once import sent_once

from . import outline, services
from .forms import DetailsForm, GuideForm, PartForm, QuestionForm, UseForm, VersionForm
from .outline import CodeTaken, NotInOutline, PartFull, Parts, read_parts
from .page import compared, length_of, rules_of
from .services import (
    DETAILS,
    GuideIsEmpty,
    GuideIsUsed,
    GuideStandsFast,
    SessionHasBegun,
    seen_of_part,
    seen_of_question,
    why_it_stands_fast,
)

PAGE = "focusgroups:guide"


def team(request: HttpRequest) -> User:
    """The visitor, a researcher or of the secretariat. Raises PermissionDenied for anybody else."""
    user = cast("User", request.user)
    if not (user.is_researcher or user.is_secretariat):
        raise PermissionDenied("Only the team reads the guides of sessions here.")
    return user


def writer(request: HttpRequest) -> User:
    """Who writes. Raises PermissionDenied for those who keep no guides of sessions."""
    user = cast("User", request.user)
    if not user.has_perm(READ):
        raise PermissionDenied("Only researchers keep the guides of sessions.")
    return user


@login_required
@require_safe
def guide_list(request: HttpRequest) -> HttpResponse:
    """Every version, and whether it may be changed."""
    guides = Guide.objects.visible_to(team(request)).for_listing()
    return render(request, "focusgroups/guide_list.html", {"guides": guides})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def guide_new(request: HttpRequest) -> HttpResponse:
    """Begin a guide from nothing."""
    user = writer(request)
    form = GuideForm(_sent(request), initial={"duration_minutes": 120, "version": "1.0"})
    if form.is_bound and form.is_valid():
        guide = services.make_guide(by=user, **form.cleaned_data)
        messages.success(request, _("The guide is made. Add the first part."))
        return redirect(guide)
    return _form(request, form, heading=_("Begin a guide"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def guide_page(request: HttpRequest, pk: int) -> HttpResponse:
    """A version as it is asked; by POST a new version of it."""
    guide = _found(request, pk, team if request.method != "POST" else writer)
    form = VersionForm(_sent(request), guide=guide)
    if form.is_bound and form.is_valid():
        by, version = writer(request), form.cleaned_data["version"]
        copy = services.copy_guide(guide=guide, version=version, by=by)
        messages.success(request, _("The new version is ready to be changed."))
        return redirect(copy)
    groups = FocusGroup.objects.visible_to(request.user).select_related("guide")
    planned = groups.not_begun().exclude(guide=guide)
    context = {
        "guide": guide,
        "parts": read_parts(guide.parts),
        "rules": rules_of(guide),
        "length": length_of(guide),
        "refusal": why_it_stands_fast(guide),
        "writes": request.user.has_perm(READ),
        "form": form,
        "groups": groups.filter(guide=guide).order_by("starts_at", "pk"),
        "use_form": UseForm(groups=planned) if planned else None,
        "others": Guide.objects.visible_to(request.user).for_listing().exclude(pk=pk),
        "moved": request.GET.get("flyttet", ""),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "focusgroups/guide.html", context, status=status)


@login_required
@require_safe
def guide_compare(request: HttpRequest, pk: int) -> HttpResponse:
    """What differs from another version: `?med=` names it; else the one that it was copied from."""
    guide = _found(request, pk, team)
    guides = Guide.objects.visible_to(request.user)
    others = guides.for_listing().exclude(pk=pk)
    wanted = whole_number(request.GET.get("med", "")) or guide.copied_from_id
    before = guides.exclude(pk=pk).filter(pk=wanted).first() if wanted else others.first()
    parts = compared(before, guide) if before else []
    context = {
        "guide": guide,
        "before": before,
        "others": others,
        "parts": parts,
        "changed": sum(part.is_changed for part in parts),
    }
    return render(request, "focusgroups/guide_compare.html", context)


@login_required
@require_POST
def guide_publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Freeze a version."""
    guide, by = _found(request, pk, writer), writer(request)
    said = _("The version is published and stands fast.")
    return _done(request, pk, lambda: services.publish_guide(guide=guide, by=by), said)


@login_required
@require_POST
def guide_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete a draft that no session is planned by."""
    guide = _found(request, pk, writer)
    try:
        services.remove_guide(guide=guide, by=writer(request))
    except (GuideStandsFast, GuideIsUsed) as refusal:
        messages.error(request, str(refusal))
        return redirect(PAGE, pk)
    messages.success(request, _("%(guide)s is deleted.") % {"guide": guide})
    return redirect("focusgroups:guide-list")


@login_required
@require_POST
def guide_use(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a planned session be held by this version (`group`)."""
    guide, by = _found(request, pk, writer), writer(request)
    form = UseForm(request.POST, groups=FocusGroup.objects.visible_to(by))
    if not form.is_valid():
        raise Http404("The session is not there any more.")
    group = form.cleaned_data["group"]
    said = _("“%(session)s” is held by this version.") % {"session": group}
    return _done(request, pk, lambda: services.use_guide(guide=guide, group=group, by=by), said)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def guide_details(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what stands above the parts."""
    guide, by = _found(request, pk, writer), writer(request)
    if refusal := why_it_stands_fast(guide):
        return _refused(request, pk, refusal)
    stands = {name: getattr(guide, name) for name in DETAILS}
    form = DetailsForm(_sent(request), guide=guide, initial=stands)
    if form.is_bound and form.is_valid():
        seen = request.POST.get("seen", "")
        try:
            services.save_details(guide=guide, values=form.cleaned_data, by=by, seen=seen)
        except GuideStandsFast as why:
            return _refused(request, pk, str(why))
        except ChangedMeanwhile as changed:
            form.add_error(None, str(changed))
            guide.refresh_from_db()
        else:
            messages.success(request, _("The guide is saved."))
            return redirect(PAGE, pk)
    heading = _("Change title, length, opening and ground rules")
    return _form(request, form, heading=heading, guide=guide, seen=state_of(guide, DETAILS))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def guide_part(request: HttpRequest, pk: int, code: str | None = None) -> HttpResponse:
    """Change a part, take it out (`remove`), or add one."""
    guide, by = _found(request, pk, writer), writer(request)
    part = _there(lambda: outline.part_of(read_parts(guide.parts), code)) if code else None
    if refusal := why_it_stands_fast(guide):
        return _refused(request, pk, refusal)
    if code and request.method == "POST" and "remove" in request.POST:
        said = _("The part is taken out.")
        return _done(request, pk, lambda: services.remove_part(guide=guide, code=code, by=by), said)
    initial = (
        {"label": part.label, "label_nn": part.label_nn, "minutes": part.minutes} if part else {}
    )
    form = PartForm(_sent(request), initial=initial)
    if form.is_bound and form.is_valid():
        try:
            services.save_part(
                guide=guide,
                code=code,
                by=by,
                seen=request.POST.get("seen", ""),
                **form.cleaned_data,
            )
        except (GuideStandsFast, NotInOutline) as why:
            return _refused(request, pk, _told(why))
        except ChangedMeanwhile as changed:
            form.add_error(None, str(changed))
            part = outline.part_of(_newest(guide), cast("str", code))
        else:
            messages.success(request, _("The part is saved."))
            return redirect(PAGE, pk)
    return _form(
        request,
        form,
        guide=guide,
        heading=_("Change the part") if part else _("Add a part"),
        remove=_("Take the part out") if part else "",
        seen=seen_of_part(part) if part else "",
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def guide_question(request: HttpRequest, pk: int, code: str | None = None) -> HttpResponse:
    """Change a question, take it out (`remove`), or add one."""
    guide, by = _found(request, pk, writer), writer(request)
    parts = read_parts(guide.parts)
    row = _there(lambda: outline.question_of(parts, code)) if code else None
    if refusal := why_it_stands_fast(guide):
        return _refused(request, pk, refusal)
    if not parts:
        return _refused(request, pk, _("Add a part first; the question needs a place."))
    if code and request.method == "POST" and "remove" in request.POST:
        said = _("The question is taken out.")
        return _done(
            request, pk, lambda: services.remove_question(guide=guide, code=code, by=by), said
        )
    initial = (
        _stands(*row)
        if row
        else {"code": outline.next_code(parts), "part": request.GET.get("del", "")}
    )
    form = QuestionForm(_sent(request), parts=parts, asked=code or "", initial=initial)
    if form.is_bound and form.is_valid():
        try:
            services.save_question(
                guide=guide,
                code=code,
                part=form.cleaned_data["part"],
                asked=form.asked,
                by=by,
                seen=request.POST.get("seen", ""),
            )
        except (GuideStandsFast, NotInOutline, CodeTaken) as why:
            return _refused(request, pk, _told(why))
        except ChangedMeanwhile as changed:
            form.add_error(None, str(changed))
            row = outline.question_of(_newest(guide), cast("str", code))
        else:
            messages.success(request, _("The question is saved."))
            return redirect(PAGE, pk)
    return _form(
        request,
        form,
        guide=guide,
        heading=_("Change the question") if row else _("Add a question"),
        remove=_("Take the question out") if row else "",
        seen=seen_of_question(*row) if row else "",
    )


@login_required
@require_POST
def guide_part_move(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Let a part change places with the one above or below (`direction`)."""
    return _moved(request, pk, f"part-{code}", services.move_part, code)


@login_required
@require_POST
def guide_question_move(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Move a question past the one above or below (`direction`)."""
    return _moved(request, pk, f"question-{code}", services.move_question, code)


def _moved(
    request: HttpRequest, pk: int, what: str, move: Callable[..., bool], code: str
) -> HttpResponse:
    """Move, and go back to the button that was pressed, so that it can be pressed again."""
    guide, by = _found(request, pk, writer), writer(request)
    direction = direction_of(request.POST)
    try:
        if not move(guide=guide, code=code, direction=direction, by=by):
            messages.info(request, _("It stands there already and cannot be moved further."))
    except GuideStandsFast as refusal:
        messages.error(request, str(refusal))
    except NotInOutline as gone:
        raise Http404(str(gone)) from gone
    query = urlencode({"flyttet": f"{what}-{direction}"})
    return redirect(f"{reverse(PAGE, args=[pk])}?{query}")


def _found(request: HttpRequest, pk: int, who: Callable[[HttpRequest], User]) -> Guide:
    found: Guide = get_object_or_404(Guide.objects.visible_to(who(request)), pk=pk)
    return found


def _there(find: Callable[[], Any]) -> Any:
    try:
        return find()
    except NotInOutline as gone:
        raise Http404(str(gone)) from gone


def _newest(guide: Guide) -> Parts:
    guide.refresh_from_db()
    return read_parts(guide.parts)


def _stands(part: outline.Part, asked: outline.Asked) -> dict[str, Any]:
    return {
        "part": part.code,
        "code": asked.code,
        "text": asked.text,
        "text_nn": asked.text_nn,
        "prompts": "\n".join(asked.prompts),
        "feeds": list(asked.feeds),
    }


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _told(refusal: Exception) -> str:
    """Why nothing was saved, where what the form was about is gone."""
    if isinstance(refusal, GuideStandsFast):
        return str(refusal)
    return _("Somebody changed the guide in the same moment; look at it and write once more.")


def _refused(request: HttpRequest, pk: int, refusal: str) -> HttpResponse:
    messages.error(request, refusal)
    return redirect(PAGE, pk)


def _form(request: HttpRequest, form: Any, **context: Any) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context["form"] = form
    return render(request, "focusgroups/guide_form.html", context, status=status)


def _done(request: HttpRequest, pk: int, act: Callable[[], Any], said: str) -> HttpResponse:
    try:
        act()
    except PartFull:
        messages.error(request, _("The part has questions; move them to another part first."))
    except NotInOutline as gone:
        raise Http404(str(gone)) from gone
    except (GuideStandsFast, GuideIsEmpty, SessionHasBegun) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect(PAGE, pk)
