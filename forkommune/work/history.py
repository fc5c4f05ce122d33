"""Who changed what and when, bulk writes included: triggers in PostgreSQL write it.

A model is tracked unless its policy says otherwise. Research text and personal data are hashed;
drafts, ballots, text bodies and contact keys are not tracked at all. Actor, action and reason of a
request or service travel as settings of the database session.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import connections, models
from django.utils import timezone

OWN_APPS = (
    "database",
    "accounts",
    "terms",
    "work",
    "search",
    "plan",
    "evidence",
    "municipalities",
    "pilots",
    "focusgroups",
    "workshops",
    "reports",
)
WRITES = ("INSERT", "UPDATE", "DELETE")


@dataclass(frozen=True)
class Acting:
    """On whose behalf the database is being changed, and why."""

    actor_id: int | None = None
    action: str = ""
    reason: str = ""


@dataclass
class Policy:
    """What history keeps of a model's rows."""

    hashed: set[str] = field(default_factory=set)
    ignored: set[str] = field(default_factory=set)
    tracked: bool = True


NOBODY = Acting()
_acting: ContextVar[Acting] = ContextVar("acting", default=NOBODY)
_policies: dict[str, Policy] = {}


def history_policy(
    label: str,
    *,
    hashed: set[str] | None = None,
    ignored: set[str] | None = None,
    tracked: bool = True,
) -> None:
    """Say what history keeps of a model (`app.Model`); called in an app's `ready`."""
    _policies[label.lower()] = Policy(hashed or set(), ignored or set(), tracked)


def policy_of(model: type[models.Model]) -> Policy:
    """The policy of a model; without one every field is kept as it is."""
    return _policies.get(model._meta.label_lower, Policy())


@contextmanager
def acting(actor: Any = None, action: str = "", reason: str = "") -> Iterator[None]:
    """Every change inside is recorded with this actor, action and reason.

    An inner block without actor keeps the outer one's.
    """
    outer = _acting.get()
    actor_id = getattr(actor, "pk", None) or outer.actor_id
    token = _acting.set(Acting(actor_id, action or outer.action, reason or outer.reason))
    try:
        yield
    finally:
        _acting.reset(token)


def record_history(
    *, actor: Any, action: str, subject: models.Model, reason: str = "", **facts: Any
) -> None:
    """Record an event that changes no row of its own: an export, a look-up, a mail sent."""
    from .models import HistoryEntry

    HistoryEntry.objects.create(
        at=timezone.now(),
        actor_id=getattr(actor, "pk", None),
        action=action,
        reason=reason,
        operation=HistoryEntry.Operation.EVENT,
        table=subject._meta.db_table,
        row=str(subject.pk),
        changes=facts,
    )


TELL = (
    "SELECT set_config('forkommune.actor', %s, true),"
    " set_config('forkommune.action', %s, true), set_config('forkommune.reason', %s, true); "
)


def tell_database(execute: Any, sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Execute wrapper: send the actor's name ahead of a write, in the same round trip.

    The settings live as long as the statement's own transaction, so a pooled connection never
    carries them on, and a rollback takes them back.
    """
    is_write = isinstance(sql, str) and sql.lstrip()[:6].upper() in WRITES
    if not is_write or many or isinstance(params, dict):
        return execute(sql, params, many, context)
    current = _acting.get()
    told = [str(current.actor_id or ""), current.action, current.reason]
    if params is None:
        # Without parameters Django sends the text as it is; a percent sign must survive ours.
        sql, params = sql.replace("%", "%%"), ()
    return execute(TELL + sql, [*told, *params], many, context)


def tell_new_connection(connection: Any, **kwargs: Any) -> None:
    """Signal receiver: every connection tells the triggers who is acting."""
    if tell_database not in connection.execute_wrappers:
        connection.execute_wrappers.append(tell_database)


FUNCTION = """
CREATE OR REPLACE FUNCTION forkommune_history() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    hashed text[] := string_to_array(TG_ARGV[1], ',');
    ignored text[] := string_to_array(TG_ARGV[2], ',');
    before jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}'::jsonb ELSE to_jsonb(OLD) END;
    after jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}'::jsonb ELSE to_jsonb(NEW) END;
    changes jsonb;
BEGIN
    SELECT coalesce(jsonb_object_agg(key, CASE
            WHEN key = ANY(hashed)
                THEN jsonb_build_object('hash', md5(coalesce(after ->> key, '')))
            ELSE jsonb_build_array(before -> key, after -> key) END), '{}'::jsonb)
        INTO changes
        FROM (SELECT jsonb_object_keys(before || after) AS key) AS keys
        WHERE before -> key IS DISTINCT FROM after -> key AND NOT key = ANY(ignored);
    IF TG_OP = 'UPDATE' AND changes = '{}'::jsonb THEN
        RETURN NULL;
    END IF;
    INSERT INTO work_historyentry (at, actor_id, action, reason, operation, "table", "row", changes)
    VALUES (clock_timestamp(),
        nullif(current_setting('forkommune.actor', true), '')::bigint,
        left(coalesce(current_setting('forkommune.action', true), ''), 80),
        left(coalesce(current_setting('forkommune.reason', true), ''), 500),
        TG_OP, TG_TABLE_NAME, (CASE WHEN TG_OP = 'DELETE' THEN before ELSE after END) ->> TG_ARGV[0],
        changes);
    RETURN NULL;
END $$
"""


def tracked_models() -> list[type[models.Model]]:
    """The models whose changes are recorded, many-to-many rows among them."""
    return [
        model
        for label in OWN_APPS
        for model in apps.get_app_config(label).get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and policy_of(model).tracked
    ]


def install_triggers(using: str = "default", **kwargs: Any) -> None:
    """Create or renew the history trigger of every tracked table that exists."""
    if apps.get_app_config("work") is not kwargs.get("sender", apps.get_app_config("work")):
        return
    connection = connections[using]
    existing = set(connection.introspection.table_names())
    if "work_historyentry" not in existing:
        return
    with connection.cursor() as cursor:
        cursor.execute(FUNCTION)
        for model in tracked_models():
            if model._meta.db_table in existing:
                cursor.execute(trigger_sql(model))


def trigger_sql(model: type[models.Model]) -> str:
    """The statement that puts the history trigger on a model's table."""
    policy = policy_of(model)
    columns = {f.name: str(f.column) for f in model._meta.local_concrete_fields}
    hashed = ",".join(sorted(columns[name] for name in policy.hashed))
    ignored = ",".join(sorted(columns[name] for name in policy.ignored))
    key = model._meta.pk.column if model._meta.pk else "id"
    table = model._meta.db_table
    return (
        f'CREATE OR REPLACE TRIGGER forkommune_history AFTER INSERT OR UPDATE OR DELETE ON "{table}" '
        f"FOR EACH ROW EXECUTE FUNCTION forkommune_history('{key}', '{hashed}', '{ignored}')"
    )
