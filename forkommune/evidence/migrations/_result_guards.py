"""The trigger that keeps the result of a round as it was counted. A change needs a new migration."""

RESULTS_STAND_FAST = """
CREATE FUNCTION evidence_round_result_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The result of a closed round is never changed.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'round_result_stands_fast';
END $$;
CREATE TRIGGER evidence_round_result_guard BEFORE UPDATE ON evidence_roundresult
    FOR EACH ROW EXECUTE FUNCTION evidence_round_result_guard();
"""
RESULTS_ARE_FREE = """
DROP TRIGGER evidence_round_result_guard ON evidence_roundresult;
DROP FUNCTION evidence_round_result_guard();
"""
