"""The triggers that keep a registered plan, and what was noted, as they were written. A change needs
a new migration.

A plan is registered with the hypothesis of its pilot. It is never taken away, and its pilot stays with it.
"""

PLANS_STAND_FAST = """
CREATE FUNCTION pilots_plan_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    experiment bigint;
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) = to_jsonb(NEW) THEN
        RETURN NEW;
    END IF;
    IF TG_TABLE_NAME = 'pilots_pilot' THEN
        IF OLD.hypothesis_registered_at IS NOT NULL
            AND (OLD.hypothesis, OLD.hypothesis_registered_at)
                IS DISTINCT FROM (NEW.hypothesis, NEW.hypothesis_registered_at) THEN
            RAISE EXCEPTION 'The plan is registered; note what goes otherwise beside it.'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'plan_stands_fast';
        END IF;
        RETURN NEW;
    END IF;
    IF TG_TABLE_NAME = 'pilots_indicator' THEN
        experiment := CASE WHEN TG_OP = 'INSERT' THEN NEW.experiment_id ELSE OLD.experiment_id END;
    ELSE
        experiment := OLD.id;
    END IF;
    PERFORM 1 FROM pilots_fieldexperiment AS planned
        JOIN pilots_pilot AS pilot ON pilot.id = planned.pilot_id
        WHERE planned.id = experiment AND pilot.hypothesis_registered_at IS NOT NULL;
    IF FOUND THEN
        RAISE EXCEPTION 'The plan is registered; note what goes otherwise beside it.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'plan_stands_fast';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER pilots_pilot_plan_guard BEFORE UPDATE ON pilots_pilot
    FOR EACH ROW EXECUTE FUNCTION pilots_plan_guard();
CREATE TRIGGER pilots_experiment_plan_guard BEFORE UPDATE ON pilots_fieldexperiment
    FOR EACH ROW EXECUTE FUNCTION pilots_plan_guard();
CREATE TRIGGER pilots_indicator_plan_guard BEFORE INSERT OR UPDATE OR DELETE ON pilots_indicator
    FOR EACH ROW EXECUTE FUNCTION pilots_plan_guard();
CREATE FUNCTION pilots_note_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(OLD) - 'by_id' = to_jsonb(NEW) - 'by_id'
        AND (NEW.by_id IS NULL OR NEW.by_id IS NOT DISTINCT FROM OLD.by_id) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'What was noted or put in is never changed; add another.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'note_stands_fast';
END $$;
CREATE TRIGGER pilots_experimentnote_guard BEFORE UPDATE ON pilots_experimentnote
    FOR EACH ROW EXECUTE FUNCTION pilots_note_guard();
CREATE TRIGGER pilots_ownanalysis_guard BEFORE UPDATE ON pilots_ownanalysis
    FOR EACH ROW EXECUTE FUNCTION pilots_note_guard();
"""
PLANS_ARE_FREE = """
DROP TRIGGER pilots_ownanalysis_guard ON pilots_ownanalysis;
DROP TRIGGER pilots_experimentnote_guard ON pilots_experimentnote;
DROP FUNCTION pilots_note_guard();
DROP TRIGGER pilots_indicator_plan_guard ON pilots_indicator;
DROP TRIGGER pilots_experiment_plan_guard ON pilots_fieldexperiment;
DROP TRIGGER pilots_pilot_plan_guard ON pilots_pilot;
DROP FUNCTION pilots_plan_guard();
"""
PLANS_STAY = """
CREATE TRIGGER pilots_experiment_stays_guard BEFORE DELETE ON pilots_fieldexperiment
    FOR EACH ROW EXECUTE FUNCTION pilots_plan_guard();
"""
PLANS_MAY_GO = "DROP TRIGGER pilots_experiment_stays_guard ON pilots_fieldexperiment;"
