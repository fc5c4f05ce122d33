"""The gate: no file leaves without the verdict of an independent validator."""

from importlib.metadata import version
from io import BytesIO

from page import SafetyLimitError, SafetyLimits, ValidationProfile, validate_pdf_bytes
from pikepdf import Pdf

from .description import Profile
from .errors import DocumentInvalid
from .rendered import Verdict

PDF_A = {
    Profile.ARCHIVE: ("PDF/A-2a", ValidationProfile.PDF_A_2A),
    Profile.WORKING: ("PDF/A-3a", ValidationProfile.PDF_A_3A),
}
# Against hostile files it stops at ten thousand marks, at the 256th reference and at the thousandth row of a table.
# The files are our own: a report on a country has a heading for each municipality and 1 500 pages with stamps.
LIMITS = SafetyLimits(
    max_decoded_stream_size=1_000_000_000,
    max_total_decoded_content_size=8_000_000_000,
    max_form_invocations=10_000_000,
    max_object_count=50_000_000,
    max_reference_depth=10_000,
    max_table_grid_rows=1_000_000,
    max_table_grid_cells=50_000_000,
)
VALIDATOR = f"page-validation {version('page-validation')}"
QPDF = f"qpdf (pikepdf {version('pikepdf')})"


def validate(data: bytes, profile: Profile) -> tuple[Verdict, ...]:
    """The verdicts on a finished file: PDF/UA-1, its PDF/A level, and the syntax of the file.

    Raises DocumentInvalid naming every broken rule, what it says and the object it is broken at.
    """
    checks = (("PDF/UA-1", ValidationProfile.PDF_UA_1), PDF_A[profile])
    return (*(_conformance(data, name, rules) for name, rules in checks), _syntax(data))


def _conformance(data: bytes, name: str, rules: ValidationProfile) -> Verdict:
    try:
        report = validate_pdf_bytes(data, profile=rules, limits=LIMITS)
    except SafetyLimitError as limit:
        raise DocumentInvalid(f"The file is too large to be checked for {name}: {limit}") from limit
    if not report.is_compliant:
        findings = "; ".join(
            f"{failure.rule_id} at {_place(failure.object_id)}: {failure.message}"
            for failure in report.failures
        )
        raise DocumentInvalid(f"The file does not follow {name}: {findings}")
    return Verdict(validator=VALIDATOR, profile=name, rules=report.rules.total, passed=True)


def _place(found: object) -> str:
    number = getattr(found, "object_number", None)
    return "the document" if number is None else f"object {number}"


def _syntax(data: bytes) -> Verdict:
    with Pdf.open(BytesIO(data)) as pdf:
        problems = pdf.check_pdf_syntax()
    if problems:
        raise DocumentInvalid(f"qpdf finds errors in the file: {'; '.join(map(str, problems))}")
    return Verdict(validator=QPDF, profile="PDF syntax", rules=0, passed=True)
