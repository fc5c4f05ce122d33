"""Addresses of the project plan."""

from django.urls import path

from .views import ProjectPlan

app_name = "plan"
urlpatterns = [path("", ProjectPlan.as_view(), name="plan")]
