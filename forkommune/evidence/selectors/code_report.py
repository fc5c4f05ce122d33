"""Coded passages code by code, as they are printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from forkommune.evidence.models import Code, Coding

from .code_tree import Branch
from .retrieval import Retrieved


@dataclass(frozen=True)
class Quoted:
    """A passage under one of its codes, with the codings that put this code on it."""

    one: Retrieved
    codings: list[Coding]


@dataclass(frozen=True)
class Part:
    """A code with the passages that carry it."""

    code: Code
    quoted: list[Quoted]


def report_of(
    found: Iterable[Retrieved], tree: Iterable[Branch], codes: frozenset[int] | None
) -> list[Part]:
    """The codes in the order of the book, those without a passage left out; a passage stands under
    each of its codes. codes: those that were asked for; None for all."""
    rows = list(found)
    parts = [Part(branch.code, _under(branch.code, rows)) for branch in tree]
    return [part for part in parts if part.quoted and (codes is None or part.code.pk in codes)]


def _under(code: Code, rows: Iterable[Retrieved]) -> list[Quoted]:
    by_code = ((one, [c for c in one.codings if c.code_id == code.pk]) for one in rows)
    return [Quoted(one, codings) for one, codings in by_code if codings]
