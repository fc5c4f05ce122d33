"""Addresses of drafts and jobs."""

from django.urls import path

from .views import drafts, jobs

app_name = "work"
urlpatterns = [
    path("kladd/nokkel/", drafts.fresh_token, name="draft-token"),
    path("jobber/<uuid:pk>/", jobs.job_status, name="job-status"),
    path("jobber/<uuid:pk>/avbryt/", jobs.job_cancel, name="job-cancel"),
]
