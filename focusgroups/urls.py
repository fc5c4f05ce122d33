"""Addresses of the focus groups."""

from django.urls import path

from focusgroups.feedback.urls import urlpatterns as feedback
from focusgroups.guides.urls import urlpatterns as guides
from focusgroups.live.urls import LIVE
from focusgroups.processes import views as processes
from focusgroups.recruitment.urls import BEFORE
from focusgroups.rights import views as rights
from focusgroups.themes import views as themes
from focusgroups.views import transcripts
from focusgroups.views.sessions import FocusGroupDetail, FocusGroupList, note_redact

app_name = "focusgroups"
urlpatterns = [
    *feedback,
    *guides,
    path("fokusgrupper/", FocusGroupList.as_view(), name="focusgroup-list"),
    path("fokusgrupper/prosesser/", processes.process_list, name="process-list"),
    path("fokusgrupper/prosesser/side-om-side/", processes.process_compare, name="process-compare"),
    path("fokusgrupper/prosesser/<int:pk>/", processes.process_detail, name="process-detail"),
    path("fokusgrupper/prosesser/<int:pk>/endre/", processes.process_change, name="process-change"),
    path("fokusgrupper/temaer/", themes.theme_list, name="theme-list"),
    path("fokusgrupper/<int:pk>/", FocusGroupDetail.as_view(), name="focusgroup-detail"),
    path("fokusgrupper/<int:pk>/personvern/", rights.rights, name="rights"),
    path("fokusgrupper/<int:pk>/sitering/", rights.quoting, name="quoting"),
    path("fokusgrupper/<int:pk>/opptak/", rights.recording_add, name="recording-add"),
    path(
        "fokusgrupper/<int:group>/opptak/<int:pk>/slettet/",
        rights.recording_deleted,
        name="recording-deleted",
    ),
    path("fokusgrupper/<int:pk>/utskrift/", transcripts.transcript_bring, name="transcript"),
    path(
        "fokusgrupper/<int:group>/utskrift/<uuid:pk>/",
        transcripts.transcript_file,
        name="transcript-file",
    ),
    path("fokusgrupper/<int:group>/innlegg/<int:pk>/sladd/", note_redact, name="note-redact"),
    *LIVE,
    *BEFORE,
]
