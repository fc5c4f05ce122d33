"""All memos in one list: what researchers thought of the codebook, of codes, texts and passages, and of codings."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from forkommune.accounts.models import User
from forkommune.evidence.models import Coding, Memo, SourceText
from forkommune.evidence.querysets.rounds import hidden_keys
from forkommune.evidence.selectors.places import coders_of, writers_of

from .rights import note_texts, researchers_only
from .texts import asked_coder, visitor

PAGE = "evidence:memo-list"
PER_PAGE = 40


@require_safe
@researchers_only
def memo_list(request: HttpRequest) -> HttpResponse:
    """The newest first; `?vis=koding` those at single codings, `?av=` one researcher's."""
    user = visitor(request)
    at_codings = request.GET.get("vis") == "koding"
    memos = Memo.objects.visible_to(user)
    codings = Coding.objects.visible_to(user, hidden_keys(user)).with_memo()
    counts = {"memos": memos.count(), "codings": codings.count()}
    people = list(coders_of(codings) if at_codings else writers_of(memos))
    author = _author(request, user, people)
    rows: Any = codings.by_coder(author) if at_codings else memos.by_author(author).for_listing()
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("side"))
    note_texts(request, PAGE, [source for one in page.object_list if (source := _text_of(one))])
    context = {
        "page_obj": page,
        "at_codings": at_codings,
        "counts": counts,
        "author": author,
        "people": [one for one in people if one != user],
    }
    return render(request, "evidence/memo_list.html", context)


def _text_of(one: Any) -> SourceText | None:
    """The text that a memo, or a coding with one, speaks of."""
    if one.passage is not None:
        source: SourceText = one.passage.revision.source
        return source
    return one.source if isinstance(one, Memo) else None


def _author(request: HttpRequest, user: User, people: list[User]) -> User | None:
    asked = asked_coder(request.GET.get("av", ""), user)
    return next((one for one in (user, *people) if one.pk == asked), None)
