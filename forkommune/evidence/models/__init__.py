"""Rows of the evidence room."""

from .access import TextAccess
from .claim import Claim, ClaimLink, ClaimReview, Nature, Support
from .code import Code, Codebook, CodebookVersion, Coding
from .consent import Consent, Informant, ProcessingActivity, QuoteScope
from .contact import ContactAttempt, ContactKey, KeyLookup
from .export import ResearchExport
from .letter import InformationLetter
from .memo import Memo
from .reading import CodingAct, TextReading
from .round import Adjudication, CodingRound, RoundResult
from .source import Passage, SourceText, TextRevision

__all__ = [
    "Adjudication",
    "Claim",
    "ClaimLink",
    "ClaimReview",
    "Code",
    "Codebook",
    "CodebookVersion",
    "Coding",
    "CodingAct",
    "CodingRound",
    "Consent",
    "ContactAttempt",
    "ContactKey",
    "Informant",
    "InformationLetter",
    "KeyLookup",
    "Memo",
    "Nature",
    "Passage",
    "ProcessingActivity",
    "QuoteScope",
    "ResearchExport",
    "RoundResult",
    "SourceText",
    "Support",
    "TextAccess",
    "TextReading",
    "TextRevision",
]
