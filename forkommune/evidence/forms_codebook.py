"""Operations on a codebook: one form each. All ask why, since every one makes a version."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.models import User
from forkommune.evidence import services
from forkommune.evidence.models import Code, Codebook
from forkommune.ui.forms import DesignForm

NAME = 80
PARTS = 4


def _words(label: Any, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, widget=forms.Textarea(attrs={"rows": "3"}), **options
    )


class OperationForm(DesignForm):
    """What is done with a code. title: words of the page and its button."""

    title: ClassVar[Any]
    lead: ClassVar[Any] = ""

    reason = forms.CharField(
        label=_("Why the codebook is changed"),
        help_text=_(
            "Stands with the version. For example: two codes were mixed up in the first round."
        ),
        widget=forms.Textarea(attrs={"rows": "2"}),
    )

    def __init__(self, *args: Any, book: Codebook, code: Code | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.book, self._code = book, code
        # The reason is asked for last.
        self.order_fields([name for name in self.fields if name != "reason"])

    @property
    def code(self) -> Code:
        """The code that it is about. Raises ValueError where a new one is made."""
        if self._code is None:
            raise ValueError(f"{type(self).__name__} was opened without a code.")
        return self._code

    def carry_out(self, by: User) -> str:
        """Do it and say so. Raises BookInUse, NotPossible."""
        raise NotImplementedError

    def _offer(self, field: str, codes: Any) -> None:
        self.fields[field].queryset = codes  # type: ignore[attr-defined]


class WordsForm(OperationForm):
    """Name, definition, use and example."""

    name = forms.CharField(label=_("Name"), max_length=NAME)
    definition = _words(_("Definition"))
    include = _words(_("Use when"))
    exclude = _words(_("Do not use when"))
    example = _words(_("Example"))

    def _said(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in services.WORDS}


class AddForm(WordsForm):
    """A new code or category."""

    title = _("New code")

    is_category = forms.BooleanField(
        label=_("A category, which holds codes and is not used itself"), required=False
    )
    category = forms.ModelChoiceField(
        Code.objects.none(), label=_("Under"), required=False, empty_label=_("No category")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("category", Code.objects.categories_of(self.book))

    def carry_out(self, by: User) -> str:
        """Make the code."""
        made = services.add_code(
            book=self.book,
            category=self.cleaned_data["category"],
            is_codable=not self.cleaned_data["is_category"],
            by=by,
            reason=self.cleaned_data["reason"],
            **self._said(),
        )
        return gettext("“%(code)s” is added.") % {"code": made}


class RedefineForm(WordsForm):
    """Another name or other words."""

    title = _("Rename or redefine")
    lead = _("Codings stay. They say that they were made under the version before.")

    def __init__(self, *args: Any, code: Code, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {name: getattr(code, name) for name in services.WORDS})
        super().__init__(*args, code=code, **kwargs)

    def carry_out(self, by: User) -> str:
        """Change the code."""
        services.redefine_code(
            code=self.code, by=by, reason=self.cleaned_data["reason"], **self._said()
        )
        return gettext("“%(code)s” is changed.") % {"code": self.cleaned_data["name"]}


class MoveForm(OperationForm):
    """Another category."""

    title = _("Move")
    lead = _("A name that begins with the category's follows.")

    category = forms.ModelChoiceField(
        Code.objects.none(), label=_("Under"), required=False, empty_label=_("No category")
    )

    def __init__(self, *args: Any, code: Code, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"category": code.category})
        super().__init__(*args, code=code, **kwargs)
        self._offer("category", Code.objects.categories_of(self.book).exclude(pk=code.pk))

    def carry_out(self, by: User) -> str:
        """Move the code."""
        moved = services.move_code(code=self.code, by=by, **self.cleaned_data)
        return gettext("“%(code)s” is moved.") % {"code": moved}


class MergeForm(OperationForm):
    """Another code that takes over."""

    title = _("Merge into another code")
    lead = _("The other code takes over all codings. This one stays as a pointer to it.")

    into = forms.ModelChoiceField(
        Code.objects.none(), label=_("The code that stays"), empty_label=_("Choose")
    )

    def __init__(self, *args: Any, code: Code, **kwargs: Any) -> None:
        super().__init__(*args, code=code, **kwargs)
        self._offer("into", Code.objects.usable_of(self.book).exclude(pk=code.pk))

    def carry_out(self, by: User) -> str:
        """Merge the codes."""
        services.merge_code(code=self.code, by=by, **self.cleaned_data)
        words = {"code": self.code, "other": self.cleaned_data["into"]}
        return gettext("“%(code)s” is merged into “%(other)s”.") % words


class SplitForm(OperationForm):
    """Two to four codes in place of one."""

    title = _("Split")
    lead = _("The codings stand in a list until you have divided them between the new codes.")

    def __init__(self, *args: Any, code: Code, **kwargs: Any) -> None:
        super().__init__(*args, code=code, **kwargs)
        for number in range(1, PARTS + 1):
            self.fields[f"name_{number}"] = forms.CharField(
                label=_("Name of code %(number)d") % {"number": number},
                max_length=NAME,
                required=number <= 2,
                widget=forms.TextInput(attrs={"class": "ds-input"}),
            )
            self.fields[f"definition_{number}"] = _words(
                _("Definition of code %(number)d") % {"number": number}
            )
            self.fields[f"definition_{number}"].widget.attrs["class"] = "ds-input"
        self.order_fields([name for name in self.fields if name != "reason"])

    def carry_out(self, by: User) -> str:
        """Split the code."""
        data = self.cleaned_data
        parts = [
            services.Part(data[f"name_{number}"], data[f"definition_{number}"])
            for number in range(1, PARTS + 1)
            if data[f"name_{number}"]
        ]
        services.split_code(code=self.code, parts=parts, by=by, reason=data["reason"])
        return gettext("“%(code)s” is split. Divide its codings now.") % {"code": self.code}


class RetireForm(OperationForm):
    """Out of use."""

    title = _("Take out of use")
    lead = _("What was coded with it stays and is counted; nobody can use it any more.")

    def carry_out(self, by: User) -> str:
        """Take the code out of use."""
        services.retire_code(code=self.code, by=by, reason=self.cleaned_data["reason"])
        return gettext("“%(code)s” is out of use.") % {"code": self.code}


# By the last part of their address. Categories are neither merged nor split.
OPERATIONS: dict[str, type[OperationForm]] = {
    "endre": RedefineForm,
    "flytt": MoveForm,
    "sla-sammen": MergeForm,
    "del": SplitForm,
    "ta-ut": RetireForm,
}
OF_CODES_ALONE = frozenset({"sla-sammen", "del"})


def operations_of(code: Code) -> list[tuple[str, Any]]:
    """Address part and words of what can be done with a code that is in use."""
    if code.merged_into_id is not None or code.retired_at is not None:
        return []
    return [
        (step, form.title)
        for step, form in OPERATIONS.items()
        if code.is_codable or step not in OF_CODES_ALONE
    ]


class DivideForm(forms.Form):
    """A part of a split code for one of its codings."""

    coding = forms.IntegerField(min_value=1, max_value=2**63 - 1)
    code = forms.ModelChoiceField(Code.objects.none())

    def __init__(self, *args: Any, split: Code, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].queryset = Code.objects.parts_of(split)  # type: ignore[attr-defined]
