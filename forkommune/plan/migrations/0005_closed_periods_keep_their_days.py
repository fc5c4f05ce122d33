"""A trigger that lets a closed period only be reopened: not deleted, moved, or given another sum.

The guard of 0004 asks the period whether an entry may change, so whoever could take the period away
could change the books without a trace of it on any page.
"""

from django.db import migrations

GUARD = """
CREATE FUNCTION plan_closed_period_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.closed_at IS NULL THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'UPDATE' AND (
        to_jsonb(OLD) - 'closed_by_id' = to_jsonb(NEW) - 'closed_by_id'
        OR (NEW.closed_at IS NULL AND NEW.project_id = OLD.project_id
            AND NEW.first_day = OLD.first_day AND NEW.last_day = OLD.last_day)
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'The period % to % is closed; reopen it with a reason first.',
        OLD.first_day, OLD.last_day
        USING ERRCODE = 'check_violation', CONSTRAINT = 'closed_period_keeps_its_days';
END $$;
CREATE TRIGGER plan_closed_period_guard BEFORE UPDATE OR DELETE ON plan_accountingperiod
    FOR EACH ROW EXECUTE FUNCTION plan_closed_period_guard();
"""
GONE = """
DROP TRIGGER plan_closed_period_guard ON plan_accountingperiod;
DROP FUNCTION plan_closed_period_guard();
"""


class Migration(migrations.Migration):

    dependencies = [("plan", "0004_closed_periods_stand_fast")]

    operations = [migrations.RunSQL(GUARD, GONE)]
