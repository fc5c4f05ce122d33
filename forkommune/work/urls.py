"""Addresses of drafts, jobs and publications."""

from django.urls import path

from .views import drafts, jobs, publications, rights, shared_drafts

app_name = "work"
urlpatterns = [
    path("kladd/nokkel/", drafts.fresh_token, name="draft-token"),
    path("jobber/<uuid:pk>/", jobs.job_status, name="job-status"),
    path("jobber/<uuid:pk>/avbryt/", jobs.job_cancel, name="job-cancel"),
    path("publisering/<slug:kind>/<int:pk>/", publications.publication, name="publication"),
    path(
        "publisering/<slug:kind>/<int:pk>/sammenlign/", publications.comparison, name="comparison"
    ),
    path("rettigheter/", rights.rights, name="rights"),
    path("utkast/<str:token>/", shared_drafts.SharedDraft.as_view(), name="shared-draft"),
    path("utkast/<str:token>/fil/", shared_drafts.SharedFile.as_view(), name="shared-draft-file"),
]
