"""Operations on a codebook. Each freezes a version: what a coding was made under can always be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.evidence.codebook_changes import next_label
from forkommune.evidence.models import (
    Code,
    Codebook,
    CodebookVersion,
    Coding,
    CodingAct,
    CodingRound,
)
from forkommune.evidence.texts import normalise
from forkommune.work.history import acting

WORDS = ("name", "definition", "include", "exclude", "example")


class BookInUse(ValueError):
    """Two coders code blind by the book; it stays as it is until their round is closed."""


class NotPossible(ValueError):
    """The operation does not fit the code."""


@dataclass(frozen=True)
class Part:
    """One of the codes that a code is split into."""

    name: str
    definition: str


def content_of(book: Codebook) -> dict[str, Any]:
    """The book as it stands, as `codebook_changes.Content`."""
    return {"codes": [_content_of_code(code) for code in Code.objects.in_book(book)]}


def _content_of_code(code: Code) -> dict[str, Any]:
    def uuid(other: Code | None) -> str | None:
        return str(other.uuid) if other else None

    return {
        "uuid": str(code.uuid),
        "name": code.name,
        "category": uuid(code.category),
        "merged_into": uuid(code.merged_into),
        "split_from": uuid(code.split_from),
        "definition": code.definition,
        "include": code.include,
        "exclude": code.exclude,
        "example": code.example,
        "term": code.term.code if code.term else None,
        "colour": code.colour,
        "is_codable": code.is_codable,
        "is_retired": code.retired_at is not None,
        "position": code.position,
    }


@transaction.atomic
def freeze_version(
    *, book: Codebook, by: User | None, reason: str, label: str = ""
) -> CodebookVersion:
    """The book as it stands as a version; without `by` it came from a file. What stands already as
    the newest gives that one."""
    locked = Codebook.objects.select_for_update().get(pk=book.pk)
    newest = CodebookVersion.objects.newest_of(locked)
    content = content_of(locked)
    if newest is not None and newest.content == content:
        return newest
    if newest is None:
        named = label or locked.version or next_label("")
    else:
        named = label if label not in ("", newest.label) else next_label(newest.label)
    made = CodebookVersion.objects.create(
        book=locked,
        number=newest.number + 1 if newest else 1,
        label=named,
        by=by,
        from_file=by is None,
        reason=reason,
        content=content,
    )
    if locked.version != named:
        locked.version = named
        locked.save(update_fields=["version"])
    return made


def version_in_force(book: Codebook) -> CodebookVersion:
    """The newest version of a book; the first where it has none yet."""
    newest = CodebookVersion.objects.newest_of(book)
    return newest or freeze_version(book=book, by=None, reason=_("The first version."))


@contextmanager
def _operation(book: Codebook, by: User, action: str, reason: str) -> Iterator[Codebook]:
    """Change a book that nobody codes blind by, and freeze what came of it, or change nothing.

    Raises BookInUse, and NotPossible without a reason or when nothing was changed.
    """
    why = normalise(reason).strip()
    if not why:
        raise NotPossible(_("Write why the codebook is changed."))
    with transaction.atomic(), acting(by, action, why):
        locked = Codebook.objects.select_for_update().get(pk=book.pk)
        _require_free(locked)
        before = version_in_force(locked)
        yield locked
        if freeze_version(book=locked, by=by, reason=why).pk == before.pk:
            raise NotPossible(_("Nothing is changed; the codebook stands as it stood."))


def _require_free(book: Codebook) -> None:
    rounds = CodingRound.objects.still_open().by_book(book)
    if titles := ", ".join(str(one) for one in rounds):
        raise BookInUse(
            _("The codebook is in use in the open round “%(rounds)s”; close it first.")
            % {"rounds": titles}
        )


def add_code(
    *,
    book: Codebook,
    category: Code | None,
    name: str,
    definition: str,
    by: User,
    reason: str,
    include: str = "",
    exclude: str = "",
    example: str = "",
    is_codable: bool = True,
) -> Code:
    """A new code last in its category, or a new category. Raises BookInUse, NotPossible."""
    with _operation(book, by, "evidence.code_added", reason) as locked:
        _require_category(category, locked)
        _require_free_name(locked, name)
        return Code.objects.create(
            codebook=locked,
            category=category,
            name=name,
            definition=definition,
            include=include,
            exclude=exclude,
            example=example,
            is_codable=is_codable,
            colour=_colour_beside(category),
            position=Code.objects.last_position(locked, category) + 1,
        )


def redefine_code(*, code: Code, by: User, reason: str, **words: str) -> Code:
    """Another name, definition, use or example (`WORDS`); codings stay.

    Raises BookInUse, and NotPossible for a name that another code has or when nothing is changed.
    """
    with _operation(code.codebook, by, "evidence.code_redefined", reason) as book:
        locked = _standing(code)
        if words.get("name", locked.name).casefold() != locked.name.casefold():
            _require_free_name(book, words["name"])
        for field in WORDS:
            setattr(locked, field, words.get(field, getattr(locked, field)))
        locked.save(update_fields=list(WORDS))
        return locked


def move_code(*, code: Code, category: Code | None, by: User, reason: str) -> Code:
    """Let a code stand under another category, last there; its name follows where it begins with
    the category's. Raises BookInUse, NotPossible."""
    with _operation(code.codebook, by, "evidence.code_moved", reason) as book:
        locked = _standing(code)
        _require_category(category, book)
        if category is not None and _stands_under(category, locked):
            raise NotPossible(
                _("“%(category)s” stands under “%(code)s” itself; choose another category.")
                % {"category": category, "code": locked}
            )
        moved = _name_under(locked, category)
        if moved.casefold() != locked.name.casefold():
            _require_free_name(book, moved)
        locked.position = Code.objects.last_position(book, category) + 1
        locked.name, locked.category = moved, category
        locked.save(update_fields=["name", "category", "position"])
        return locked


