"""Numbers in forms as Norwegians write them; what cannot be is asked back with the value that was typed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from forkommune.figures.numbers import format_number
from municipalities.survey.typed_numbers import DIGITS, NoNumber, TwoWays, read_number
from pilots.numbers import typed

LARGEST = Decimal(10) ** 10
MANY = 10_000_000


class FigureField(forms.CharField):
    """A number as Norwegians write it, perhaps below zero. What reads in two ways is asked about.

    decimal_places: as many as are kept. rounds: whether more may be typed, and are rounded off.
    """

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def __init__(self, *, decimal_places: int = 4, rounds: bool = False, **kwargs: Any) -> None:
        self.decimal_places, self.rounds = decimal_places, rounds
        # Of what is kept as it stands there may be more than a spreadsheet holds.
        self.digits = max(DIGITS, decimal_places + len(str(LARGEST)) - 1)
        super().__init__(max_length=40, **kwargs)

    def clean(self, value: Any) -> Any:
        """The number, None for an empty field. Raises ValidationError."""
        words = super().clean(value).replace("−", "-")
        if not words:
            return None
        number = self._read(words)
        if abs(number) >= LARGEST:
            raise _too_large(words)
        decimals = -int(number.as_tuple().exponent)
        if decimals <= self.decimal_places:
            return number
        kept = round(number, self.decimal_places)
        if kept == number or self.rounds:
            return kept
        if self.decimal_places == 0:
            raise forms.ValidationError(_("“%s” is no whole number.") % words)
        raise forms.ValidationError(
            _("“%(typed)s” has more decimals than the %(places)d that are kept. Round it off.")
            % {"typed": words, "places": self.decimal_places}
        )

    def _read(self, words: str) -> Decimal:
        """What was typed as a number. Raises ValidationError."""
        try:
            number = read_number(words.removeprefix("-"), digits=self.digits)
            # To multiply by -1 would round off to the digits of Python's own reckoning.
            return number.copy_negate() if words.startswith("-") and number else number
        except TwoWays as unclear:
            whole, part = unclear.readings
            raise forms.ValidationError(
                _("“%(typed)s” can be read in two ways; write %(whole)s or %(part)s")
                % {"typed": words, "whole": whole, "part": part}
            ) from unclear
        except NoNumber as error:
            plain = "".join(words.split())
            if plain.isascii() and plain.isdigit() and len(plain) > self.digits:
                raise _too_large(words) from error
            example = "12,5" if self.decimal_places else "2 400"
            raise forms.ValidationError(
                _("“%(typed)s” is no number. Write for example %(example)s.")
                % {"typed": words, "example": example}
            ) from error

    def prepare_value(self, value: Any) -> Any:
        """A kept number with a comma and no empty decimals; what was typed stays as typed."""
        if isinstance(value, Decimal):
            return typed(value)
        return value


class WholeNumberField(FigureField):
    """A whole number between two ends, such as how many were measured, or a weight."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "ds-input field-number"})

    def __init__(self, *, least: int = 1, most: int = MANY, **kwargs: Any) -> None:
        self.least, self.most = least, most
        super().__init__(decimal_places=0, **kwargs)

    def clean(self, value: Any) -> int | None:
        """The number, None for an empty field. Raises ValidationError."""
        words = "" if value is None else str(value)
        number = super().clean(words)
        if number is None:
            return None
        if not self.least <= number <= self.most:
            raise forms.ValidationError(
                _("%(typed)s is outside %(least)s to %(most)s.")
                % {
                    "typed": words.strip(),
                    "least": format_number(self.least),
                    "most": format_number(self.most),
                }
            )
        return int(number)


def _too_large(words: str) -> forms.ValidationError:
    return forms.ValidationError(_("“%s” is larger than can be kept. Is it a slip?") % words)
