"""The trigger that keeps a published guide as it was published. A change needs a new migration."""

GUIDES_STAND_FAST = """
CREATE FUNCTION focusgroups_published_guide_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- That the version it was copied from is deleted changes nothing of this one.
    IF OLD.published_at IS NULL OR (TG_OP = 'UPDATE'
        AND to_jsonb(OLD) - 'copied_from_id' = to_jsonb(NEW) - 'copied_from_id') THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    RAISE EXCEPTION 'The guide is published; make a new version to change it.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'focus_guide_published_stands_fast';
END $$;
CREATE TRIGGER focusgroups_published_guide_guard
    BEFORE UPDATE OR DELETE ON focusgroups_guide
    FOR EACH ROW EXECUTE FUNCTION focusgroups_published_guide_guard();
"""
GUIDES_ARE_FREE = """
DROP TRIGGER focusgroups_published_guide_guard ON focusgroups_guide;
DROP FUNCTION focusgroups_published_guide_guard();
"""
