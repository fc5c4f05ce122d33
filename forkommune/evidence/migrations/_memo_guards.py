"""The trigger that keeps memos as they were written. A change needs a new migration.

Rows go with what they are about, follow a passage whose text is corrected, and lose an erased account.
"""

MEMOS_STAND_FAST = """
CREATE FUNCTION evidence_memo_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(OLD) - '{by_id,passage_id}'::text[] = to_jsonb(NEW) - '{by_id,passage_id}'::text[]
        AND (NEW.by_id IS NULL OR NEW.by_id IS NOT DISTINCT FROM OLD.by_id) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'A memo is never rewritten; write another.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'memo_stands_fast';
END $$;
CREATE TRIGGER evidence_memo_guard BEFORE UPDATE ON evidence_memo
    FOR EACH ROW EXECUTE FUNCTION evidence_memo_guard();
"""
MEMOS_ARE_FREE = """
DROP TRIGGER evidence_memo_guard ON evidence_memo;
DROP FUNCTION evidence_memo_guard();
"""
