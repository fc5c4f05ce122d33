"""Loads the first codebook: one code a term of the taxonomy, under its category."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.evidence.models import Code, Codebook
from forkommune.evidence.services.codebook import freeze_version
from forkommune.terms.models import Vocabulary
from forkommune.work.loading import Record, Tally, read_json, read_records, sync
from forkommune.work.loading.taxonomy import terms_of

FILE = Path(__file__).resolve().parent / "data" / "codebook.json"


def load(tally: Tally) -> None:
    """Bring the codebook in step with `codebook.json`; codes follow the terms they begin with.

    The book is found by its title alone. One that somebody has changed since, or that two coders
    code blind by, is theirs and stays as it stands.
    """
    file = read_json(FILE)
    if Codebook.objects.in_hands(file.required("title")).exists():
        tally.of(str(Codebook._meta.verbose_name_plural)).kept += 1
        return
    book = _load_book(tally, file)
    categories = read_records(file, "categories")
    rows = [(each, _category(each, book, n)) for n, each in enumerate(categories, 1)]
    known = sync(tally, Code, rows, key=["codebook_id", "name"], among=_codes(book))
    sync(
        tally,
        Code,
        [
            row
            for each in categories
            # Somebody may have deleted the category: then its codes stay away as well.
            if (category := known.get((book.pk, each.required("name")))) is not None
            for row in _codes_of(each, category)
        ],
        key=["codebook_id", "name"],
        among=_codes(book),
    )
    reason = file.text("change_note") or _("Read from the portal's file.")
    freeze_version(book=book, by=None, reason=reason, label=file.required("version"))


def _load_book(tally: Tally, file: Record) -> Codebook:
    values = {
        "title": file.required("title"),
        "version": file.required("version"),
        "change_note": file.text("change_note"),
        "published_at": timezone.now(),
    }
    rows = sync(tally, Codebook, [(file, values)], key=["title"], once=["published_at", "version"])
    return next(iter(rows.values()))


def _codes(book: Codebook) -> Any:
    return Code.objects.filter(codebook=book)


def _category(record: Record, book: Codebook, position: int) -> dict[str, Any]:
    return {
        "codebook_id": book.pk,
        "name": record.required("name"),
        "definition": record.required("definition"),
        "is_codable": False,
        "position": position,
    }


def _codes_of(record: Record, category: Code) -> Iterator[tuple[Record, dict[str, Any]]]:
    terms = terms_of(Vocabulary(record.required("vocabulary")))
    for position, each in enumerate(read_records(record, "codes"), start=1):
        yield (
            each,
            {
                "codebook_id": category.codebook_id,
                "category_id": category.pk,
                "name": each.required("name"),
                "definition": each.required("definition"),
                "term_id": each.one_of("term", terms).pk,
                "colour": each.required("colour"),
                "position": position,
            },
        )
