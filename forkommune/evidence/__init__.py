"""The chain of evidence: texts, passages, codes, claims and what they rest on; consent and its rules."""
