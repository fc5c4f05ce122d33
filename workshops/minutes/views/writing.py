"""Minutes are drafted, corrected section by section, and read when they are approved."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from forkommune.work.comparing import Run, compare, runs
from forkommune.work.desk import Desk, tab_of
from forkommune.work.merging import digest
from forkommune.work.sent_once import sent_once
from forkommune.work.services.draft_states import DraftMoved
from forkommune.work.services.drafts import DraftRefused, save_draft
from forkommune.work.services.presence import others_here
from forkommune.work.views.desk_views import desk_views
from forkommune.work.views.drafts import refuse_other_writer, typed_by_another
from workshops.dialogue.views import insiders_only, keepers_only, meeting_of, status_of, user_of
from workshops.minutes.commenting import tell_approved
from workshops.minutes.desk import minutes_desk
from workshops.minutes.drafting import hidden_polls, programme_words
from workshops.minutes.forms import ApproveForm, ChangeForm, DraftForm, SectionsForm
from workshops.minutes.report import people_of
from workshops.minutes.services import (
    MinutesRefused,
    approve,
    begin_version,
    draft_again,
    draft_minutes,
    drafted_again,
    newly_drafted,
    put_in,
    typed_text,
    undecided,
    why_too_early,
)
from workshops.minutes.setting import shown
from workshops.models import Minutes, MinutesSection
from workshops.outcomes.desk import crumbs_to
from workshops.outcomes.views.reading import note_reading
from workshops.writing import KEEP


def minutes_of(request: HttpRequest, pk: int) -> Minutes:
    """Minutes that the visitor may read; 404 for others'."""
    rows: Any = Minutes.objects.visible_to(request.user).for_page()
    found: Minutes = get_object_or_404(rows, pk=pk)
    return found


def colleague_wrote(request: HttpRequest) -> None:
    """Tell that nothing was done, because somebody else wrote just now."""
    words = _("A colleague wrote something just now. Look through it and try again.")
    messages.warning(request, words)


