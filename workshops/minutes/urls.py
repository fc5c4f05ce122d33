"""Addresses of minutes: of those who keep them, and of whoever was asked to comment."""

from django.urls import path

from .views import commenting, files, reading, writing

ONE = "workshop/motereferat/<int:pk>/"

urlpatterns = [
    path("workshop/<slug:slug>/motereferat/", writing.minutes_start, name="minutes-start"),
    path(ONE, writing.minutes, name="minutes"),
    path(f"{ONE}kladd/", writing.DRAFT.save, name="minutes-save"),
    path(f"{ONE}til-stede/", writing.DRAFT.presence, name="minutes-presence"),
    path(f"{ONE}valg/", writing.DRAFT.conflict, name="minutes-conflict"),
    path(f"{ONE}versjoner/", writing.DRAFT.versions, name="minutes-versions"),
    path(f"{ONE}del/<int:section>/", writing.minutes_section, name="minutes-section"),
    path(f"{ONE}horing/", commenting.minutes_send, name="minutes-send"),
    path(f"{ONE}paminn/", commenting.minutes_remind, name="minutes-remind"),
    path(f"{ONE}kommentarer/", commenting.minutes_comments, name="minutes-comments"),
    path(
        f"{ONE}lesere/<int:reader>/fjern/",
        commenting.minutes_reader_remove,
        name="minutes-reader-remove",
    ),
    path(f"{ONE}godkjenn/", writing.minutes_approve, name="minutes-approve"),
    path(f"{ONE}ny-versjon/", writing.minutes_new_version, name="minutes-new-version"),
    path(f"{ONE}word/", files.minutes_word, name="minutes-word"),
    path(f"{ONE}pdf/", files.minutes_pdf, name="minutes-pdf"),
    path(f"{ONE}arkiv/", files.minutes_archive, name="minutes-archive"),
    path("referat/<str:token>/", reading.ReaderPage.as_view(), name="minutes-reader"),
    path("referat/<str:token>/pdf/", reading.ReaderFile.as_view(), name="minutes-reader-file"),
]
