"""Addresses of the privacy room; the public page stands beside them in `reports.start`."""

from django.urls import path

from . import views

app_name = "privacy"
urlpatterns = [
    path("tilsyn/", views.oversight_page, name="oversight"),
    path("frister/", views.retention_page, name="retention"),
    path("frister/<int:pk>/", views.keep_until, name="keep-until"),
    path("tilbaketrekking/<int:pk>/", views.withdrawal_page, name="withdrawal"),
]
