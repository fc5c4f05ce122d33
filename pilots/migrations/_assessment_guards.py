"""The triggers that keep published criteria, what was handed in and what was decided as they were
written; only the name of who did it goes. A change needs a new migration."""

STAND_FAST = """
CREATE FUNCTION pilots_stands_fast() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(OLD) - 'by_id' = to_jsonb(NEW) - 'by_id'
        AND (to_jsonb(NEW) ->> 'by_id' IS NULL
            OR to_jsonb(NEW) -> 'by_id' IS NOT DISTINCT FROM to_jsonb(OLD) -> 'by_id') THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'What is published or decided is never changed; make another.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_stands_fast';
END $$;
CREATE TRIGGER pilots_criterion_guard BEFORE UPDATE ON pilots_criterion
    FOR EACH ROW EXECUTE FUNCTION pilots_stands_fast();
CREATE TRIGGER pilots_criteriaversion_guard BEFORE UPDATE ON pilots_criteriaversion
    FOR EACH ROW EXECUTE FUNCTION pilots_stands_fast();
CREATE TRIGGER pilots_criterionweight_guard BEFORE UPDATE ON pilots_criterionweight
    FOR EACH ROW EXECUTE FUNCTION pilots_stands_fast();
CREATE TRIGGER pilots_pilotdecision_guard BEFORE UPDATE ON pilots_pilotdecision
    FOR EACH ROW EXECUTE FUNCTION pilots_stands_fast();
CREATE TRIGGER pilots_assessment_guard BEFORE UPDATE ON pilots_assessment
    FOR EACH ROW WHEN (OLD.handed_in_at IS NOT NULL) EXECUTE FUNCTION pilots_stands_fast();
CREATE FUNCTION pilots_score_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) = to_jsonb(NEW) THEN
        RETURN NEW;
    END IF;
    PERFORM 1 FROM pilots_assessment
        WHERE id = NEW.assessment_id AND handed_in_at IS NOT NULL;
    IF FOUND THEN
        RAISE EXCEPTION 'The assessment is handed in and stands.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'assessment_stands_fast';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER pilots_assessmentscore_guard BEFORE INSERT OR UPDATE ON pilots_assessmentscore
    FOR EACH ROW EXECUTE FUNCTION pilots_score_guard();
"""
ARE_FREE = """
DROP TRIGGER pilots_assessmentscore_guard ON pilots_assessmentscore;
DROP FUNCTION pilots_score_guard();
DROP TRIGGER pilots_assessment_guard ON pilots_assessment;
DROP TRIGGER pilots_pilotdecision_guard ON pilots_pilotdecision;
DROP TRIGGER pilots_criterionweight_guard ON pilots_criterionweight;
DROP TRIGGER pilots_criteriaversion_guard ON pilots_criteriaversion;
DROP TRIGGER pilots_criterion_guard ON pilots_criterion;
DROP FUNCTION pilots_stands_fast();
"""