def merge_code(*, code: Code, into: Code, by: User, reason: str) -> Code:
    """Let another code take over all codings of this one, which stays as a pointer to it.

    Where a coder has both on a passage one coding stands, with the memos of both. What coders could
    undo of the code is forgotten. Raises BookInUse, NotPossible.
    """
    with _operation(code.codebook, by, "evidence.code_merged", reason):
        locked, target = _standing(code), _standing(into)
        _require_leaf(locked)
        _require_leaf(target)
        if locked.pk == target.pk or locked.codebook_id != target.codebook_id:
            raise NotPossible(_("Choose another code of the same codebook."))
        _hand_over(locked, target)
        locked.merged_into = target
        locked.save(update_fields=["merged_into"])
        return locked


def split_code(*, code: Code, parts: Sequence[Part], by: User, reason: str) -> list[Code]:
    """Two or more new codes in place of one, which nobody can use any more.

    Its codings stay with it until a researcher has divided them. Raises BookInUse, NotPossible.
    """
    with _operation(code.codebook, by, "evidence.code_split", reason) as book:
        locked = _standing(code)
        _require_leaf(locked)
        if len(parts) < 2:
            raise NotPossible(_("A code is split into two codes at least; name them."))
        made = []
        for part in parts:
            _require_free_name(book, part.name)
            made.append(
                Code.objects.create(
                    codebook=book,
                    category=locked.category,
                    name=part.name,
                    definition=part.definition,
                    term=locked.term,
                    colour=locked.colour,
                    split_from=locked,
                    since=locked.since,
                    position=Code.objects.last_position(book, locked.category) + 1,
                )
            )
        _retire(locked)
        return made


def retire_code(*, code: Code, by: User, reason: str) -> Code:
    """Take a code out of use; what was coded with it stays. Raises BookInUse, NotPossible."""
    with _operation(code.codebook, by, "evidence.code_retired", reason):
        locked = _standing(code)
        if Code.objects.standing().filter(category=locked).exists():
            raise NotPossible(
                _("Codes stand under “%(code)s”; move them or take them out of use first.")
                % {"code": locked}
            )
        _retire(locked)
        return locked


