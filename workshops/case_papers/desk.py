"""The desk at which a case paper is written."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from forkommune.work.desk import Desk, DraftField
from workshops.models import CasePaper
from workshops.outcomes.desk import crumbs_to

from .contents import DRAFT_KIND, WRITTEN, stored_values
from .forms import PaperForm


def paper_desk(paper: CasePaper) -> Desk:
    """Where the paper is written, until it is final."""

    def url(page: str) -> str:
        return reverse(f"workshops:case-paper-{page}", args=[paper.pk])

    form = PaperForm(paper=paper)
    labels = {name: str(form[name].label) for name in WRITTEN}
    return Desk(
        kind=DRAFT_KIND,
        target=paper,
        title=paper.title,
        fields=[DraftField(name, labels[name], labels[name]) for name in WRITTEN],
        initial=stored_values(paper),
        form_url=paper.get_absolute_url(),
        save_url=url("save"),
        presence_url=url("presence"),
        conflict_url=url("conflict"),
        revisions_url=url("versions"),
        crumbs=crumbs_to(paper.meeting),
        is_invented=paper.is_invented,
        refusal=_("Not saved: the paper is final") if paper.is_final else "",
        refusal_url=paper.get_absolute_url(),
        refusal_link=_("Read the final paper"),
        guard=lambda: not CasePaper.objects.filter(pk=paper.pk, state="final").exists(),
    )
