"""Minutes as those read them who were asked: by personal link, without log-in."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _

from forkommune.work.merging import digest
from forkommune.work.sent_once import sent_once
from forkommune.work.views.by_link import ByLink, Spent
from workshops.minutes.commenting import LINK_SCOPE, CommentsShut, save_comments, shut_words
from workshops.minutes.forms import CommentsForm
from workshops.minutes.report import people_of
from workshops.minutes.setting import shown
from workshops.models import MinutesReader

from .files import pdf_of

PAGE = "workshops:minutes-reader"


class OfReader(ByLink):
    """A page of the link, in the reader's written language, unless another was chosen."""

    scope = LINK_SCOPE

    @property
    def reader(self) -> MinutesReader:
        """Whose link it is."""
        reader: MinutesReader = self.row
        return reader

    def rows(self) -> Any:
        """Every reader: each has links of its own."""
        return MinutesReader.objects.select_related("minutes__meeting__organiser")

    def why_closed(self, row: MinutesReader) -> str:
        """Nothing closes it: afterwards the answers are read by the same link."""
        return ""

    def language_of(self, row: MinutesReader) -> str:
        """That in which the reader is written to."""
        return str(row.language)

    def spent_page(self, request: HttpRequest, spent: Spent) -> HttpResponse:
        """Why the link opens nothing, and what to do."""
        organiser = spent.row.minutes.meeting.organiser if spent.row else None
        context = {
            "why": spent.why,
            "who": organiser if organiser and organiser.email else None,
            "title": _("The link does not work any more"),
        }
        status = HTTPStatus.TOO_MANY_REQUESTS if spent.why == "locked" else HTTPStatus.GONE
        return render(request, "workshops/answer_spent.html", context, status=status)


@method_decorator(sent_once, name="dispatch")
class ReaderPage(OfReader):
    """The minutes, a field for each section, and what was done with what was said."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Show them; no row is changed."""
        return self.page(token)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Save all comments at once; none at all says that there are no remarks."""
        sections = list(self.reader.minutes.sections.all())
        form = CommentsForm(request.POST, sections=sections)
        if not form.is_valid():
            return self.page(token, form, HTTPStatus.UNPROCESSABLE_ENTITY)
        seen = {one.pk: request.POST.get(f"seen-{one.pk}", "") for one in sections}
        try:
            save_comments(reader=self.reader, texts=form.texts(), seen=seen)
        except CommentsShut as refusal:
            form.add_error(None, str(refusal))
            return self.page(token, form, HTTPStatus.CONFLICT)
        said = any(form.texts().values())
        words = (
            _("Thank you. Your comments are saved.")
            if said
            else _("Thank you. It is noted that you have no remarks.")
        )
        messages.success(request, words)
        return redirect(PAGE, token)

    def page(
        self, token: str, form: CommentsForm | None = None, status: int = HTTPStatus.OK
    ) -> HttpResponse:
        """The whole page."""
        minutes = self.reader.minutes
        minutes.refresh_from_db()
        sections = list(minutes.sections.order_by("position"))
        said = {one.section_id: one for one in self.reader.comments.all()}
        first = {one.field: said[one.pk].text for one in sections if one.pk in said}
        open_now = minutes.takes_comments()
        form = form or CommentsForm(initial=first, sections=sections)
        context = {
            "minutes": minutes,
            "meeting": minutes.meeting,
            "reader": self.reader,
            "token": token,
            "form": form,
            "is_open": open_now,
            "shut": "" if open_now else shut_words(minutes),
            "names": [line for line, _row in people_of(minutes)],
            "rows": [
                {
                    "section": one,
                    "pieces": shown(one.text, one.title),
                    "field": form[one.field],
                    "comment": said.get(one.pk),
                    "seen": digest(one.text),
                }
                for one in sections
                if one.text.strip() or one.pk in said or open_now
            ],
        }
        return render(self.request, "workshops/minutes_reader.html", context, status=status)


class ReaderFile(OfReader):
    """The minutes as a PDF, for somebody who was asked."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """The file as it stands now."""

        def refuse(why: str) -> HttpResponse:
            messages.error(request, why)
            return redirect(PAGE, token)

        return pdf_of(self.reader.minutes, refuse)
