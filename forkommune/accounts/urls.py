"""Addresses of log-in by link."""

from django.urls import path

from .views import LoginLink

app_name = "accounts"
urlpatterns = [path("lenke/<str:token>/", LoginLink.as_view(), name="login-link")]
