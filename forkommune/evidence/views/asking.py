"""Views of what a form asks of the codings, and what they do with a form that is not understood."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from forkommune.accounts.models import User
from forkommune.evidence.forms_analysis import AskedForm, MatrixForm, RetrievalForm, TogetherForm
from forkommune.evidence.querysets.rounds import Hidden, hidden_keys
from forkommune.evidence.selectors.code_tree import code_tree

from .rights import View, researchers_only
from .texts import UNPROCESSABLE, visitor

FormMaker = Callable[[QueryDict, User, Hidden], AskedForm]


def retrieval_form(asked: QueryDict, user: User, hidden: Hidden) -> RetrievalForm:
    """Which passages."""
    return RetrievalForm(asked, user=user, tree=code_tree(user), hidden=hidden)


def matrix_form(asked: QueryDict, user: User, hidden: Hidden) -> MatrixForm:
    """Which columns and codes."""
    return MatrixForm(asked, tree=code_tree(user))


def together_form(asked: QueryDict, user: User, hidden: Hidden) -> TogetherForm:
    """Which two categories."""
    return TogetherForm(asked, tree=code_tree(user))


def asks(form_of: FormMaker, template: str) -> Callable[[View], View]:
    """For researchers, who ask by a form: the view gets it when it is valid, and the keys of codings
    that its visitor must not see yet.

    A form that is not valid comes back with what is wrong, and nothing else: a filter left out would
    show too much.
    """

    def answered(view: View) -> View:
        @researchers_only
        @wraps(view)
        def answer(request: HttpRequest) -> HttpResponse:
            user = visitor(request)
            hidden = hidden_keys(user)
            form = form_of(request.POST if request.method == "POST" else request.GET, user, hidden)
            if form.is_valid():
                return view(request, form, hidden)
            context = {"form": form, "is_narrowed": True}
            return render(request, template, context, status=UNPROCESSABLE)

        return answer

    return answered
