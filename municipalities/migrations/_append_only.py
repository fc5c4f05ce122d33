"""The trigger that keeps rows of approvals as they were written. A change needs a new migration.

Rows go with the interview when a person is erased, and a user who is erased is taken off them.
"""

APPROVALS_STAND_FAST = """
CREATE FUNCTION municipalities_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(OLD) - 'by_id' = to_jsonb(NEW) - 'by_id' AND
        (to_jsonb(NEW) -> 'by_id' IS NOT DISTINCT FROM to_jsonb(OLD) -> 'by_id'
            OR to_jsonb(NEW) ->> 'by_id' IS NULL) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'What became of an approval is never changed; add a row.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'approval_stands_fast';
END $$;
CREATE TRIGGER municipalities_approvalrequest_guard
    BEFORE UPDATE ON municipalities_approvalrequest
    FOR EACH ROW EXECUTE FUNCTION municipalities_append_only();
CREATE TRIGGER municipalities_approvalentry_guard
    BEFORE UPDATE ON municipalities_approvalentry
    FOR EACH ROW EXECUTE FUNCTION municipalities_append_only();
"""
APPROVALS_ARE_FREE = """
DROP TRIGGER municipalities_approvalrequest_guard ON municipalities_approvalrequest;
DROP TRIGGER municipalities_approvalentry_guard ON municipalities_approvalentry;
DROP FUNCTION municipalities_append_only();
"""
