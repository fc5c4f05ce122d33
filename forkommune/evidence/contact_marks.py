"""Keyed marks of addresses and numbers, by which the same person is known again without being read.

A mark can be compared with another mark and with nothing else: without the portal's key nobody can
make the mark of an address they guess. Plain functions, no database.
"""

from __future__ import annotations

import re

from forkommune.accounts.sealing import mark

PURPOSE = "contact-mark"
NO_DIGIT = re.compile(r"\D")
NORWAY, NATIONAL = "47", 8  # country code, and the digits of a number within the country


def email_mark(email: str) -> str:
    """The mark of an e-mail address, however it is written; "" for none."""
    plain = email.strip().casefold()
    return mark(f"email:{plain}", PURPOSE) if plain else ""


def phone_mark(phone: str) -> str:
    """The mark of a telephone number, with or without spaces and the code of Norway; "" for none."""
    digits = NO_DIGIT.sub("", phone)
    if phone.strip().startswith("+") or digits.startswith("00"):
        digits = digits.removeprefix("00")
        if digits.startswith(NORWAY) and len(digits) == len(NORWAY) + NATIONAL:
            digits = digits.removeprefix(NORWAY)
    return mark(f"phone:{digits}", PURPOSE) if digits else ""
