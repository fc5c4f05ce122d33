"""The triggers that keep a version of a codebook as it was made. A change needs a new migration.

An account that is erased is taken off the versions it made.
"""

VERSIONS_STAND_FAST = """
CREATE FUNCTION evidence_codebook_version_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - 'by_id' = to_jsonb(NEW) - 'by_id'
        AND (NEW.by_id IS NULL OR NEW.by_id IS NOT DISTINCT FROM OLD.by_id) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'A version of a codebook is never changed; an operation makes the next.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'codebook_version_stands_fast';
END $$;
CREATE TRIGGER evidence_codebook_version_guard
    BEFORE UPDATE OR DELETE ON evidence_codebookversion
    FOR EACH ROW EXECUTE FUNCTION evidence_codebook_version_guard();
CREATE FUNCTION evidence_coding_version_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM evidence_codebookversion AS version
        JOIN evidence_code AS code ON code.codebook_id = version.book_id
        WHERE version.id = NEW.version_id AND code.id = NEW.code_id;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'The version is of another codebook than the code.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'coding_version_of_its_book';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER evidence_coding_version_guard
    BEFORE INSERT OR UPDATE OF version_id, code_id ON evidence_coding
    FOR EACH ROW EXECUTE FUNCTION evidence_coding_version_guard();
"""
VERSIONS_ARE_FREE = """
DROP TRIGGER evidence_codebook_version_guard ON evidence_codebookversion;
DROP FUNCTION evidence_codebook_version_guard();
DROP TRIGGER evidence_coding_version_guard ON evidence_coding;
DROP FUNCTION evidence_coding_version_guard();
"""
