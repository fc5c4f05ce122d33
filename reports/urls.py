"""Addresses of the reports."""

from django.urls import path

from .views import acts, form_fields, pages, reading, sections, writing

app_name = "reports"
SECTION = "<slug:code>/tekst/<int:pk>/"
urlpatterns = [
    path("", pages.report_list, name="report-list"),
    path("trykk.css", writing.preview_style, name="preview-style"),
    path("<slug:code>/", pages.report_detail, name="report-detail"),
    path("<slug:code>/skjema/", form_fields.form_fields, name="form-fields"),
    path("<slug:code>/bestill/", acts.report_order, name="report-order"),
    path("<slug:code>/setninger/", acts.sentence_add, name="sentence-add"),
    path("<slug:code>/setninger/<int:pk>/fjern/", acts.sentence_remove, name="sentence-remove"),
    path("<slug:code>/setninger/<int:pk>/bekreft/", acts.sentence_confirm, name="sentence-confirm"),
    path("<slug:code>/tekst/ny/", sections.section_add, name="section-add"),
    path("<slug:code>/tekst/versjoner/", sections.section_versions, name="section-versions"),
    path("<slug:code>/tekst/<int:pk>/", sections.section_edit, name="section-edit"),
    path(f"{SECTION}kladd/", sections.DRAFT.save, name="section-save"),
    path(f"{SECTION}til-stede/", sections.DRAFT.presence, name="section-presence"),
    path(f"{SECTION}valg/", sections.DRAFT.conflict, name="section-conflict"),
    path(f"{SECTION}kladder/", sections.DRAFT.versions, name="section-drafts"),
    path(f"{SECTION}navn/", writing.section_check, name="section-check"),
    path(f"{SECTION}side/", writing.section_preview, name="section-preview"),
    path(f"{SECTION}kommentar/", sections.section_comment, name="section-comment"),
    path(
        f"{SECTION}kommentar/<int:comment>/handtert/",
        sections.comment_handle,
        name="comment-handle",
    ),
    path("<slug:code>/tekst/<int:pk>/fjern/", sections.section_remove, name="section-remove"),
    path("<slug:code>/utgave/<int:number>/", reading.edition_read, name="edition-read"),
    path("<slug:code>/utgave/<int:number>/pdf/", pages.edition_download, name="edition-download"),
    path("<slug:code>/utgave/<int:number>/docx/", pages.edition_word, name="edition-word"),
    path("<slug:code>/utgave/<int:number>/data/", pages.edition_package, name="edition-package"),
    path("<slug:code>/utgave/<int:number>/publiser/", acts.edition_publish, name="edition-publish"),
    path("<slug:code>/utgave/<int:number>/trekk/", acts.edition_withdraw, name="edition-withdraw"),
    path(
        "<slug:code>/utgave/<int:number>/utdrag/<slug:reference>/",
        pages.passage_way,
        name="passage-way",
    ),
]
