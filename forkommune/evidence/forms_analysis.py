"""What a researcher asks of the codings: retrieval, matrix, meetings. GET forms, so that an address
can be kept and sent."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.models import Organisation, User
from forkommune.evidence.divisions import PlaceGroup, SpeakerGroup, place_groups, speaker_groups
from forkommune.evidence.models import SourceText
from forkommune.evidence.querysets.rounds import Hidden
from forkommune.evidence.selectors.code_matrix import Division, Measure
from forkommune.evidence.selectors.code_tree import Branch
from forkommune.evidence.selectors.places import coders_seen_by, places_with_texts
from forkommune.evidence.selectors.retrieval import Choice
from forkommune.terms.models import Term, Vocabulary
from forkommune.ui.forms import DateField, DesignForm
from forkommune.ui.named_rows import NamedRowField

FIRST = ("code", "meeting", "place")
ALL = ("", _("All"))


class AskedForm(DesignForm):
    """A form whose fields have Norwegian names in the address."""

    asked: ClassVar[dict[str, str]]

    def add_prefix(self, field_name: str) -> str:
        """The name of a field in the address."""
        return self.asked.get(field_name, field_name)


class CodeField(forms.ChoiceField):
    """One code or category of the tree, given as its branch; None where none is chosen."""

    branches: Mapping[str, Branch] = MappingProxyType({})

    def clean(self, value: Any) -> Any:
        """The branch. Raises ValidationError for what is no code of the tree."""
        return self.branches.get(super().clean(value))

    def offer(self, branches: list[Branch], empty: Any = ALL[1]) -> None:
        """The codes that may be chosen."""
        self.branches = {str(branch.code.pk): branch for branch in branches}
        self.choices = [("", empty), *((key, _indented(b)) for key, b in self.branches.items())]


def _words(field: forms.Field, value: Any) -> Any:
    """A chosen value as a reader reads it."""
    if isinstance(value, Branch):
        return value.code
    if value is True:
        return _("Yes")
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        choices: Any = field.choices
        return dict(choices).get(value, value)
    return value


def _indented(branch: Branch) -> str:
    """A name under its category's."""
    return f"{'– ' * branch.depth}{branch.code.name}"


