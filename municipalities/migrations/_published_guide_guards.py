"""The triggers that keep a published guide as it was published. A change needs a new migration."""

QUESTIONS_STAND_FAST = """
CREATE FUNCTION municipalities_guide_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- That the question of the round before is deleted changes nothing of this one.
    IF TG_OP = 'UPDATE'
        AND to_jsonb(OLD) - 'previous_question_id' = to_jsonb(NEW) - 'previous_question_id' THEN
        RETURN NEW;
    END IF;
    PERFORM 1 FROM municipalities_interviewguide AS guide
        WHERE guide.published_at IS NOT NULL
            AND ((TG_OP <> 'INSERT' AND guide.id = OLD.guide_id)
                OR (TG_OP <> 'DELETE' AND guide.id = NEW.guide_id));
    IF FOUND THEN
        RAISE EXCEPTION 'The guide is published; make a new version to change it.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'guide_published_stands_fast';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER municipalities_question_guard
    BEFORE INSERT OR UPDATE OR DELETE ON municipalities_question
    FOR EACH ROW EXECUTE FUNCTION municipalities_guide_guard();
CREATE TRIGGER municipalities_section_guard
    BEFORE INSERT OR UPDATE OR DELETE ON municipalities_guidesection
    FOR EACH ROW EXECUTE FUNCTION municipalities_guide_guard();
CREATE FUNCTION municipalities_published_guide_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.published_at IS NULL OR (TG_OP = 'UPDATE' AND to_jsonb(OLD) = to_jsonb(NEW)) THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    RAISE EXCEPTION 'The guide is published; make a new version to change it.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'guide_published_stands_fast';
END $$;
CREATE TRIGGER municipalities_published_guide_guard
    BEFORE UPDATE OR DELETE ON municipalities_interviewguide
    FOR EACH ROW EXECUTE FUNCTION municipalities_published_guide_guard();
"""
QUESTIONS_ARE_FREE = """
DROP TRIGGER municipalities_question_guard ON municipalities_question;
DROP TRIGGER municipalities_section_guard ON municipalities_guidesection;
DROP FUNCTION municipalities_guide_guard();
DROP TRIGGER municipalities_published_guide_guard ON municipalities_interviewguide;
DROP FUNCTION municipalities_published_guide_guard();
"""
