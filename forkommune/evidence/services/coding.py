"""Put codes on passages, change them and take them away; every act can be undone."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.evidence.models import (
    Claim,
    Code,
    Coding,
    Passage,
    SourceText,
    TextReading,
    TextRevision,
)
from forkommune.evidence.texts import normalise, snap_to_words
from forkommune.work.history import acting

from .acts import Found, State, discard_if_unused, perform, require_not_compared, state_of
from .marking import hold_current, passage_at


class CodeNotUsable(ValueError):
    """The code is a category, was merged into another or is out of use."""


class AlreadyCoded(ValueError):
    """The coder has used the code on this passage already."""


class NotYourCoding(ValueError):
    """Only the coder changes a coding; another researcher codes beside it."""


class SettledCoding(NotYourCoding):
    """The coding was settled between two coders; only a new decision changes it."""


class ClaimsRestOnIt(ValueError):
    """A finding rests on the passage; say yes to take the code away all the same."""


@transaction.atomic
def mark_and_code(*, revision: TextRevision, start: int, end: int, code: int, by: User) -> Coding:
    """Mark `[start, end)` (code points, widened to whole words) and use a code on it, at once.

    code: its key. Raises as `mark_passage` and `code_passage` do.
    """
    hold_current(revision)
    usable = _require_usable(code)
    passage, is_new = passage_at(revision, start, end, by)
    standing = None if is_new else _standing(passage, usable, by)
    return standing or _code(revision, passage, usable, by)


@transaction.atomic
def code_passage(*, passage: Passage, code: Code, by: User, memo: str = "") -> Coding:
    """Use a code on a passage. A second time gives the coding that stands.

    Raises CodeNotUsable for a code that cannot be used, StaleRevision in a text corrected since,
    TextGone when the text was taken away meanwhile.
    """
    hold_current(passage.revision)
    usable = _require_usable(code.pk)
    return _standing(passage, usable, by) or _code(passage.revision, passage, usable, by, memo)


@transaction.atomic
def recode(*, coding: Coding, code: Code, by: User) -> Coding:
    """Put another code in place of this one; passage and memo stay.

    Raises CodeNotUsable, AlreadyCoded when the new code stands on the passage, NotYourCoding.
    """
    _require_own(coding, by)
    code = _require_usable(code.pk)
    if code.pk == coding.code_id:
        return coding
    _require_free(coding.passage, code, by)
    return _alter(coding, by, "evidence.recoded", code=code.pk)


@transaction.atomic
def write_memo(*, coding: Coding, memo: str, by: User) -> Coding:
    """Write why the code was used. Raises NotYourCoding, UnusableText as `write_text`."""
    _require_own(coding, by)
    return _alter(coding, by, "evidence.memo_written", memo=normalise(memo).strip())


@transaction.atomic
def move_boundary(*, coding: Coding, start: int, end: int, by: User) -> Coding:
    """Let the coding cover `[start, end)` (code points, widened to whole words); memo stays.

    Findings follow where the passage has no other code; otherwise they stay with the passage.
    Raises BadMark, AlreadyCoded when the code stands there already, NotYourCoding.
    """
    _require_own(coding, by)
    revision = coding.passage.revision
    start, end = snap_to_words(revision.text, start, end)
    target = revision.passages.filter(start=start, end=end).first()
    if target is not None and target.pk != coding.passage_id:
        _require_free(target, coding.code, by)
    before = coding.passage
    moved = _alter(coding, by, "evidence.boundary_moved", start=start, end=end)
    if moved.passage_id != before.pk:
        discard_if_unused(before)
    return moved


@transaction.atomic
def remove_coding(*, coding: Coding, by: User, confirmed: bool = False) -> None:
    """Take a code off a passage; a passage with nothing left on it goes too.

    Raises NotYourCoding, and ClaimsRestOnIt when it is the last code of a passage that a finding
    rests on and nobody `confirmed` it. The finding keeps its passage all the same.
    """
    _require_own(coding, by)
    resting = Claim.objects.resting_on(coding.passage).count()
    if resting and not confirmed and coding.passage.codings.count() == 1:
        raise ClaimsRestOnIt(
            _("%(count)d findings rest on «%(quote)s»; confirm that the code is taken away.")
            % {"count": resting, "quote": coding.passage.quote[:60]}
        )
    perform(
        revision=coding.passage.revision,
        coder=by,
        before=state_of(coding),
        after=None,
        action="evidence.code_removed",
    )


@transaction.atomic
def mark_as_coded(*, source: SourceText, by: User) -> TextReading:
    """Say that the coder is done with a text. A second time keeps the first date, unless codes have
    come since: then the text is coded with these too."""
    with acting(by, "evidence.text_coded"):
        reading, made = TextReading.objects.get_or_create(source=source, coder=by)
        if not made and Code.objects.usable().come_after(reading.done_at).exists():
            reading.done_at = timezone.now()
            reading.save(update_fields=["done_at"])
    return reading


@transaction.atomic
def open_again(*, source: SourceText, by: User) -> None:
    """Take back that the coder is done with a text.

    Raises ComparedAlready when the other coder of a round is done too: the codes have been seen.
    """
    require_not_compared(source, by)
    with acting(by, "evidence.text_opened_again"):
        TextReading.objects.filter(source=source, coder=by).delete()


def _standing(passage: Passage, code: Code, by: User) -> Coding | None:
    codings = Coding.objects.by_hand().filter(passage=passage, code=code, coder=by)
    return codings.order_by().first()


def _code(revision: TextRevision, passage: Passage, code: Code, by: User, memo: str = "") -> Coding:
    coding = perform(
        revision=revision,
        coder=by,
        before=None,
        after=State(start=passage.start, end=passage.end, code=code.pk, memo=memo),
        action="evidence.coded",
        found=Found(passage, code),
    )
    return _existing(coding)


def _alter(coding: Coding, by: User, action: str, **change: int | str) -> Coding:
    before = state_of(coding)
    after = State(**{**before, **change})  # type: ignore[typeddict-item]
    changed = perform(
        revision=coding.passage.revision, coder=by, before=before, after=after, action=action
    )
    return _existing(changed)


def _existing(coding: Coding | None) -> Coding:
    if coding is None:
        raise ValueError(f"An act that keeps the coding left {coding!r}; report this as a fault.")
    return coding


def _require_usable(key: int) -> Code:
    """Locked, so that nobody merges it or takes it out of use before the coding stands."""
    codes = Code.objects.select_for_update(of=("self",), no_key=True).select_related("codebook")
    code = codes.filter(pk=key).order_by("pk").first()
    if code is None:
        raise CodeNotUsable(
            _("There is no code number %(key)d any more; load the page again and choose a code.")
            % {"key": key}
        )
    if not code.is_codable:
        raise CodeNotUsable(
            _("“%(name)s” is a category; choose one of the codes in it.") % {"name": code.name}
        )
    if code.merged_into is not None:
        raise CodeNotUsable(
            _("“%(name)s” was merged into “%(other)s”; use that one.")
            % {"name": code.name, "other": code.merged_into.name}
        )
    if code.retired_at is not None:
        raise CodeNotUsable(
            _("“%(name)s” is out of use; choose another code.") % {"name": code.name}
        )
    return code


def _require_own(coding: Coding, by: User) -> None:
    if coding.adjudication_id is not None:
        raise SettledCoding(
            _("The coding “%(code)s” was settled between two coders; change it in the round.")
            % {"code": coding.code.name}
        )
    if coding.coder_id != by.pk:
        raise NotYourCoding(
            _("The coding “%(code)s” is %(coder)s's; code beside it with your own.")
            % {"code": coding.code.name, "coder": coding.coder}
        )


def _require_free(passage: Passage, code: Code, by: User) -> None:
    if Coding.objects.by_hand().filter(passage=passage, code=code, coder=by).exists():
        raise AlreadyCoded(
            _("“%(code)s” stands on «%(quote)s» already; take one of them away.")
            % {"code": code.name, "quote": passage.quote[:60]}
        )
