"""By what the material was gathered and read: the interview guide, and the codebook, as appendices."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q

from forkommune.evidence.models import Code, Codebook
from municipalities.survey.models import InterviewGuide, Question

from .basis import Basis
from .cited import CitedPassages


def instruments(basis: Basis, _cited: CitedPassages) -> dict[str, Any]:
    """The guide that most interviews of the round were held by, and every codebook with its codes in use.

    A code's example may be somebody's words and is left out.
    """
    guide = _guide(basis)
    return {
        "guide": None
        if guide is None
        else {
            "title": guide.title,
            "version": guide.version,
            "questions": [_question(one) for one in _questions(guide)],
        },
        "codebooks": [
            {
                "title": book.title,
                "version": book.version,
                "codes": [_code(one) for one in _codes(book)],
            }
            for book in Codebook.objects.order_by("title")
        ],
    }


def _guide(basis: Basis) -> InterviewGuide | None:
    of_round = Count("interviews", filter=Q(interviews__round=basis.round))
    rows = InterviewGuide.objects.annotate(held=of_round).order_by("-held", "-pk")
    found: InterviewGuide | None = rows.first()
    return found


def _questions(guide: InterviewGuide) -> list[Question]:
    return list(Question.objects.filter(guide=guide).in_guide_order())


def _question(one: Question) -> dict[str, Any]:
    return {
        "number": one.number,
        "part": one.section.title,
        "text": one.text,
        "help": one.help_text,
        "type": str(one.get_type_display()),
    }


def _codes(book: Codebook) -> list[Code]:
    return list(Code.objects.usable_of(book).select_related("category"))


def _code(one: Code) -> dict[str, Any]:
    return {
        "name": one.name,
        "category": one.category.name if one.category else "",
        "definition": one.definition,
        "include": one.include,
        "exclude": one.exclude,
    }
