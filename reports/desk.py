"""The desk at which a section is written: what is typed is kept, and two who write meet."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from forkommune.ui.parts import Crumb
from forkommune.work.desk import Desk, DraftField
from forkommune.work.merging import Value

from .forms import SectionForm, writers
from .models import Section
from .sections import DRAFT_KIND, stored_values


def section_desk(section: Section) -> Desk:
    """Where the section is written."""
    code = section.deliverable.code

    def url(page: str) -> str:
        return reverse(f"reports:section-{page}", args=[code, section.pk])

    labels = {name: str(field.label) for name, field in SectionForm().fields.items()}
    return Desk(
        kind=DRAFT_KIND,
        target=section,
        title=section.title,
        fields=[
            DraftField("title", labels["title"], labels["title"]),
            DraftField("body", labels["body"], labels["body"]),
            DraftField("position", labels["position"], labels["position"], is_text=False),
            DraftField(
                "responsible",
                labels["responsible"],
                labels["responsible"],
                is_text=False,
                words=_name_of,
            ),
        ],
        initial=stored_values(section),
        form_url=url("edit"),
        save_url=url("save"),
        presence_url=url("presence"),
        conflict_url=url("conflict"),
        revisions_url=url("drafts"),
        crumbs=[
            Crumb(_("Reports"), reverse("reports:report-list")),
            Crumb(section.deliverable.title, reverse("reports:report-detail", args=[code])),
        ],
        guard=lambda: Section.objects.filter(pk=section.pk).exists(),
    )


def _name_of(value: Value) -> str:
    key = str(value)
    found = writers(key).filter(pk=key).first() if key.isascii() and key.isdigit() else None
    return (found.get_full_name() or str(found)) if found else _("Nobody yet")
