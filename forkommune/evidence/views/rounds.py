"""Rounds of double coding: open one, see how far the two agree, settle where they do not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forkommune.evidence.agreement.plot import Axis, axis_for
from forkommune.evidence.agreement.verdicts import TENTATIVE
from forkommune.evidence.forms_rounds import RoundForm, SettleForm
from forkommune.evidence.models import Code, CodingRound, Passage, SourceText
from forkommune.evidence.segments import Paragraph
from forkommune.evidence.selectors.agreement import Agreement, CodeAgreement, agreement_of
from forkommune.evidence.selectors.agreement_table import agreement_csv, summary, verdict_words
from forkommune.evidence.selectors.comparison import Comparison, comparison
from forkommune.evidence.services import (
    NotCompared,
    NothingToSettle,
    close_round,
    open_round,
    settle,
)
from forkommune.evidence.texts import BadMark
from forkommune.figures.numbers import EN_DASH, format_number, format_percent
from forkommune.ui.asked import whole_number
from forkommune.work.sent_once import sent_once

from .rights import note_texts, researchers_only
from .texts import UNPROCESSABLE, visitor

PAGE = "evidence:round-detail"


@dataclass(frozen=True)
class Drawn:
    """A row of the table as it is printed, with its line: dot and ends in pixels.

    dot, low, high: None where alpha is not defined.
    """

    row: CodeAgreement
    alpha: str
    interval: str
    percent: str
    kappa: str
    ac1: str
    verdict: str
    kind: str
    dot: float | None
    low: float | None
    high: float | None
    is_cut: bool  # the interval reaches left of the line


@dataclass(frozen=True)
class Side:
    """The open text as one of the two left it."""

    letter: str
    coder: Any
    paragraphs: list[Paragraph]
    marks: list[Passage]


@dataclass(frozen=True)
class CoderProgress:
    """How many texts of the round one of the two has marked as coded."""

    letter: str
    coder: Any
    done: int


@require_safe
@researchers_only
def round_list(request: HttpRequest) -> HttpResponse:
    """All rounds, open ones first."""
    rounds = CodingRound.objects.visible_to(request.user).for_listing()
    return render(request, "evidence/round_list.html", {"rounds": list(rounds)})


@require_http_methods(["GET", "HEAD", "POST"])
@researchers_only
@sent_once
def round_open(request: HttpRequest) -> HttpResponse:
    """Choose two coders and the texts."""
    form = RoundForm(request.POST if request.method == "POST" else None, user=visitor(request))
    if form.is_bound and form.is_valid():
        try:
            opened = open_round(**form.cleaned_data, by=visitor(request))
        except ValueError as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(
                request, _("The round is open. Both coders see its texts among their own.")
            )
            return HttpResponseRedirect(opened.get_absolute_url())
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "evidence/round_form.html", {"form": form}, status=status)


@require_safe
@researchers_only
def round_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the two agree; `?kode=` opens what they differ on, `?vis=likt` where both used it,
    `?tekst=` one text of the list, `?mal=alle` kappa and AC1 beside alpha."""
    coding_round = _round(request, pk)
    return _page(request, coding_round)


