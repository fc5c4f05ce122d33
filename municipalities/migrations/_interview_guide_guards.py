"""The triggers that keep answers with the guide they were asked by. A change needs a new migration."""

ANSWERS_KEEP_THEIR_GUIDE = """
CREATE FUNCTION municipalities_interview_guide_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM municipalities_answer AS answer WHERE answer.interview_id = NEW.id;
    IF FOUND THEN
        RAISE EXCEPTION 'The interview has answers; they stay with the guide they were asked by.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'interview_answers_keep_their_guide';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER municipalities_interview_guide_guard
    BEFORE UPDATE OF guide_id ON municipalities_interview
    FOR EACH ROW WHEN (OLD.guide_id IS DISTINCT FROM NEW.guide_id)
    EXECUTE FUNCTION municipalities_interview_guide_guard();
CREATE FUNCTION municipalities_answer_guide_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM municipalities_interview AS interview
        JOIN municipalities_question AS question ON question.guide_id = interview.guide_id
        WHERE interview.id = NEW.interview_id AND question.id = NEW.question_id;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'The question is not of the guide that the interview was asked by.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'answer_of_its_interviews_guide';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER municipalities_answer_guide_guard
    BEFORE INSERT OR UPDATE OF interview_id, question_id ON municipalities_answer
    FOR EACH ROW EXECUTE FUNCTION municipalities_answer_guide_guard();
"""
GUIDES_ARE_FREE = """
DROP TRIGGER municipalities_interview_guide_guard ON municipalities_interview;
DROP FUNCTION municipalities_interview_guide_guard();
DROP TRIGGER municipalities_answer_guide_guard ON municipalities_answer;
DROP FUNCTION municipalities_answer_guide_guard();
"""
