"""The queue of examples, the assessment of one, and the rule of the grades."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forkommune.ui.asked import whole_number
from forkommune.ui.forms import DesignForm
from forkommune.work.sent_once import sent_once
from forkommune.work.services.publishing import CannotPublish, find_publication
from pilots.examples.grading_words import RULE, WHY, why_of
from pilots.models import EvidenceGrade, Example, StatedEvidence
from pilots.publishing.steps import ASSESS
from pilots.publishing.waiting import stages
from pilots.services.assessing import assess_example

from .experiments import measurers_only, user_of


@require_safe
@never_cache
@measurers_only
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for whom, since when, and how long it usually takes."""
    return render(request, "pilots/queue.html", {"stages": stages(request.user)})


@require_safe
def grades(request: HttpRequest) -> HttpResponse:
    """The rule by which examples get their grade; everybody may read it."""
    labels = dict(EvidenceGrade.choices)
    rule = [(labels[grade.value], [WHY[why] for why in whys]) for grade, whys in RULE]
    return render(request, "pilots/grades.html", {"rule": rule})


class AssessmentForm(DesignForm):
    """What is stated about an effect; the grade follows from it."""

    basis = forms.ChoiceField(
        label=gettext_lazy("Where does the figure come from?"),
        choices=StatedEvidence.Basis.choices,
        widget=forms.RadioSelect,
    )
    is_hoped_for = forms.BooleanField(
        label=gettext_lazy("It is a goal, a potential or an application's promise"), required=False
    )
    before = forms.ChoiceField(
        label=gettext_lazy("Was it measured before too?"),
        choices=StatedEvidence.Before.choices,
        widget=forms.RadioSelect,
        initial=StatedEvidence.Before.NOT_STATED,
    )
    comparison = forms.ChoiceField(
        label=gettext_lazy("Was it compared with anybody?"),
        choices=StatedEvidence.Comparison.choices,
        widget=forms.RadioSelect,
        initial=StatedEvidence.Comparison.NOT_STATED,
    )
    said_by = forms.ChoiceField(
        label=gettext_lazy("Who says so?"),
        choices=StatedEvidence.SaidBy.choices,
        widget=forms.RadioSelect,
        initial=StatedEvidence.SaidBy.OWNER,
    )
    method = forms.CharField(
        label=gettext_lazy("How was it found?"),
        help_text=gettext_lazy(
            "So that somebody else could do it again. Without it a figure counts as an estimate."
        ),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    words = forms.CharField(
        label=gettext_lazy("Assessment for readers"),
        help_text=gettext_lazy("What speaks for and against that the measure had this effect."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


STATED = ("basis", "is_hoped_for", "before", "comparison", "said_by", "method")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@sent_once
def assessment(request: HttpRequest, slug: str) -> HttpResponse:
    """Assess an example; one that waits for it goes on to the municipality."""
    if not request.user.has_perm(ASSESS):
        raise PermissionDenied("Only researchers assess examples.")
    rows = Example.objects.visible_to(request.user).for_listing()
    example = get_object_or_404(rows, slug=slug)
    form = AssessmentForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            made = assess_example(
                example=example,
                stated={name: form.cleaned_data[name] for name in STATED},
                text=form.cleaned_data["words"],
                seen=whole_number(request.POST.get("seen", "")) or 0,
                by=user_of(request),
            )
        except CannotPublish as refusal:
            messages.error(request, str(refusal))
        else:
            words = _("Assessed: %(grade)s.")
            messages.success(request, words % {"grade": made.get_grade_display()})
            return redirect("pilots:assessment", slug)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "pilots/assessment.html", _page(example, form), status=status)


def _page(example: Any, form: AssessmentForm) -> dict[str, Any]:
    earlier = list(example.assessments.select_related("by", "stated"))
    return {
        "example": example,
        "form": form,
        "seen": find_publication(example).version,
        "earlier": [(one, why_of(one)) for one in earlier],
        "is_waiting": example.state == Example.State.ASSESSMENT,
    }