@transaction.atomic
def divide_coding(*, coding: Coding, code: Code, by: User) -> Coding:
    """Put one of the parts of a split code in the place of it; coder, passage and memo stay.

    Raises NotPossible for a code that is no part, or when somebody divided the coding meanwhile.
    """
    locked = Coding.objects.select_for_update().filter(pk=coding.pk).first()
    if locked is None or locked.code_id != code.split_from_id:
        raise NotPossible(
            _("The coding is divided already, or “%(code)s” is no part of its code.")
            % {"code": code}
        )
    with acting(by, "evidence.coding_divided"):
        standing = _same_place(locked, code)
        if standing is not None:
            _join(locked, standing)
            return standing
        locked.code = code
        locked.save(update_fields=["code"])
    return locked


def _retire(code: Code) -> None:
    CodingAct.objects.of_code(code.pk).delete()
    code.retired_at = timezone.now()
    code.save(update_fields=["retired_at"])


def _hand_over(code: Code, target: Code) -> None:
    """All codings of a code to another; the newest version is what the others are made under still."""
    CodingAct.objects.of_code(code.pk).delete()
    for coding in Coding.objects.of_code(code).select_for_update():
        standing = _same_place(coding, target)
        if standing is not None:
            _join(coding, standing)
        else:
            coding.code = target
            coding.save(update_fields=["code"])


def _same_place(coding: Coding, code: Code) -> Coding | None:
    """The coder's coding of the same passage with another code, settled where this one is settled."""
    return Coding.objects.filter(
        passage=coding.passage_id,
        coder=coding.coder_id,
        adjudication=coding.adjudication_id,
        code=code,
    ).first()


def _join(coding: Coding, standing: Coding) -> None:
    """One coding where two would say the same; no memo is lost."""
    if coding.memo and coding.memo not in standing.memo:
        standing.memo = "\n".join(filter(None, [standing.memo, coding.memo]))
        standing.save(update_fields=["memo"])
    coding.delete()


def _standing(code: Code) -> Code:
    """The code, locked. Raises NotPossible for one that is merged or out of use already."""
    locked = Code.objects.select_for_update().get(pk=code.pk)
    if locked.merged_into_id is not None or locked.retired_at is not None:
        raise NotPossible(
            _("“%(code)s” is out of use already; choose a code that is used.") % {"code": locked}
        )
    return locked


def _require_leaf(code: Code) -> None:
    if not code.is_codable:
        raise NotPossible(
            _("“%(name)s” is a category; choose one of the codes in it.") % {"name": code.name}
        )


def _require_category(category: Code | None, book: Codebook) -> None:
    if category is not None and (category.is_codable or category.codebook_id != book.pk):
        raise NotPossible(_("“%(code)s” is no category of this codebook.") % {"code": category})


def _require_free_name(book: Codebook, name: str) -> None:
    if Code.objects.named(book, name).exists():
        raise NotPossible(
            _("The codebook has a code called “%(name)s” already; choose another name.")
            % {"name": name}
        )


def _stands_under(code: Code, other: Code) -> bool:
    """Whether a code is another, or stands below it."""
    at: Code | None = code
    seen: set[int] = set()
    while at is not None and at.pk not in seen:
        if at.pk == other.pk:
            return True
        seen.add(at.pk)
        at = at.category
    return False


def _name_under(code: Code, category: Code | None) -> str:
    """The name with the new category before it, where it has the old one before it."""
    old = f"{code.category.name}: " if code.category else ""
    if not old or not code.name.startswith(old):
        return code.name
    short = code.name.removeprefix(old)
    return f"{category.name}: {short}" if category else short[:1].upper() + short[1:]


def _colour_beside(category: Code | None) -> str:
    """The colour of the codes that it will stand among."""
    beside = category.codes.exclude(colour="").first() if category else None
    return str(beside.colour) if beside else "#1B4F72"
