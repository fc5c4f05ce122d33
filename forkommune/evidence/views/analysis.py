"""What the codings say together: the code list, retrieval, the matrix and the codes that meet."""

from __future__ import annotations

from django.core.paginator import Page, Paginator
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from forkommune.evidence.forms_analysis import MatrixForm, RetrievalForm, TogetherForm
from forkommune.evidence.models import Coding
from forkommune.evidence.querysets.rounds import Hidden, hidden_keys
from forkommune.evidence.selectors.analysis_tables import matrix_csv, passages_csv, together_csv
from forkommune.evidence.selectors.code_matrix import (
    Column,
    Division,
    Measure,
    code_matrix,
    columns_of,
)
from forkommune.evidence.selectors.code_report import report_of
from forkommune.evidence.selectors.code_together import together
from forkommune.evidence.selectors.code_tree import Branch, code_tree, rows_with_counts
from forkommune.evidence.selectors.retrieval import PassagePaginator, passages_of, retrieved

from .analysis_cells import linked, met, strongest, summed
from .asking import asks, matrix_form, retrieval_form, together_form
from .rights import note_texts, researchers_only
from .texts import visitor

CODES_PER_PAGE = 80
PASSAGES_PER_PAGE = 25
PRINTED = 1_000
COLUMNS_PER_PAGE = 16


@require_safe
@researchers_only
def code_list(request: HttpRequest) -> HttpResponse:
    """All codes as a tree, with how many passages and texts each stands on."""
    user = visitor(request)
    page = Paginator(code_tree(user), CODES_PER_PAGE).get_page(request.GET.get("side"))
    branches: list[Branch] = list(page.object_list)
    prefetch_related_objects([branch.code for branch in branches], "merged_into")
    above = branches[0].above if branches and page.number > 1 else ()
    codings = Coding.objects.visible_to(user, hidden_keys(user))
    context = {
        "page_obj": page,
        "rows": rows_with_counts(codings, branches),
        "above": above,
        "invented": codings.any_invented(),
    }
    return render(request, "evidence/code_list.html", context)


@require_safe
@asks(retrieval_form, "evidence/passage_list.html")
def passage_list(request: HttpRequest, form: RetrievalForm, hidden: Hidden) -> HttpResponse:
    """Coded passages by what is asked for, each once with its codings."""
    user = visitor(request)
    passages = passages_of(form.choice(), user, hidden)
    paginator = PassagePaginator(
        passages.for_retrieval(), PASSAGES_PER_PAGE, count=passages.count()
    )
    page = paginator.get_page(request.GET.get("side"))
    found = retrieved(page.object_list, user, hidden)
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


@require_safe
@asks(retrieval_form, "evidence/passage_list.html")
def passage_report(request: HttpRequest, form: RetrievalForm, hidden: Hidden) -> HttpResponse:
    """What is asked for, code by code with its definition, to print or keep as PDF."""
    user = visitor(request)
    passages = passages_of(form.choice(), user, hidden)
    count = passages.count()
    found = retrieved(passages.for_retrieval()[:PRINTED], user, hidden)
    note_texts(request, "evidence:passage-report", [one.source for one in found])
    context = {
        "parts": report_of(found, form.tree, form.choice().codes),
        "chosen": form.told,
        "count": count,
        "printed": len(found),
        "invented": any(one.source.is_invented for one in found),
    }
    return render(request, "evidence/passage_report.html", context)


@require_POST
@asks(retrieval_form, "evidence/passage_list.html")
def passage_table(request: HttpRequest, form: RetrievalForm, hidden: Hidden) -> HttpResponse:
    """All passages that are asked for as CSV. What is taken out is read: it stands in the log."""
    user = visitor(request)
    passages = passages_of(form.choice(), user, hidden)
    found = retrieved(passages.for_retrieval(), user, hidden)
    note_texts(request, "evidence:passage-table", [one.source for one in found])
    return _file("passages.csv", passages_csv(found, form.tree))


@require_safe
@asks(matrix_form, "evidence/code_matrix.html")
def code_matrix_page(request: HttpRequest, form: MatrixForm, hidden: Hidden) -> HttpResponse:
    """Codes by municipality, year and more; `?tell=` says what the cells count, `?side=` turns to
    further columns."""
    user = visitor(request)
    paginator = Paginator(columns_of(form.columns, user), COLUMNS_PER_PAGE)
    page: Page[Column] = paginator.get_page(request.GET.get("side"))
    measure = form.measure
    matrix = code_matrix(
        form.columns,
        form.branches(),
        list(page.object_list),
        user,
        hidden,
        with_characters=measure is Measure.CHARACTERS,
    )
    context = {
        "form": form,
        "page_obj": page,
        "matrix": matrix,
        "lines": linked(matrix, measure),
        "foot": summed(matrix, measure),
        "measure": measure.name,
        "is_part": paginator.num_pages > 1,
        "no_groups": form.columns is Division.GROUP and not page.object_list,
        "no_speakers": form.columns is Division.SPEAKERS and not page.object_list,
        "csv_url": _same_question(request, "evidence:code-matrix-table"),
        "invented": Coding.objects.visible_to(user, hidden).any_invented(),
    }
    return render(request, "evidence/code_matrix.html", context)


@require_safe
@asks(matrix_form, "evidence/code_matrix.html")
def code_matrix_table(request: HttpRequest, form: MatrixForm, hidden: Hidden) -> HttpResponse:
    """The whole matrix as CSV, whatever the page counts: passages, texts and characters, and no word
    of anybody."""
    user = visitor(request)
    columns = columns_of(form.columns, user)
    matrix = code_matrix(form.columns, form.branches(), columns, user, hidden, with_characters=True)
    return _file("code-matrix.csv", matrix_csv(matrix))


@require_safe
@asks(together_form, "evidence/code_together.html")
def code_together(request: HttpRequest, form: TogetherForm, hidden: Hidden) -> HttpResponse:
    """Which codes of two categories stand on the same words."""
    user = visitor(request)
    table = together(*form.sides(), user, hidden)
    context = {
        "form": form,
        "table": table,
        "lines": met(table),
        "strongest": strongest(table),
        "csv_url": _same_question(request, "evidence:code-together-table"),
        "invented": Coding.objects.visible_to(user, hidden).any_invented(),
    }
    return render(request, "evidence/code_together.html", context)


@require_safe
@asks(together_form, "evidence/code_together.html")
def code_together_table(request: HttpRequest, form: TogetherForm, hidden: Hidden) -> HttpResponse:
    """The meetings of two categories' codes as CSV."""
    table = together(*form.sides(), visitor(request), hidden)
    return _file("codes-together.csv", together_csv(table))


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