class RetrievalForm(AskedForm):
    """Coded passages by code, what they are about, who said it, and who coded it when."""

    asked = {
        "code": "kode",
        "alone": "alene",
        "meeting": "med",
        "place": "kommune",
        "nobody": "uten",
        "group": "gruppe",
        "speakers": "taler",
        "sector": "sektor",
        "kind": "kilde",
        "where": "sted",
        "year": "ar",
        "undated": "utenar",
        "coder": "koder",
        "first": "fra",
        "last": "til",
    }

    code = CodeField(label=_("Code"), required=False)
    alone = forms.BooleanField(label=_("Without the codes below it"), required=False)
    meeting = CodeField(
        label=_("Together with"),
        required=False,
        help_text=_("On the same passage, or on one that shares words with it."),
    )
    place = NamedRowField(
        Organisation.objects.none(), name_field="name", label=_("Municipality"), required=False
    )
    nobody = forms.BooleanField(label=_("Only texts about no municipality"), required=False)
    group = forms.ChoiceField(label=_("Network group"), required=False)
    speakers = forms.ChoiceField(label=_("Who said it"), required=False)
    sector = forms.ModelChoiceField(
        Term.objects.none(),
        label=_("Sector"),
        required=False,
        empty_label=ALL[1],
        to_field_name="code",
        help_text=_("Of the measures and examples that rest on the passage."),
    )
    kind = forms.ChoiceField(
        label=_("Kind of source"), required=False, choices=[ALL, *SourceText.Kind.choices]
    )
    where = forms.CharField(
        label=_("Question or page"),
        required=False,
        max_length=120,
        help_text=_("As the text names it: Spørsmål 15, side 31."),
    )
    year = forms.IntegerField(
        label=_("From the year"),
        required=False,
        min_value=1000,
        max_value=9999,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("When it was said, or the document's year."),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), _("Write the year with four digits.")
        ),
    )
    undated = forms.BooleanField(label=_("Only texts whose year is not known"), required=False)
    coder = forms.ModelChoiceField(
        User.objects.none(), label=_("Coder"), required=False, empty_label=ALL[1]
    )
    first = DateField(label=_("Coded from"), required=False, help_text="")
    last = DateField(label=_("Coded until"), required=False, help_text="")

    def __init__(
        self, *args: Any, user: User, tree: list[Branch], hidden: Hidden, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.tree = tree
        self.groups: dict[str, PlaceGroup] = {
            group.key: group for groups_of in place_groups for group in groups_of(user)
        }
        self.speaker_groups: dict[str, SpeakerGroup] = {
            group.key: group for groups_of in speaker_groups for group in groups_of(user)
        }
        fields: dict[str, Any] = self.fields
        fields["code"].offer(tree)
        fields["meeting"].offer(tree, _("Any code"))
        fields["place"].offer(places_with_texts(user))
        fields["group"].choices = [ALL, *((key, g.label) for key, g in self.groups.items())]
        fields["speakers"].choices = [
            ALL,
            *((key, g.label) for key, g in self.speaker_groups.items()),
        ]
        fields["sector"].queryset = Term.objects.of(Vocabulary.SECTOR)
        fields["coder"].queryset = coders_seen_by(user, hidden)

    @property
    def told(self) -> list[tuple[Any, Any]]:
        """What was chosen: the label of each field, and its words."""
        chosen = ((self.fields[name], value) for name, value in self.cleaned_data.items())
        return [(field.label, _words(field, value)) for field, value in chosen if value]

    @property
    def first_fields(self) -> list[forms.BoundField]:
        """What is asked for most."""
        return [self[name] for name in FIRST]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        """What stands folded away."""
        return [self[name] for name in self.fields if name not in FIRST]

    @property
    def more_is_chosen(self) -> bool:
        """Whether a choice or a fault hides in the fold."""
        return any(field.data or field.errors for field in self.more_fields)

    def clean(self) -> dict[str, Any]:
        """The days in their order."""
        data = cast("dict[str, Any]", super().clean())
        first, last = data.get("first"), data.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day lies before the first; turn them round."))
        return data

    def choice(self) -> Choice:
        """What a valid form asks for."""
        data = self.cleaned_data
        code: Branch | None = data["code"]
        meeting: Branch | None = data["meeting"]
        alone = frozenset({code.code.pk}) if code and data["alone"] else None
        return Choice(
            codes=alone or (code.keys if code else None),
            meeting=meeting.keys if meeting else None,
            places=self._places(),
            years=self._years(),
            speakers=self._speakers(),
            sector=data["sector"],
            kind=data["kind"],
            where=data["where"],
            coder=data["coder"],
            first=data["first"],
            last=data["last"],
        )

    def _places(self) -> frozenset[int | None] | None:
        """The organisations that fit all that is said of them; None where nothing is said."""
        data = self.cleaned_data
        place: Organisation | None = data["place"]
        group = self.groups.get(data["group"])
        said: list[frozenset[int | None]] = []
        if data["nobody"]:
            said.append(frozenset({None}))
        if place:
            said.append(frozenset({place.pk}))
        if group:
            said.append(frozenset(group.organisations))
        return frozenset.intersection(*said) if said else None

    def _speakers(self) -> frozenset[int] | None:
        group = self.speaker_groups.get(self.cleaned_data["speakers"])
        return group.informants if group else None

    def _years(self) -> frozenset[int | None] | None:
        """The years that fit all that is said of them; None where nothing is said."""
        year: int | None = self.cleaned_data["year"]
        if self.cleaned_data["undated"]:
            return frozenset({None} if year is None else ())
        return None if year is None else frozenset({year})


class MatrixForm(AskedForm):
    """What the columns are, which codes, and what is counted."""

    asked = {"division": "etter", "category": "kategori", "measured": "tell"}

    division = forms.ChoiceField(
        label=_("Codes by"),
        required=False,
        choices=[
            (Division.PLACE.value, _("Municipality")),
            (Division.KIND.value, _("Kind of source")),
            (Division.GROUP.value, _("Network group")),
            (Division.QUESTION.value, _("Question")),
            (Division.YEAR.value, _("Year")),
            (Division.SPEAKERS.value, _("Group of participants")),
        ],
    )
    category = CodeField(label=_("Category"), required=False)
    measured = forms.ChoiceField(
        label=_("The cells count"),
        required=False,
        choices=[
            (Measure.PASSAGES.value, _("Passages, and texts in brackets")),
            (Measure.TEXTS.value, _("Texts")),
            (Measure.CHARACTERS.value, _("Characters in the passages")),
        ],
    )

    def __init__(self, *args: Any, tree: list[Branch], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tree = tree
        field: Any = self.fields["category"]
        field.offer([branch for branch in tree if branch.has_below])

    @property
    def columns(self) -> Division:
        """What a valid form wants as columns; municipalities where nothing is chosen."""
        return Division(self.cleaned_data["division"] or Division.PLACE)

    @property
    def measure(self) -> Measure:
        """What a valid form wants counted; passages where nothing is chosen."""
        return Measure(self.cleaned_data["measured"] or Measure.PASSAGES)

    def branches(self) -> list[Branch]:
        """The codes of the category with the category itself; all where none is chosen."""
        chosen: Branch | None = self.cleaned_data["category"]
        if chosen is None:
            return self.tree
        return [branch for branch in self.tree if branch.code.pk in chosen.keys]


class TogetherForm(AskedForm):
    """Two categories, which may be the same."""

    asked = {"rows": "rader", "columns": "kolonner"}

    rows = CodeField(label=_("Rows"), required=False)
    columns = CodeField(label=_("Columns"), required=False)

    def __init__(self, *args: Any, tree: list[Branch], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tree = tree
        self.categories = [branch for branch in tree if branch.has_below]
        for field in (self.fields["rows"], self.fields["columns"]):
            cast("CodeField", field).offer(self.categories, _("Choose"))

    def sides(self) -> tuple[list[Branch], list[Branch]]:
        """The codes of the rows and of the columns; the columns are as the rows where only these are
        chosen, and the first category stands where nothing is."""
        first = self.categories[0] if self.categories else None
        rows = self.cleaned_data["rows"] or self.cleaned_data["columns"] or first
        columns = self.cleaned_data["columns"] or rows
        return self._codes(rows), self._codes(columns)

    def _codes(self, category: Branch | None) -> list[Branch]:
        keys = category.keys if category else {branch.code.pk for branch in self.tree}
        return [b for b in self.tree if b.code.pk in keys and b.code.is_codable]
