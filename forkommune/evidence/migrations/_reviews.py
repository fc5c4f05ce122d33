"""The triggers that keep reviews of claims as they were written. A change needs a new migration.

Rows go with their claim; a user or a personal link that is erased is taken off them.
"""

REVIEWS_STAND_FAST = """
CREATE FUNCTION evidence_review_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM 1 FROM evidence_claimreview
            WHERE NEW.step = 'audit' AND claim_id = NEW.claim_id AND step = 'first_mark'
                AND by_id = NEW.by_id;
        IF FOUND THEN
            RAISE EXCEPTION 'The audit is another researcher''s than the first mark.'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'review_audit_by_another';
        END IF;
        RETURN NEW;
    END IF;
    IF to_jsonb(OLD) - '{by_id,through_id}'::text[] = to_jsonb(NEW) - '{by_id,through_id}'::text[]
        AND (NEW.by_id IS NULL OR NEW.by_id IS NOT DISTINCT FROM OLD.by_id)
        AND (NEW.through_id IS NULL OR NEW.through_id IS NOT DISTINCT FROM OLD.through_id) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'A review is never changed; add another.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'review_stands_fast';
END $$;
CREATE TRIGGER evidence_claimreview_guard BEFORE INSERT OR UPDATE ON evidence_claimreview
    FOR EACH ROW EXECUTE FUNCTION evidence_review_guard();
"""
REVIEWS_ARE_FREE = """
DROP TRIGGER evidence_claimreview_guard ON evidence_claimreview;
DROP FUNCTION evidence_review_guard();
"""
