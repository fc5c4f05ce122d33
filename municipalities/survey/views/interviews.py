"""The list of interviews, a new one, and the basis for keeping what is said."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin, PermissionRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django.views.generic import ListView

from forkommune.evidence.models import Consent
from forkommune.evidence.selectors.basis import basis_of
from forkommune.evidence.services.basis import record_basis
from forkommune.ui.dates import today
from forkommune.ui.paging import KeyPaginator
from forkommune.work.sent_once import sent_once
from municipalities.survey.forms import BasisForm, NewInterviewForm
from municipalities.survey.models import Interview, SurveyRound
from municipalities.survey.querysets import CONDUCT, InterviewQuerySet
from municipalities.survey.services.appointments import put_in_calendars
from municipalities.survey.services.interviews import start_interview

from .common import editable, logged_in


class InterviewList(LoginRequiredMixin, PermissionRequiredMixin, ListView):
    """All interviews that the visitor may read, by municipality."""

    permission_required = "municipalities.view_surveyround"
    template_name = "municipalities/interview_list.html"
    paginate_by = 50
    paginator_class = KeyPaginator
    page_kwarg = "side"

    def get_queryset(self) -> InterviewQuerySet:
        """Researchers see all, the secretariat what was released to it."""
        return Interview.objects.visible_to(self.request.user).for_listing()


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with; an empty form that was sent is still one to check."""
    return request.POST if request.method == "POST" else None


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def interview_create(request: HttpRequest) -> HttpResponse:
    """Start an interview in the round named by `runde`, or the newest; the basis is recorded next."""
    if not request.user.has_perm(CONDUCT):
        raise PermissionDenied("Only researchers start interviews.")
    survey_round = _round_named(request)
    proposed = {"municipality": request.GET.get("kommune")}
    form = NewInterviewForm(sent(request), survey_round=survey_round, initial=proposed)
    if request.method == "POST" and form.is_valid():
        interview = start_interview(
            survey_round=survey_round,
            municipality=form.cleaned_data["municipality"],
            role_text=form.cleaned_data["role_text"],
            respondent=form.cleaned_data["respondent"],
            planned_on=form.planned_on,
            by=logged_in(request),
        )
        put_in_calendars(interview, by=logged_in(request))
        next_page = "interview-contact" if "call" in request.POST else "interview-basis"
        return redirect(f"municipalities:{next_page}", interview.pk)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context = {"form": form, "survey_round": survey_round}
    return render(request, "municipalities/interview_create.html", context, status=status)


def _round_named(request: HttpRequest) -> SurveyRound:
    """The round in the address, or the newest. Raises Http404 where there is none."""
    rounds = SurveyRound.objects.visible_to(request.user).newest_first()
    code = request.GET.get("runde")
    found: SurveyRound | None = (rounds.filter(code=code) if code else rounds).first()
    if found is None:
        raise Http404("There is no such survey round; open one, or load the initial data.")
    return found


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def interview_basis(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the basis on which the informant's words may be kept; earlier ones stay listed."""
    interview = editable(request, pk)
    form = BasisForm(sent(request), initial=_suggested(basis_of(interview.informant)))
    if request.method == "POST" and form.is_valid():
        record_basis(informant=interview.informant, by=logged_in(request), **form.cleaned_data)
        messages.success(request, _("The basis is recorded. Answers can be saved now."))
        return redirect("municipalities:interview-form", pk)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context = {
        "form": form,
        "interview": interview,
        "basis": basis_of(interview.informant),
        "earlier": list(interview.informant.consents.all()),
    }
    return render(request, "municipalities/interview_basis.html", context, status=status)


def _suggested(basis: Consent | None) -> dict[str, object]:
    """What a new row begins with: the one in force, or today."""
    if basis is None:
        return {"given_on": today()}
    return {
        "basis": basis.basis,
        "way": basis.way,
        "scopes": basis.scopes,
        "letter_version": basis.letter_version,
        "given_on": today(),
        "valid_to": basis.valid_to,
    }
