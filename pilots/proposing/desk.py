"""What the Draft mechanism must know of a proposal's form, and how the page draws it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from forkommune.ui.parts import Crumb, Part
from forkommune.work.desk import Desk, DraftField
from forkommune.work.merging import Value
from pilots.models import ExampleProposal

from .form import FOLDED, SECTIONS, ExampleProposalForm

DRAFT_KIND = "example-proposal"


@dataclass(frozen=True)
class Card:
    """A part of the form with its fields. more: those that few need, folded away while they are empty."""

    number: int
    anchor: str
    title: Any
    fields: list[forms.BoundField]
    more: list[forms.BoundField]

    @property
    def every(self) -> list[forms.BoundField]:
        """All its fields in order."""
        return [*self.fields, *self.more]

    @property
    def is_unfolded(self) -> bool:
        """Whether something is written, or wrong, in what would be folded away."""
        return any(one.value() or one.errors for one in self.more)

    @property
    def part(self) -> Part:
        """The card's line in the list of parts."""
        wrong = sum(bool(one.errors) for one in self.every)
        filled = sum(bool(one.value()) for one in self.every)
        needed = [one for one in self.fields if one.field.required]
        if wrong:
            note = _("%(number)d to correct") % {"number": wrong}
            return Part(str(self.title), "error", note, f"#{self.anchor}")
        note = _("%(filled)d of %(all)d filled in") % {
            "filled": filled,
            "all": max(len(self.fields), filled),
        }
        is_done = filled > 0 and all(one.value() for one in needed)
        return Part(str(self.title), "done" if is_done else "later", note, f"#{self.anchor}")


class ProposalPlace:
    """A proposal with its form and desk. token: of the link by which a local actor came; empty otherwise."""

    def __init__(self, proposal: ExampleProposal, token: str = "") -> None:
        self.proposal, self.token = proposal, token

    @cached_property
    def empty(self) -> ExampleProposalForm:
        """The form without anything in it; its choices are asked for once."""
        return ExampleProposalForm()

    @cached_property
    def desk(self) -> Desk:
        """The desk of the form."""
        proposal = self.proposal
        return Desk(
            kind=DRAFT_KIND,
            target=proposal,
            title=_("Propose an example"),
            fields=list(self._fields()),
            initial={name: proposal.values.get(name, "") for name in self.empty.fields},
            form_url=self._url(""),
            save_url=self._url("-save"),
            presence_url="" if self.token else self._url("-presence"),
            conflict_url=self._url("" if self.token else "-conflict"),
            revisions_url="" if self.token else self._url("-versions"),
            crumbs=[] if self.token else self._crumbs(),
            is_invented=proposal.is_invented,
            refusal="" if proposal.can_be_written else _("Not saved: it is sent"),
            guard=lambda: _may_still_be_written(proposal),
        )

    def _crumbs(self) -> list[Crumb]:
        return [
            Crumb(_("Examples"), reverse("pilots:example-list")),
            Crumb(_("Our proposals"), reverse("pilots:example-proposals")),
        ]

    def _url(self, page: str) -> str:
        if self.token:
            return reverse(f"pilots:example-proposal{page}-by-link", args=[self.token])
        return reverse(f"pilots:example-proposal{page}", args=[self.proposal.pk])

    def _fields(self) -> Any:
        for _anchor, title, names in SECTIONS:
            for name in names:
                yield _draft_field(name, self.empty.fields[name], str(title))

    def form(self, *, checked: bool = False) -> ExampleProposalForm:
        """The form with what is typed; checked: with what must be put right."""
        values = self.desk.values
        if not checked:
            return ExampleProposalForm(initial=values)
        data = QueryDict(mutable=True)
        for name, value in values.items():
            data.setlist(name, value if isinstance(value, list) else [value])
        return ExampleProposalForm(data)


def cards_of(form: ExampleProposalForm) -> list[Card]:
    """The parts of the form in order, numbered from 1."""
    return [
        Card(
            number,
            anchor,
            title,
            [form[name] for name in names if name not in FOLDED],
            [form[name] for name in names if name in FOLDED],
        )
        for number, (anchor, title, names) in enumerate(SECTIONS, start=1)
    ]


def _may_still_be_written(proposal: ExampleProposal) -> bool:
    """Asked in the transaction of a save, with the row locked."""
    row = ExampleProposal.objects.select_for_update(of=("self",)).filter(pk=proposal.pk).first()
    return row is not None and row.can_be_written


def _draft_field(name: str, field: forms.Field, place: str) -> DraftField:
    label = str(field.label)
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        words = {str(value): str(label) for value, label in choices}

        def in_words(value: Value) -> str:
            return words.get(str(value), str(value))

        return DraftField(name, label, label, place, is_text=False, words=in_words)
    is_text = isinstance(field.widget, forms.Textarea)
    return DraftField(name, label, label, place, is_text=is_text)