@require_http_methods(["GET", "HEAD", "POST"])
@insiders_only
@sent_once
def minutes_start(request: HttpRequest, slug: str) -> HttpResponse:
    """To the newest version; before there is one, the button that drafts it."""
    meeting = meeting_of(request, slug)
    newest = Minutes.objects.visible_to(request.user).of_meeting(meeting).first()
    if newest is not None:
        return redirect(newest)
    may_keep = request.user.has_perm(KEEP)
    form = DraftForm(request.POST if request.method == "POST" else None, meeting=meeting)
    if request.method == "POST":
        if not may_keep:
            raise Http404(_("There is no such page."))
        if form.is_valid():
            try:
                names = bool(form.cleaned_data.get("names"))
                made = draft_minutes(meeting=meeting, names=names, by=user_of(request))
            except MinutesRefused as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("The minutes are drafted. Correct what is not right."))
                return redirect(made)
    context = {
        "meeting": meeting,
        "form": form,
        "crumbs": crumbs_to(meeting),
        "may_keep": may_keep,
        "too_early": why_too_early(meeting),
        "hidden_polls": hidden_polls(meeting),
        "programme": programme_words(meeting),
    }
    return render(request, "workshops/minutes_start.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@insiders_only
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct them; without JavaScript the button saves by POST. Approved ones are only read."""
    row = minutes_of(request, pk)
    if request.method != "POST" or row.is_approved or not request.user.has_perm(KEEP):
        return _page(request, row)
    if typed_by_another(request):
        return refuse_other_writer(request)
    desk = minutes_desk(row)
    try:
        save_draft(
            kind=desk.kind,
            target=desk.target,
            initial=desk.initial,
            save=desk.read(request.POST),
            by=user_of(request),
            guard=desk.guard,
        )
    except DraftRefused:
        return redirect(row)
    desk = minutes_desk(row)
    if any(one.editor_id == request.user.pk for one in desk.conflicts):
        messages.info(request, _("Somebody else wrote in the same field. Nothing is lost."))
        return HttpResponseRedirect(desk.conflict_url)
    form = SectionsForm(dict(desk.values), sections=list(row.sections.all()))
    if not form.is_valid():
        return _page(request, row, form)
    try:
        put_in(minutes=row, by=user_of(request), draft_version=desk.version)
    except DraftMoved:
        colleague_wrote(request)
    except MinutesRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The minutes are saved."))
    return redirect(row)


def _page(request: HttpRequest, row: Minutes, form: SectionsForm | None = None) -> HttpResponse:
    desk, sections = minutes_desk(row), list(row.sections.order_by("position"))
    note_reading(request, row.meeting, "workshops:minutes")
    may_write = request.user.has_perm(KEEP) and not row.is_approved
    if may_write:
        for one in sections:
            one.text = str(desk.values.get(one.field, one.text))
        form = form or SectionsForm(initial=dict(desk.values), sections=sections)
    fresh = newly_drafted(row) if may_write else set()
    context = {
        "minutes": row,
        "meeting": row.meeting,
        "desk": desk,
        "form": form,
        "rows": [
            {
                "section": one,
                "field": form[one.field] if form else None,
                "pieces": shown(one.text, one.title),
                "is_fresh": one.code in fresh,
            }
            for one in sections
        ],
        "names": [line for line, _row in people_of(row)],
        "may_write": may_write,
        "may_keep": request.user.has_perm(KEEP),
        "others": others_here(desk.kind, desk.target) if may_write else [],
        "versions": list(Minutes.objects.visible_to(request.user).of_meeting(row.meeting)),
        "readers": row.readers.count(),
        "answered": row.readers.filter(answered_at__isnull=False).count(),
        "undecided": undecided(row),
        "takes_comments": row.takes_comments(),
        "hidden_polls": hidden_polls(row.meeting) if may_write else 0,
        "compared": _since_before(row),
    }
    status = status_of(form) if form and form.is_bound else 200
    return render(request, "workshops/minutes.html", context, status=status)


class _Part:
    """A section as the comparison takes it."""

    def __init__(self, section: MinutesSection) -> None:
        self.name, self.label, self.text = section.code, section.title, section.text


def _since_before(row: Minutes) -> list[Any]:
    """What differs from the version before; nothing for the first."""
    before = Minutes.objects.of_meeting(row.meeting).filter(number=row.number - 1).first()
    if before is None:
        return []
    first, second = _parts(before), _parts(row)
    return [part for part in compare(first, second) if part.is_changed]


def _parts(row: Minutes) -> list[_Part]:
    return [_Part(one) for one in row.sections.order_by("position")]


@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
def minutes_section(request: HttpRequest, pk: int, section: int) -> HttpResponse:
    """What the data give for one section now beside what stands; nothing is written over unseen."""
    row = minutes_of(request, pk)
    found = get_object_or_404(row.sections.select_related("minutes__meeting"), pk=section)
    desk = minutes_desk(row)
    if request.method == "POST":
        try:
            done = draft_again(
                section=found,
                standing=request.POST.get("standing", ""),
                fresh=request.POST.get("fresh", ""),
                tab=tab_of(request.POST) or desk.new_tab,
                by=user_of(request),
            )
        except MinutesRefused as refusal:
            messages.error(request, str(refusal))
            return redirect(row)
        if done:
            words = _("“%(title)s” is drafted again. What stood is among the earlier versions.")
            messages.success(request, words % {"title": found.title})
            return redirect(row)
        messages.warning(request, _("It has changed since you looked. Compare once more."))
        return redirect("workshops:minutes-section", pk, section)
    if row.is_approved:
        return redirect(row)
    note_reading(request, row.meeting, "workshops:minutes-section")
    now, text = typed_text(found), drafted_again(found).text
    compared: list[Run] = runs(now, text)
    context = {
        "minutes": row,
        "meeting": row.meeting,
        "section": found,
        "desk": desk,
        "runs": compared,
        "is_same": now == text,
        "is_empty": not text.strip(),
        "standing": digest(now),
        "fresh": digest(text),
    }
    return render(request, "workshops/minutes_section.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
@sent_once
def minutes_approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Say by whom and how they were approved; afterwards they are only read."""
    row = minutes_of(request, pk)
    if row.is_approved:
        return redirect(row)
    readers, desk = row.readers.count(), minutes_desk(row)
    form = ApproveForm(request.POST if request.method == "POST" else None, readers=readers)
    if form.is_bound and form.is_valid():
        by = user_of(request)
        try:
            made = approve(minutes=row, approval=form.cleaned_data["approval"], by=by)
            told = tell_approved(minutes=made, by=by) if form.cleaned_data.get("tell") else 0
        except MinutesRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The minutes are approved."))
            if told:
                words = ngettext("%(n)d mail is ordered.", "%(n)d mails are ordered.", told)
                messages.info(request, words % {"n": told})
            return redirect(row)
    context = {
        "minutes": row,
        "meeting": row.meeting,
        "form": form,
        "crumbs": _crumbs(row),
        "undecided": undecided(row),
        "has_draft": desk.has_draft,
        "takes_comments": row.takes_comments(),
    }
    return render(request, "workshops/minutes_approve.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
@sent_once
def minutes_new_version(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a version that changes approved minutes; those stand until it is approved."""
    row = minutes_of(request, pk)
    form = ChangeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            made = begin_version(
                minutes=row, change=form.cleaned_data["change"], by=user_of(request)
            )
        except MinutesRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("A new version is begun. The approved one stands until then.")
            )
            return redirect(made)
    context = {"minutes": row, "meeting": row.meeting, "form": form, "crumbs": _crumbs(row)}
    return render(request, "workshops/minutes_new_version.html", context, status=status_of(form))


def _crumbs(row: Minutes) -> list[Any]:
    from forkommune.ui.parts import Crumb

    return [*crumbs_to(row.meeting), Crumb(_("Minutes"), row.get_absolute_url())]


def _desk(request: HttpRequest, pk: int) -> Desk:
    return minutes_desk(minutes_of(request, pk))


DRAFT = desk_views(_desk, only=keepers_only)
