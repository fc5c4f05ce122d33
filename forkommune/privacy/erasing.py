"""One person's data erased in one transaction: deleted, made nobody's, or kept for a stated reason.

History is written by triggers, so what it kept of the rows is taken out after the rows are changed,
in the same transaction. Source: GDPR article 17; the project's ADR 2.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.files.storage import Storage
from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy

from forkommune.accounts.models import EndedLink, PersonalLink
from forkommune.accounts.models.personal_link import WAYS_IN
from forkommune.ui.dates import today
from forkommune.work.history import acting, record_history
from forkommune.work.models import HistoryEntry
from forkommune.work.personal_data import INFORMANT, Then
from forkommune.work.registry import link_scopes, mentions, outside_tables

from .exporting import own_rows
from .finding import Found, find_all
from .people import Subject

ACTION = "person.erased"
ENDED_LINKS_TOLD = timedelta(
    days=90
)  # beyond its own days, a link says so long what became of what it opened
# In the order in which people are told of them.
PLANNED = {
    Then.DELETE: gettext_lazy("Will be deleted:"),
    Then.ANONYMISE: gettext_lazy("Will be made nobody's:"),
    Then.KEEP: gettext_lazy("Will be kept:"),
    Then.DECIDE: gettext_lazy("Will wait for somebody to decide:"),
}


@dataclass(frozen=True)
class Line:
    """What happens with the rows of one kind; `named` are those that somebody must decide about."""

    then: Then
    title: str
    count: int
    why: str = ""
    named: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What an erasure does, or did; `outside` says in words what was removed beside the tables."""

    lines: list[Line]
    outside: tuple[str, ...] = ()

    def of(self, then: Then) -> list[Line]:
        """The lines of one treatment, in order."""
        return [line for line in self.lines if line.then is then]


def plan_of(subject: Subject) -> Outcome:
    """What erasing the person would do; nothing is changed."""
    return Outcome(lines_of(find_all(subject)))


@transaction.atomic
def erase(
    subject: Subject,
    *,
    by: Any = None,
    reason: str = "",
    before_lasting: Callable[[], None] | None = None,
) -> Outcome:
    """Do it, wholly or not at all; a second time there is nothing left to do.

    before_lasting: called when every row is changed and every constraint holds. What follows, the
    removal of files and the COMMIT, cannot be taken back, or nobody may hear how it ended.
    """
    found = find_all(subject)
    with acting(by, ACTION, reason):
        flag_mentions(subject, by)
    return carry_out(
        found,
        subject,
        action=ACTION,
        by=by,
        reason=reason,
        before_lasting=before_lasting,
    )


def flag_mentions(subject: Subject, by: Any) -> None:
    """Mark what others said of the person, while it is known who the person was."""
    informants = subject.keys.get(INFORMANT, frozenset())
    for book in mentions if informants else ():
        book.flag(informants, by)


def carry_out(
    found: list[Found],
    subject: Subject,
    *,
    action: str,
    by: Any,
    reason: str,
    before_lasting: Callable[[], None] | None,
) -> Outcome:
    """Do with the rows what their traces say, forget their history, and record one entry with
    counts for each row that is the person. Files go last; call it in a transaction.
    """
    lines = lines_of(found)
    people = list(subject.rows())
    with acting(by, action, reason):
        _keep_what_links_say(found, action)
        files = list(_files(found))
        for one in found:
            if one.trace.then is Then.ANONYMISE:
                _anonymise(one)
        for one in found:
            if one.trace.then is Then.DELETE:
                one.rows().delete()
        _scrub_history(found)
        counts = {line.then.value: 0 for line in lines}
        for line in lines:
            counts[line.then.value] += line.count
        for _kind, row in people:
            record_history(actor=by, action=action, subject=row, reason=reason, **counts)
    connection.check_constraints()  # now, and not first at COMMIT
    if before_lasting:
        before_lasting()
    # Last, so that rows that could not be erased keep their files; a crash from here on is made
    # good by the erasure log, which has the deed as begun.
    for storage, name in files:
        storage.delete(name)
    outside = tuple(words for place in outside_tables if (words := place.erase(subject)))
    return Outcome(lines, outside)


