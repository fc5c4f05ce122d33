"""Memos are written from the page of what they are about."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from forkommune.evidence.models import Code, Codebook, Passage, SourceText
from forkommune.evidence.services.memos import EmptyMemo, add_memo
from forkommune.evidence.texts import UnusableText
from forkommune.ui.asked import words_of

from .rights import researchers_only
from .texts import visitor


@require_POST
@researchers_only
def book_memo(request: HttpRequest, pk: int) -> HttpResponse:
    """A memo about a codebook."""
    book = get_object_or_404(Codebook.objects.visible_to(request.user), pk=pk)
    return _written(request, book, reverse("evidence:codebook"), f"memoer-{pk}")


@require_POST
@researchers_only
def code_memo(request: HttpRequest, pk: int) -> HttpResponse:
    """A memo about a code."""
    code = get_object_or_404(Code.objects.visible_to(request.user), pk=pk)
    return _written(request, code, reverse("evidence:code-detail", args=[pk]))


@require_POST
@researchers_only
def source_memo(request: HttpRequest, pk: int) -> HttpResponse:
    """A memo about a whole text."""
    source = get_object_or_404(SourceText.objects.visible_to(request.user), pk=pk)
    return _written(request, source, source.get_absolute_url())


@require_POST
@researchers_only
def passage_memo(request: HttpRequest, pk: int) -> HttpResponse:
    """A memo about a passage."""
    passage = get_object_or_404(Passage.objects.visible_to(request.user), pk=pk)
    return _written(request, passage, passage.get_absolute_url())


def _written(request: HttpRequest, subject: Any, page: str, anchor: str = "memoer") -> HttpResponse:
    """Back to the page of what it is about, with what was done or why not."""
    text = words_of(request.POST.get("memo", ""))
    try:
        add_memo(subject=subject, text=text, by=visitor(request))
    except (EmptyMemo, UnusableText) as reason:
        messages.error(request, str(reason))
    else:
        messages.success(request, _("The memo is saved."))
    return HttpResponseRedirect(f"{page}#{anchor}")
