"""A local actor puts a picture and templates with a proposal by the link of a mail; the municipality sees them by its own."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _

from forkommune.work.sent_once import sent_once
from pilots.models import ExampleFile
from pilots.services.proposing import SPONSOR_SCOPE

from .example_attaching import files_page, title_of
from .example_files import file_answer
from .example_proposing_by_link import OfActor


@method_decorator(sent_once, name="post")
class FilesByLink(OfActor):
    """What is there, and the forms to add and remove while the proposal may be written."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Show it; no row is changed."""
        return self.page(request, token)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Add or remove one file."""
        return self.page(request, token)

    def page(self, request: HttpRequest, token: str) -> HttpResponse:
        """The same page as officers have, without an account."""
        context = {
            "back": reverse("pilots:example-proposal-by-link", args=[token]),
            "back_label": _("Back to the proposal"),
            "title": title_of(self.proposal),
            "may_change": self.proposal.can_be_written,
            "address_of": lambda file: reverse(
                "pilots:example-file-by-link", args=[token, file.pk]
            ),
        }
        owner = self.proposal.example or self.proposal
        return files_page(request, owner, context, by=None)


class FileByLink(OfActor):
    """One file of the proposal that the link opens."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, token: str, pk: int) -> HttpResponse:
        """A picture to be shown, anything else to be saved; files of others are not there."""
        rows = ExampleFile.objects.of_proposal(self.proposal)
        return file_answer(get_object_or_404(rows, pk=pk))


class FileForSponsor(FileByLink):
    """The same for the municipality that is asked to stand for it."""

    scope = SPONSOR_SCOPE
