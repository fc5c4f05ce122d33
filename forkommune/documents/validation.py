"""The gate: no file leaves without the verdict of an independent validator."""

from importlib.metadata import version
from io import BytesIO

from page import SafetyLimits, ValidationProfile, validate_pdf_bytes
from pikepdf import Pdf

from .description import Profile
from .errors import DocumentInvalid
from .rendered import Verdict

PDF_A = {
    Profile.ARCHIVE: ("PDF/A-2a", ValidationProfile.PDF_A_2A),
    Profile.WORKING: ("PDF/A-3a", ValidationProfile.PDF_A_3A),
}
# Against hostile files it follows 256 references at most. The outline of our own leads from each heading to the
# next, and a report on a country has one for each of its municipalities.
LIMITS = SafetyLimits(max_reference_depth=10_000)
VALIDATOR = f"page-validation {version('page-validation')}"
QPDF = f"qpdf (pikepdf {version('pikepdf')})"


def validate(data: bytes, profile: Profile) -> tuple[Verdict, ...]:
    """The verdicts on a finished file: PDF/UA-1, its PDF/A level, and the syntax of the file.

    Raises DocumentInvalid naming every broken rule, what it says and the object it is broken at.
    """
    checks = (("PDF/UA-1", ValidationProfile.PDF_UA_1), PDF_A[profile])
    return (*(_conformance(data, name, rules) for name, rules in checks), _syntax(data))


def _conformance(data: bytes, name: str, rules: ValidationProfile) -> Verdict:
    report = validate_pdf_bytes(data, profile=rules, limits=LIMITS)
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
