"""A trigger that refuses every change of an entry dated within a closed period.

The shared lock keeps a period from being closed while somebody enters into it; see
`forkommune.plan.services.periods`. That an account is deleted (entered_by) changes no books.
"""

from django.db import migrations

GUARD = """
CREATE FUNCTION plan_period_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    closed plan_accountingperiod%ROWTYPE;
BEGIN
    PERFORM pg_advisory_xact_lock_shared(275769);
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - 'entered_by_id' = to_jsonb(NEW) - 'entered_by_id' THEN
        RETURN NEW;
    END IF;
    SELECT * INTO closed FROM plan_accountingperiod AS period
        WHERE period.closed_at IS NOT NULL AND (
            (TG_OP <> 'INSERT' AND period.project_id = OLD.project_id
                AND OLD.date BETWEEN period.first_day AND period.last_day)
            OR (TG_OP <> 'DELETE' AND period.project_id = NEW.project_id
                AND NEW.date BETWEEN period.first_day AND period.last_day))
        LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'The period % to % is closed; reopen it with a reason first.',
            closed.first_day, closed.last_day
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_period_is_open';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER plan_period_guard BEFORE INSERT OR UPDATE OR DELETE ON plan_ledgerentry
    FOR EACH ROW EXECUTE FUNCTION plan_period_guard();
"""
GONE = """
DROP TRIGGER plan_period_guard ON plan_ledgerentry;
DROP FUNCTION plan_period_guard();
"""


class Migration(migrations.Migration):

    dependencies = [("plan", "0003_ledger")]

    operations = [migrations.RunSQL(GUARD, GONE)]
