"""Addresses of the focus groups."""

from django.urls import path

from focusgroups.processes import views as processes
from focusgroups.views import transcripts
from focusgroups.views.sessions import FocusGroupDetail, FocusGroupList, note_redact

app_name = "focusgroups"
urlpatterns = [
    path("fokusgrupper/", FocusGroupList.as_view(), name="focusgroup-list"),
    path("fokusgrupper/prosesser/", processes.process_list, name="process-list"),
    path("fokusgrupper/prosesser/side-om-side/", processes.process_compare, name="process-compare"),
    path("fokusgrupper/prosesser/<int:pk>/", processes.process_detail, name="process-detail"),
    path("fokusgrupper/prosesser/<int:pk>/endre/", processes.process_change, name="process-change"),
    path("fokusgrupper/<int:pk>/", FocusGroupDetail.as_view(), name="focusgroup-detail"),
    path("fokusgrupper/<int:pk>/utskrift/", transcripts.transcript_bring, name="transcript"),
    path(
        "fokusgrupper/<int:group>/utskrift/<uuid:pk>/",
        transcripts.transcript_file,
        name="transcript-file",
    ),
    path("fokusgrupper/<int:group>/innlegg/<int:pk>/sladd/", note_redact, name="note-redact"),
]
