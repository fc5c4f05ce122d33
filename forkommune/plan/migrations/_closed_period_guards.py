"""The triggers that keep closed periods closed, as 0004 and 0005 created them. A change needs a new migration."""

ENTRIES_STAND_FAST = """
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
ENTRIES_ARE_FREE = """
DROP TRIGGER plan_period_guard ON plan_ledgerentry;
DROP FUNCTION plan_period_guard();
"""

PERIODS_KEEP_THEIR_DAYS = """
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
PERIODS_ARE_FREE = """
DROP TRIGGER plan_closed_period_guard ON plan_accountingperiod;
DROP FUNCTION plan_closed_period_guard();
"""
