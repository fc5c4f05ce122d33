"""Addresses of the project plan and its accounts."""

from django.urls import path

from .views import accounts
from .views.plan import ProjectPlan

app_name = "plan"
urlpatterns = [
    path("", ProjectPlan.as_view(), name="plan"),
    path("regnskap/", accounts.accounts_page, name="accounts"),
    path("regnskap/regnskap.xlsx", accounts.accounts_workbook_file, name="accounts-workbook"),
    path("regnskap/timer/", accounts.hours_propose, name="hours-propose"),
    path("regnskap/oppstilling/", accounts.statement_order, name="statement-order"),
    path("regnskap/oppstilling/<int:pk>/", accounts.statement_download, name="statement-download"),
]
