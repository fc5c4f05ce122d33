"""The trigger that keeps a conclusion as it was written. A change needs a new migration."""

STAND_FAST = """
CREATE TRIGGER pilots_experimentconclusion_guard BEFORE UPDATE ON pilots_experimentconclusion
    FOR EACH ROW EXECUTE FUNCTION pilots_stands_fast();
"""
ARE_FREE = "DROP TRIGGER pilots_experimentconclusion_guard ON pilots_experimentconclusion;"
