"""What the codings say together: the code list, retrieval, the matrix and the codes that meet."""

from __future__ import annotations

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from forkommune.evidence.forms_analysis import MatrixForm, RetrievalForm, TogetherForm
from forkommune.evidence.models import Coding
from forkommune.evidence.querysets.rounds import hidden_keys
from forkommune.evidence.selectors.analysis_tables import matrix_csv, passages_csv, together_csv
from forkommune.evidence.selectors.code_matrix import (
    Column,
    Division,
    code_matrix,
    columns_of,
)
from forkommune.evidence.selectors.code_together import together
from forkommune.evidence.selectors.code_tree import Branch, code_tree, rows_with_counts
from forkommune.evidence.selectors.retrieval import passages_of, retrieved
from forkommune.ui.paging import KeyPaginator

from .analysis_cells import linked, met, strongest
from .rights import note_texts, researchers_only
from .texts import UNPROCESSABLE, visitor

CODES_PER_PAGE = 80
PASSAGES_PER_PAGE = 30
COLUMNS_PER_PAGE = 16


@require_safe
@researchers_only
def code_list(request: HttpRequest) -> HttpResponse:
    """All codes as a tree, with how many passages and texts each stands on."""
    user = visitor(request)
    page = Paginator(code_tree(user), CODES_PER_PAGE).get_page(request.GET.get("side"))
    branches: list[Branch] = list(page.object_list)
    above = branches[0].above if branches and page.number > 1 else ()
    context = {
        "page_obj": page,
        "rows": rows_with_counts(Coding.objects.visible_to(user, hidden_keys(user)), branches),
        "above": above,
        "invented": Coding.objects.visible_to(user).any_invented(),
    }
    return render(request, "evidence/code_list.html", context)


@require_safe
@researchers_only
def passage_list(request: HttpRequest) -> HttpResponse:
    """Coded passages by what is asked for, each once with its codings."""
    user = visitor(request)
    form = RetrievalForm(request.GET, user=user, tree=code_tree(user))
    if not form.is_valid():
        return _not_understood(request, form)
    passages = passages_of(form.choice(), user)
    paginator = KeyPaginator(passages.for_retrieval(), PASSAGES_PER_PAGE, count=passages.count())
    page = paginator.get_page(request.GET.get("side"))
    found = retrieved(page.object_list, user)
    note_texts(request, "evidence:passage-list", [one.source for one in found])
    asked = [(name, value) for name, value in request.GET.items() if name in form.asked.values()]
    context = {
        "form": form,
        "page_obj": page,
        "found": found,
        "is_narrowed": any(value for _name, value in asked),
        "asked": asked,
    }
    return render(request, "evidence/passage_list.html", context)


def _not_understood(request: HttpRequest, form: RetrievalForm) -> HttpResponse:
    """The form with what is wrong in it, and no passage: a filter left out would show too much."""
    context = {"form": form, "is_narrowed": True}
    return render(request, "evidence/passage_list.html", context, status=UNPROCESSABLE)


@require_POST
@researchers_only
def passage_table(request: HttpRequest) -> HttpResponse:
    """All passages that are asked for as CSV. What is taken out is read: it stands in the log."""
    user = visitor(request)
    tree = code_tree(user)
    form = RetrievalForm(request.POST, user=user, tree=tree)
    if not form.is_valid():
        return _not_understood(request, form)
    found = retrieved(passages_of(form.choice(), user).for_retrieval(), user)
    note_texts(request, "evidence:passage-table", [one.source for one in found])
    return _file("passages.csv", passages_csv(found, tree))


@require_safe
@researchers_only
def code_matrix_page(request: HttpRequest) -> HttpResponse:
    """Codes by municipality, kind of source or network group; `?side=` turns to further columns."""
    user = visitor(request)
    form = MatrixForm(request.GET, tree=code_tree(user))
    if not form.is_valid():
        return render(request, "evidence/code_matrix.html", {"form": form}, status=UNPROCESSABLE)
    paginator = Paginator(columns_of(form.columns, user), COLUMNS_PER_PAGE)
    page: Page[Column] = paginator.get_page(request.GET.get("side"))
    matrix = code_matrix(form.columns, form.branches(), list(page.object_list), user)
    context = {
        "form": form,
        "page_obj": page,
        "matrix": matrix,
        "lines": linked(matrix),
        "is_part": paginator.num_pages > 1,
        "no_groups": form.columns is Division.GROUP and not page.object_list,
        "csv_url": _same_question(request, "evidence:code-matrix-table"),
        "invented": Coding.objects.visible_to(user).any_invented(),
    }
    return render(request, "evidence/code_matrix.html", context)


@require_safe
@researchers_only
def code_matrix_table(request: HttpRequest) -> HttpResponse:
    """The whole matrix as CSV: counts, and no word of anybody."""
    user = visitor(request)
    form = MatrixForm(request.GET, tree=code_tree(user))
    if not form.is_valid():
        return render(request, "evidence/code_matrix.html", {"form": form}, status=UNPROCESSABLE)
    matrix = code_matrix(form.columns, form.branches(), columns_of(form.columns, user), user)
    return _file("code-matrix.csv", matrix_csv(matrix))


@require_safe
@researchers_only
def code_together(request: HttpRequest) -> HttpResponse:
    """Which codes of two categories stand on the same words."""
    user = visitor(request)
    form = TogetherForm(request.GET, tree=code_tree(user))
    if not form.is_valid():
        return render(request, "evidence/code_together.html", {"form": form}, status=UNPROCESSABLE)
    rows, columns = form.sides()
    table = together(rows, columns, user)
    context = {
        "form": form,
        "table": table,
        "lines": met(table),
        "strongest": strongest(table),
        "csv_url": _same_question(request, "evidence:code-together-table"),
        "invented": Coding.objects.visible_to(user).any_invented(),
    }
    return render(request, "evidence/code_together.html", context)


@require_safe
@researchers_only
def code_together_table(request: HttpRequest) -> HttpResponse:
    """The meetings of two categories' codes as CSV."""
    user = visitor(request)
    form = TogetherForm(request.GET, tree=code_tree(user))
    if not form.is_valid():
        return render(request, "evidence/code_together.html", {"form": form}, status=UNPROCESSABLE)
    rows, columns = form.sides()
    return _file("codes-together.csv", together_csv(together(rows, columns, user)))


def _same_question(request: HttpRequest, name: str) -> str:
    """The address of the table with the choices of the page."""
    query = request.GET.urlencode()
    return f"{reverse(name)}?{query}" if query else reverse(name)


def _file(name: str, data: bytes) -> HttpResponse:
    return HttpResponse(
        data,
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-store",
        },
    )
