"""The list of texts to code, the coding screen, and corrections of a text."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from forkommune.accounts.models import User
from forkommune.evidence.forms import CorrectTextForm, MarkForm
from forkommune.evidence.forms_texts import TextListForm
from forkommune.evidence.models import Code, Memo, SourceText, TextRevision
from forkommune.evidence.querysets import READ
from forkommune.evidence.querysets.rounds import hidden_keys
from forkommune.evidence.selectors import coding_screen
from forkommune.evidence.selectors.texts import Origin, Progress, listed, origins_of
from forkommune.evidence.services import NoBasisInForce, Written, write_text
from forkommune.evidence.texts import UnusableText
from forkommune.ui.asked import whole_number

from .rights import note_texts, readers_only, researchers_only

UNPROCESSABLE = 422
ORIGINS_PER_PAGE = 25
SCREEN = "evidence:source-code"
LISTS = "X-Coding-Lists"  # the lists that stand on a page, as `CodingScreen.stamp` says
WHOSE = "X-Coding-Whose"  # whose codings a page draws alone, as `koder` in its address does


def visitor(request: HttpRequest) -> User:
    """The logged-in visitor; our guards let nobody else in."""
    return cast("User", request.user)


@require_safe
@researchers_only
def source_list(request: HttpRequest) -> HttpResponse:
    """Texts by interview, plan and meeting; `?vis=` chooses a state."""
    user = visitor(request)
    form = TextListForm(request.GET, user=user)
    if not form.is_valid():
        context = {"form": form, "is_narrowed": True}
        return render(request, "evidence/source_list.html", context, status=UNPROCESSABLE)
    texts = form.choose(SourceText.objects.visible_to(user))
    hidden = hidden_keys(user)
    origins = origins_of(texts, user, hidden)
    by_state: dict[Progress, list[Origin]] = {state: [] for state in Progress}
    for one in origins:
        by_state[one.progress].append(one)
    wanted = request.GET.get("vis", "")
    shown = by_state[Progress(wanted)] if wanted in by_state else origins
    page: Page[Origin] = Paginator(shown, ORIGINS_PER_PAGE).get_page(request.GET.get("side"))
    context = {
        "form": form,
        "page_obj": page,
        "lines": listed(page.object_list, user),
        "total": len(origins),
        "counts": {state: len(rows) for state, rows in by_state.items()},
        "wanted": wanted if wanted in by_state else "",
        "kept": urlencode(form.chosen),
        "is_narrowed": bool(form.chosen),
    }
    return render(request, "evidence/source_list.html", context)


@require_safe
@readers_only
def source_code(request: HttpRequest, pk: int) -> HttpResponse:
    """The coding screen; for readers who do not code, the text alone."""
    source = get_object_or_404(
        SourceText.objects.visible_to(request.user).with_organisation(), pk=pk
    )
    if not request.user.has_perm(READ):
        note_texts(request, SCREEN, [source])
        context = {"source": source, "revision": source.current}
        return render(request, "evidence/source_read.html", context)
    return screen_answer(request, source, chosen=_chosen(request))


def screen_answer(
    request: HttpRequest,
    source: SourceText,
    *,
    chosen: int | None = None,
    said: str = "",
    error: str = "",
    confirm: int | None = None,
    typed: MarkForm | None = None,
    memo: str | None = None,
    revision: TextRevision | None = None,
) -> HttpResponse:
    """The coding screen: a fragment for htmx, else the page; status 422 with an error.

    confirm: number of the coding whose removal waits for a yes. typed, memo: what could not be
    taken in and shall stand in the page for another try. revision: as in `coding_screen`.
    """
    note_texts(request, SCREEN, [source])
    user = visitor(request)
    fragment = getattr(request, "htmx", False)
    screen = coding_screen(
        source,
        user,
        chosen=chosen,
        coder=asked_coder(request.GET.get("koder", request.headers.get(WHOSE, "")), user),
        on_page=request.headers.get(LISTS, "") if fragment else "",
        revision=revision,
    )
    context: dict[str, Any] = {
        "source": source,
        "screen": screen,
        "new_codes": Code.objects.usable().not_looked_for(source, user)
        if screen and screen.is_done
        else [],
        "said": said,
        "error": error,
        "confirm": confirm,
        "quote": typed.data.get("quote", "") if typed else "",
        "ticked": [start for start, _end in typed.stretches()] if typed else [],
        "memo": memo,
    }
    status = UNPROCESSABLE if error else 200
    if screen and fragment:
        return render(request, "evidence/_screen.html", context, status=status)
    context["memos"] = Memo.objects.visible_to(user).about(source)
    return render(request, "evidence/source_code.html", context, status=status)


def asked_coder(asked: str, user: User) -> int | None:
    """The key of the coder that an address names: a number, or "meg" for the visitor."""
    return user.pk if asked == "meg" else whole_number(asked)


def _chosen(request: HttpRequest) -> int | None:
    """The key of the mark that the address selects."""
    coding = whole_number(request.GET.get("kode", ""))
    if coding is not None:
        return coding
    passage = whole_number(request.GET.get("utdrag", ""))
    return None if passage is None else -passage


@require_http_methods(["GET", "HEAD", "POST"])
@researchers_only
def source_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a text; what is marked in it moves along."""
    source = get_object_or_404(SourceText.objects.visible_to(request.user), pk=pk)
    current = source.current
    initial = {"text": current.text if current else ""}
    form = CorrectTextForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            written = write_text(source=source, by=visitor(request), **form.cleaned_data)
        except (UnusableText, NoBasisInForce) as error:
            form.add_error("text", str(error))
        else:
            messages.success(request, _outcome(written))
            return HttpResponseRedirect(source.get_absolute_url())
    note_texts(request, "evidence:source-correct", [source])
    status = UNPROCESSABLE if form.errors else 200
    context = {"source": source, "form": form, "revision": current}
    return render(request, "evidence/source_correct.html", context, status=status)


def _outcome(written: Written) -> str:
    waiting = len(written.to_check) + len(written.lost)
    if not written.is_new:
        return _("The text is as it was; nothing was written.")
    if not waiting:
        return _("The text is corrected. All passages moved along with the same words.")
    return ngettext(
        "The text is corrected. %(count)d passage has new words: check it.",
        "The text is corrected. %(count)d passages have new words: check them.",
        waiting,
    ) % {"count": waiting}


@require_safe
@researchers_only
def code_colours(request: HttpRequest) -> HttpResponse:
    """The codebook's colours as a style sheet, since no page carries inline styles."""
    codes = Code.objects.visible_to(request.user).values_list("pk", "colour")
    rules = "\n".join(f".code-{pk} {{ --code: {colour}; }}" for pk, colour in codes)
    return HttpResponse(rules + "\n", content_type="text/css; charset=utf-8")
