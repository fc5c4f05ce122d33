"""HTML chapters -> one validated, tagged PDF. Knows no domain.

Callers import from the modules:
    description  Document, Metadata, Furniture, Chapter, ContentsPage, Attachment, Profile
    cache        ChapterCache, StorageCache, NothingKept
    rendered     RenderedDocument, Verdict, Progress
    pipeline     render_document
    plain        plain_render
    errors       DocumentError and its kinds
    numbering    Numbering: numbers of chapters, figures and tables, and references to them
    blocks       building blocks of a page as HTML (figure, table, key figures, quote, sheet …)
"""