@require_safe
@researchers_only
def round_table(request: HttpRequest, pk: int) -> HttpResponse:
    """The agreement as CSV."""
    coding_round = _round(request, pk)
    name = f"agreement-{coding_round.pk}.csv"
    return HttpResponse(
        agreement_csv(agreement_of(coding_round)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_POST
@researchers_only
def round_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Let both see everything."""
    closed = close_round(coding_round=_round(request, pk), by=visitor(request))
    messages.success(request, _("The round is closed. Nothing in it is hidden any more."))
    return HttpResponseRedirect(closed.get_absolute_url())


@require_POST
@researchers_only
def round_settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide on one code in one text."""
    coding_round = _round(request, pk)
    code = get_object_or_404(
        Code.objects.visible_to(request.user), pk=whole_number(request.POST.get("kode", "")) or 0
    )
    source = get_object_or_404(
        SourceText.objects.visible_to(request.user).filter(coding_rounds=coding_round),
        pk=whole_number(request.POST.get("tekst", "")) or 0,
    )
    form = SettleForm(request.POST)
    if form.is_valid():
        try:
            settle(
                coding_round=coding_round,
                source=source,
                code=code,
                by=visitor(request),
                **form.cleaned_data,
            )
        except (NotCompared, NothingToSettle, BadMark) as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(
                request, _("The decision is saved. The codes of A and B stay as they were.")
            )
            query: dict[str, Any] = {"kode": code.pk, "tekst": source.pk}
            if request.POST.get("vis") == "likt":
                query["vis"] = "likt"
            return HttpResponseRedirect(
                f"{coding_round.get_absolute_url()}?{urlencode(query)}#avgjor"
            )
    return _page(request, coding_round, settling=form)


def _round(request: HttpRequest, pk: int) -> CodingRound:
    rounds = CodingRound.objects.visible_to(request.user).with_people()
    return get_object_or_404(rounds, pk=pk)


def _page(
    request: HttpRequest, coding_round: CodingRound, settling: SettleForm | None = None
) -> HttpResponse:
    asked = request.POST if settling else request.GET
    agreement = agreement_of(coding_round)
    compared = _comparison(agreement, asked)
    if compared and compared.chosen:
        note_texts(request, PAGE, [text.source for text in compared.shown])
    context = {
        "round": coding_round,
        "agreement": agreement,
        "summary": summary(agreement),
        "progress": _progress(agreement),
        **_table(agreement),
        "compared": compared,
        "definition": agreement.definition_of(compared.code) if compared else "",
        "sides": _sides(coding_round, compared),
        "form": settling or _settle_form(compared),
        "all_measures": asked.get("mal") == "alle",
        "is_coder": visitor(request).pk in (coding_round.first_id, coding_round.second_id),
        "invented": coding_round.sources.filter(is_invented=True).exists(),
    }
    status = UNPROCESSABLE if settling else 200
    return render(request, "evidence/round_detail.html", context, status=status)


def _comparison(agreement: Agreement, asked: Any) -> Comparison | None:
    wanted = whole_number(asked.get("kode", ""))
    codes = (row.code for row in agreement.rows if row.code)
    code = next((code for code in codes if code.pk == wanted), None)
    if code is None:
        return None
    return comparison(
        agreement.round,
        code,
        agreeing=asked.get("vis") == "likt",
        source=whole_number(asked.get("tekst", "")),
    )


def _sides(coding_round: CodingRound, compared: Comparison | None) -> list[Side]:
    if compared is None or compared.chosen is None:
        return []
    chosen = compared.chosen
    return [
        Side("A", coding_round.first, chosen.first, chosen.text.first),
        Side("B", coding_round.second, chosen.second, chosen.text.second),
    ]


def _settle_form(compared: Comparison | None) -> SettleForm | None:
    if compared is None or compared.chosen is None:
        return None
    settled = compared.chosen.text.settled
    first = {"quote": compared.chosen.stretch}
    if settled:
        first |= {"outcome": settled.outcome, "reason": settled.reason}
    return SettleForm(initial=first)


def _progress(agreement: Agreement) -> list[CoderProgress]:
    coders = (("A", agreement.round.first), ("B", agreement.round.second))
    return [CoderProgress(letter, who, agreement.done.get(who.pk, 0)) for letter, who in coders]


def _table(agreement: Agreement) -> dict[str, Any]:
    axis = axis_for([row.interval.low for row in agreement.rows if row.interval])
    ticks = [(format_number(value, 3 if value == TENTATIVE else 1), x) for value, x in axis.ticks]
    rows = [_drawn(row, axis) for row in agreement.rows]
    defined = [one for one in rows if one.dot is not None]
    return {"axis": axis, "ticks": ticks, "rows": defined, "undefined": rows[len(defined) :]}


def _drawn(row: CodeAgreement, axis: Axis) -> Drawn:
    words, kind = verdict_words(row.verdict)
    ends = row.interval
    return Drawn(
        row=row,
        alpha=_number(row.alpha),
        interval=f"{_number(ends.low)}–{_number(ends.high)}" if ends else EN_DASH,
        percent=EN_DASH if row.percent is None else format_percent(row.percent * 100),
        kappa=_number(row.kappa),
        ac1=_number(row.ac1),
        verdict=words,
        kind=kind,
        dot=None if row.alpha is None else axis.mark(row.alpha),
        low=axis.place(ends.low) if ends else None,
        high=axis.place(ends.high) if ends else None,
        is_cut=ends is not None and not axis.reaches(ends.low),
    )


def _number(value: float | None) -> str:
    return EN_DASH if value is None else format_number(value, 2)
