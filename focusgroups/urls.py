"""Addresses of the focus groups."""

from django.urls import path

from focusgroups.views import FocusGroupDetail, FocusGroupList

app_name = "focusgroups"
urlpatterns = [
    path("fokusgrupper/", FocusGroupList.as_view(), name="focusgroup-list"),
    path("fokusgrupper/<int:pk>/", FocusGroupDetail.as_view(), name="focusgroup-detail"),
]
