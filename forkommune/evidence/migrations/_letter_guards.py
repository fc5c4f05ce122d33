"""The triggers that keep a published letter as people read it. A change needs a new migration.

An account that is erased is taken off the letters it published.
"""

LETTERS_STAND_FAST = """
CREATE FUNCTION evidence_letter_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.published_at IS NULL THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - 'published_by_id' = to_jsonb(NEW) - 'published_by_id'
        AND (NEW.published_by_id IS NULL
            OR NEW.published_by_id IS NOT DISTINCT FROM OLD.published_by_id) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'The letter is published; make a new version to change it.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'letter_published_stands_fast';
END $$;
CREATE TRIGGER evidence_letter_guard
    BEFORE UPDATE OR DELETE ON evidence_informationletter
    FOR EACH ROW EXECUTE FUNCTION evidence_letter_guard();
"""
LETTERS_ARE_FREE = """
DROP TRIGGER evidence_letter_guard ON evidence_informationletter;
DROP FUNCTION evidence_letter_guard();
"""
