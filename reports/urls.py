"""Addresses of the reports."""

from django.urls import path

from .views import acts, pages, sections

app_name = "reports"
urlpatterns = [
    path("", pages.report_list, name="report-list"),
    path("<slug:code>/", pages.report_detail, name="report-detail"),
    path("<slug:code>/bestill/", acts.report_order, name="report-order"),
    path("<slug:code>/setninger/", acts.sentence_add, name="sentence-add"),
    path("<slug:code>/setninger/<int:pk>/fjern/", acts.sentence_remove, name="sentence-remove"),
    path("<slug:code>/tekst/ny/", sections.section_add, name="section-add"),
    path("<slug:code>/tekst/versjoner/", sections.section_versions, name="section-versions"),
    path("<slug:code>/tekst/<int:pk>/", sections.section_edit, name="section-edit"),
    path("<slug:code>/tekst/<int:pk>/fjern/", sections.section_remove, name="section-remove"),
    path("<slug:code>/utgave/<int:number>/pdf/", pages.edition_download, name="edition-download"),
    path("<slug:code>/utgave/<int:number>/docx/", pages.edition_word, name="edition-word"),
    path("<slug:code>/utgave/<int:number>/publiser/", acts.edition_publish, name="edition-publish"),
    path("<slug:code>/utgave/<int:number>/trekk/", acts.edition_withdraw, name="edition-withdraw"),
    path(
        "<slug:code>/utgave/<int:number>/utdrag/<slug:reference>/",
        pages.passage_way,
        name="passage-way",
    ),
]