def lines_of(found: list[Found]) -> list[Line]:
    """One line a kind of row and treatment; rows that are erased are not also made nobody's."""
    gone = {
        (one.data.model, key) for one in found if one.trace.then is Then.DELETE for key in one.keys
    }
    lines: dict[tuple[Any, ...], set[Any]] = {}
    for one in found:
        then, why = one.trace.then, str(one.trace.why)
        keys = {key for key in one.keys if then is Then.DELETE or (one.data.model, key) not in gone}
        if then in (Then.DELETE, Then.ANONYMISE):
            why = ""
        lines.setdefault((then, one.data.model_class, one.data.title, why), set()).update(keys)
    return [
        Line(
            then,
            title,
            len(keys),
            why,
            tuple(_named(then, model, keys)),
        )
        for (then, model, title, why), keys in lines.items()
        if keys
    ]


def _named(then: Then, model: type[models.Model], keys: set[Any]) -> list[str]:
    """The rows that wait for a decision, by their names."""
    if then is not Then.DECIDE:
        return []
    return [f"{row} ({row.pk})" for row in model._base_manager.filter(pk__in=keys).order_by("pk")]


def _keep_what_links_say(found: list[Found], action: str) -> None:
    """Who holds a link that opens nothing any more is told why; nothing of the person is kept."""
    why = EndedLink.Why.ERASED if action == ACTION else EndedLink.Why.WITHDRAWN
    links = [
        link
        for one in found
        if one.trace.then is Then.DELETE and one.data.model_class is PersonalLink
        for link in one.rows()
        if link.scope not in WAYS_IN
    ]
    ended = [
        EndedLink(
            token_hash=link.token_hash,
            scope=link.scope,
            language=_language_of(link),
            why=why,
            ended_on=today(),
            told_until=timezone.localdate(link.expires_at) + ENDED_LINKS_TOLD,
        )
        for link in links
    ]
    EndedLink.objects.bulk_create(ended, ignore_conflicts=True)


def _language_of(link: PersonalLink) -> str:
    """The form of Norwegian in which its holder was written to."""
    if link.target is None or link.scope not in link_scopes:
        return "nb"
    return link_scopes.get(link.scope).language(link.target)


def _anonymise(found: Found) -> None:
    clears = found.trace.clears
    if not any(callable(value) for value in clears.values()):
        found.rows().update(**clears)
        return
    for row in found.rows():
        values = {name: _cleared(value, row) for name, value in clears.items()}
        found.rows().filter(pk=row.pk).update(**values)


def _cleared(value: Any | Callable[[Any], Any], row: models.Model) -> Any:
    return value(row) if callable(value) else value


def _files(found: list[Found]) -> Iterator[tuple[Storage, str]]:
    """The files of rows that go."""
    for one in found:
        if one.trace.then is not Then.DELETE:
            continue
        for field in one.data.model_class._meta.concrete_fields:
            if isinstance(field, models.FileField):
                for name in one.rows().values_list(field.name, flat=True):
                    if name:
                        yield field.storage, name


def _scrub_history(found: list[Found]) -> None:
    """Forget the rows that went, the words that were cleared, and the reasons about the person."""
    own = own_rows(found)
    for one in found:
        model = one.data.model_class
        table, keys = model._meta.db_table, [str(key) for key in one.keys]
        if one.trace.then is Then.DELETE:
            HistoryEntry.objects.filter(table=table, row__in=keys).delete()
        elif one.trace.then is Then.ANONYMISE:
            columns = [_column(model, name) for name in one.trace.clears]
            _forget(table, keys, columns, with_reason=bool(set(keys) & set(own.get(table, ()))))


def forget_fields(model: type[models.Model], keys: Iterable[Any], names: Iterable[str]) -> None:
    """Take what the history kept of some fields of some rows out of it, with reasons; that something
    was changed stays."""
    columns = [_column(model, name) for name in names]
    _forget(model._meta.db_table, [str(key) for key in keys], columns, with_reason=True)


def _column(model: type[models.Model], name: str) -> str:
    return str(model._meta.get_field(name).column)  # type: ignore[union-attr]


def _forget(table: str, keys: list[str], columns: list[str], *, with_reason: bool) -> None:
    entries = HistoryEntry.objects.filter(table=table, row__in=keys)
    if with_reason:
        entries.exclude(reason="").update(reason="")
    with connection.cursor() as cursor:
        cursor.execute(
            'UPDATE work_historyentry SET changes = changes - %s::text[] WHERE "table" = %s AND "row" = ANY(%s)',
            [columns, table, keys],
        )
