"""Addresses of the focus groups."""

from django.urls import path

from focusgroups.views import FocusGroupDetail, FocusGroupList, note_redact

app_name = "focusgroups"
urlpatterns = [
    path("fokusgrupper/", FocusGroupList.as_view(), name="focusgroup-list"),
    path("fokusgrupper/<int:pk>/", FocusGroupDetail.as_view(), name="focusgroup-detail"),
    path("fokusgrupper/<int:group>/innlegg/<int:pk>/sladd/", note_redact, name="note-redact"),
]
