"""Addresses of texts, passages, codes and claims."""

from django.urls import path

from .views import acts, analysis, claims, codebook, codes, exports, memos, passages, rounds, texts

app_name = "evidence"
urlpatterns = [
    path("", texts.source_list, name="source-list"),
    path("kodebok.css", texts.code_colours, name="code-colours"),
    path("kilder/<int:pk>/", texts.source_code, name="source-code"),
    path("kilder/<int:pk>/rett/", texts.source_correct, name="source-correct"),
    path("kilder/<int:pk>/merk/", acts.source_mark, name="source-mark"),
    path("kilder/<int:pk>/angre/", acts.act_undo, name="act-undo"),
    path("kilder/<int:pk>/gjenta/", acts.act_redo, name="act-redo"),
    path("kilder/<int:pk>/ferdig/", acts.source_done, name="source-done"),
    path("bruk/<int:pk>/bytt/", acts.coding_change, name="coding-change"),
    path("bruk/<int:pk>/memo/", acts.coding_memo, name="coding-memo"),
    path("bruk/<int:pk>/flytt/", acts.coding_move, name="coding-move"),
    path("bruk/<int:pk>/fjern/", acts.coding_remove, name="coding-remove"),
    path("koder/", analysis.code_list, name="code-list"),
    path("koder/<int:pk>/", codes.code_detail, name="code-detail"),
    path("koder/<int:pk>/memo/", memos.code_memo, name="code-memo"),
    path("koder/<int:pk>/fordel/", codebook.code_divide, name="code-divide"),
    path("koder/<int:pk>/<slug:step>/", codebook.code_change, name="code-change"),
    path("kodebok/", codebook.codebook, name="codebook"),
    path("kodebok/<int:pk>/ny-kode/", codebook.code_add, name="code-add"),
    path("kodebok/<int:pk>/memo/", memos.book_memo, name="book-memo"),
    path("kodebok/versjoner/<int:pk>/", codebook.codebook_version, name="codebook-version"),
    path("utdrag/", analysis.passage_list, name="passage-list"),
    path("utdrag/tabell.csv", analysis.passage_table, name="passage-table"),
    path("matrise/", analysis.code_matrix_page, name="code-matrix"),
    path("matrise/tabell.csv", analysis.code_matrix_table, name="code-matrix-table"),
    path("sammen/", analysis.code_together, name="code-together"),
    path("sammen/tabell.csv", analysis.code_together_table, name="code-together-table"),
    path("utdrag/<int:pk>/", passages.passage_detail, name="passage-detail"),
    path("utdrag/<int:pk>/memo/", memos.passage_memo, name="passage-memo"),
    path("utdrag/<int:pk>/bekreft/", passages.passage_confirm, name="passage-confirm"),
    path("utdrag/<int:pk>/stott/", passages.passage_support, name="passage-support"),
    path("utdrag/<int:pk>/lag/<slug:kind>/", passages.claim_make, name="claim-make"),
    path("eksport/", exports.research_export, name="research-export"),
    path("runder/", rounds.round_list, name="round-list"),
    path("runder/ny/", rounds.round_open, name="round-open"),
    path("runder/<int:pk>/", rounds.round_detail, name="round-detail"),
    path("runder/<int:pk>/enighet.csv", rounds.round_table, name="round-table"),
    path("runder/<int:pk>/avgjor/", rounds.round_settle, name="round-settle"),
    path("runder/<int:pk>/avslutt/", rounds.round_close, name="round-close"),
    path("funn/", claims.claim_list, name="claim-list"),
    path("funn/<uuid:uuid>/", claims.claim_detail, name="claim-detail"),
    path("funn/<uuid:uuid>/vurdering/", claims.claim_review, name="claim-review"),
    path("funn/<uuid:uuid>/knytt/", claims.claim_link, name="claim-link"),
    path("funn/<uuid:uuid>/knytt/<int:pk>/fjern/", claims.claim_unlink, name="claim-unlink"),
    path(
        "funn/<uuid:uuid>/utdrag/<int:pk>/fjern/", claims.support_withdraw, name="support-withdraw"
    ),
]
