"""Sample values for the component page."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.figures import Bar, BarFigure, NumberStyle

from .dates import today
from .forms import DateField, DesignForm
from .parts import STATES, FacetOption, NotedLink, Part, Stage


class SampleForm(DesignForm):
    """One field of every kind."""

    municipality = forms.ChoiceField(
        label=gettext_lazy("Municipality"), choices=[("0602", "Drammen"), ("0219", "Bærum")]
    )
    held_on = DateField(label=gettext_lazy("Date of the interview"))
    role = forms.CharField(
        label=gettext_lazy("The informant's role"),
        help_text=gettext_lazy("Write the role, not the name."),
    )
    notes = forms.CharField(label=gettext_lazy("Notes"), required=False, widget=forms.Textarea)
    informed = forms.BooleanField(
        label=gettext_lazy("The informant has had the information letter")
    )
    plan = forms.ChoiceField(
        label=gettext_lazy("Does the municipality have a climate plan in force?"),
        choices=[("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))],
        widget=forms.RadioSelect,
    )
    sectors = forms.MultipleChoiceField(
        label=gettext_lazy("Sectors"),
        choices=[("transport", gettext_lazy("Transport")), ("waste", gettext_lazy("Waste"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


def sample_figure() -> BarFigure:
    """An invented figure with a value that nobody knows."""
    return BarFigure(
        key="sample",
        heading=_("Transport is more than half"),
        description=_("Transport stands for 54 per cent, waste for 17 per cent."),
        unit=_("Per cent of the emissions"),
        source=_("Invented example"),
        unknown=_("not known"),
        invented=_("Invented example"),
        bars=(
            Bar(_("Transport"), 54, 48),
            Bar(_("Waste"), 17, 12),
            Bar(_("Participation"), None, None),
        ),
        label_title=_("Sector"),
        value_title=_("Municipality"),
        reference_title=_("Median"),
        number=NumberStyle(suffix="%"),
    )


def samples() -> dict[str, Any]:
    """Context of the component page: every kind of value, one form with errors and one without."""
    return {
        "sample_form": SampleForm(auto_id="ok_%s"),
        "wrong_form": SampleForm({"held_on": "14. nov"}),
        "states": sorted(STATES),
        "alert_kinds": ["info", "success", "warning", "danger"],
        "colors": ["accent", "fjord", "sol", "neutral", "success", "info", "warning", "danger"],
        "facet_options": [
            FacetOption("transport", _("Transport"), 6, selected=True),
            FacetOption("waste", _("Waste"), 3),
            FacetOption("participation", _("Participation"), 0),
        ],
        "part_samples": [
            Part(_("About the interview"), "error", _("1 to correct"), "#"),
            Part(_("Plans and targets"), "done", _("3 of 3 filled in"), "#"),
            Part(_("Measures"), "now", _("1 of 4 filled in"), "#"),
            Part(_("Barriers"), "later", _("0 of 1 filled in"), "#"),
        ],
        "noted_samples": [
            NotedLink("Drammen", "#", _("from %(year)s") % {"year": 2020}),
            NotedLink("Bærum", "#", "0219"),
        ],
        "stage_samples": [
            Stage("done", _("3 of 3 filled in")),
            Stage("late", _("1 to correct")),
            Stage("not_begun", _("0 of 1 filled in")),
        ],
        "stage_names": [_("Plans and targets"), _("Measures"), _("Barriers")],
        "page_sample": Paginator(range(200), 10).page(4),
        "sample_figure": sample_figure(),
        "day": today(),
    }
