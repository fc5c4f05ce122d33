"""The basis for keeping the answers of a line, where the table tells of it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from forkommune.evidence.models import Consent, QuoteScope
from forkommune.evidence.selectors.basis import may_keep
from forkommune.evidence.services.basis import record_basis
from forkommune.figures.numbers import format_date
from forkommune.work.importing import Ledger, Line, Options
from municipalities.survey.forms import BasisForm
from municipalities.survey.models import Interview

from . import columns as sheet
from .columns import Columns, NotAllowed, code_of


def basis_of(
    line: Line, columns: Columns, interview: Interview, options: Options, ledger: Ledger
) -> str | None:
    """The basis that the line tells of, recorded, in words; "" where one is in force already.

    None where no answers may be kept: a fault is noted.
    """
    if may_keep(interview.informant):
        return ""
    said = {one: columns.said(line, one) for one in sheet.OF_BASIS}
    if not any(said.values()):
        ledger.fault(
            line.place,
            str(interview.informant),
            _("No basis is recorded: record it on the interview's page, or fill in the columns %s.")
            % ", ".join(sheet.OF_BASIS),
        )
        return None
    if options.by is None:
        reason = _("A basis is recorded by somebody: say whose file it is (--as EMAIL).")
        ledger.fault(line.place, str(interview.informant), reason)
        return None
    try:
        form = BasisForm(_basis(said))
    except NotAllowed as refused:
        ledger.fault(line.place, "; ".join(filter(None, said.values())), str(refused))
        return None
    for errors in form.errors.values():
        ledger.fault(line.place, "; ".join(filter(None, said.values())), " ".join(map(str, errors)))
    if not form.is_valid():
        return None
    kept = record_basis(informant=interview.informant, by=options.by, **form.cleaned_data)
    scopes = "; ".join(str(QuoteScope(one).label) for one in kept.scopes)
    parts = (kept.get_basis_display(), kept.get_way_display(), kept.letter_version)
    return ", ".join((*map(str, parts), format_date(kept.given_on), scopes))


def _basis(said: dict[str, str]) -> dict[str, Any]:
    """The columns of the basis as its form holds them. Raises NotAllowed."""
    ways = [one for one in Consent.Way.choices if one[0] != Consent.Way.LINK]
    scopes = [one.strip() for one in sheet.BETWEEN.split(said[sheet.SCOPES]) if one.strip()]
    return {
        "basis": said[sheet.BASIS] and code_of(said[sheet.BASIS], Consent.Basis.choices),
        "way": said[sheet.WAY] and code_of(said[sheet.WAY], ways),
        "letter_version": said[sheet.LETTER],
        "given_on": said[sheet.GIVEN_ON],
        "scopes": [code_of(one, QuoteScope.choices) for one in scopes],
        "wording": said[sheet.WORDING],
    }
