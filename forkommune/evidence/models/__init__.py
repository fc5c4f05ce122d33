"""Rows of the evidence room."""

from .claim import Claim, ClaimLink, ClaimReview, Nature, Support
from .code import Code, Codebook, Coding
from .consent import Consent, Informant, ProcessingActivity, QuoteScope
from .contact import ContactAttempt, ContactKey, KeyLookup
from .source import Passage, SourceText, TextRevision

__all__ = [
    "Claim",
    "ClaimLink",
    "ClaimReview",
    "Code",
    "Codebook",
    "Coding",
    "Consent",
    "ContactAttempt",
    "ContactKey",
    "Informant",
    "KeyLookup",
    "Nature",
    "Passage",
    "ProcessingActivity",
    "QuoteScope",
    "SourceText",
    "Support",
    "TextRevision",
]
