"""Files on their way in: choose one, look at the difference, confirm or drop it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.accounts.models import User
from forkommune.ui.forms import DesignForm
from forkommune.work.importing import Fault, Options
from forkommune.work.importing.limits import (
    FIRST_BORDERS,
    LAST_BORDERS,
    MAX_BYTES,
    MEGABYTE,
    too_large,
)
from forkommune.work.models import Import
from forkommune.work.querysets import kinds_for
from forkommune.work.registry import import_kinds
from forkommune.work.services.importing import ImportDecided, ShownOtherwise, bring, carry_out, drop
from forkommune.work.uploads import TOO_LARGE

from .base import ReadOnlyAdmin


class ImportForm(DesignForm):
    """Which file, of what sort, and what it does not say itself."""

    kind = forms.ChoiceField(label=gettext_lazy("What the file is about"), choices=())
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV, tab text, JSON-stat 2 or Excel (.xlsx), at most %s MB.")
        % (MAX_BYTES // MEGABYTE),
        error_messages={"empty": gettext_lazy("The file is empty. Download it anew.")},
    )
    source = forms.CharField(
        label=gettext_lazy("Source, as it shall stand beside the figures"),
        max_length=400,
        required=False,
    )
    border_year = forms.IntegerField(
        label=gettext_lazy("The year whose borders the figures follow"),
        min_value=FIRST_BORDERS,
        max_value=LAST_BORDERS,
        required=False,
        help_text=gettext_lazy("Needed for emissions, which name municipalities by name alone."),
    )

    def __init__(self, *args: Any, user: Any, sent_bytes: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = self.fields["kind"]
        if isinstance(kind, forms.ChoiceField):
            kind.choices = [(code, str(import_kinds.get(code).title)) for code in kinds_for(user)]
        if sent_bytes:
            self.fields["file"].error_messages["required"] = too_large(sent_bytes)


@admin.register(Import)
class ImportAdmin(ReadOnlyAdmin):
    """Every file that came in, who brought it, and what it changed."""

    list_display = ["file_name", "sort", "state", "told", "brought_by", "brought_at", "decided_at"]
    list_filter = ["state"]
    list_select_related = ["brought_by"]
    search_fields = ["file_name", "sha256"]
    date_hierarchy = "brought_at"

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Those who keep the register bring files."""
        return request.user.has_perm("work.add_import")

    def get_queryset(self, request: HttpRequest) -> Any:
        """Without the files themselves, and without those of other roles."""
        found = super().get_queryset(request).filter(kind__in=kinds_for(request.user))
        return found.defer("content")

    @admin.display(description=gettext_lazy("kind"))
    def sort(self, row: Import) -> str:
        """The kind in words."""
        return str(import_kinds.get(row.kind).title)

    @admin.display(description=gettext_lazy("result"))
    def told(self, row: Import) -> str:
        """The counts in words."""
        if row.state == Import.State.REFUSED:
            return str(_("%d faults") % row.counts.get("faults", 0))
        return in_words(row.counts)

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Choose a file; it is read at once and shown as a difference."""
        if not self.has_add_permission(request):
            raise PermissionDenied(f"{request.user} may not bring files.")
        form = ImportForm(user=request.user)
        if request.method == "POST":
            files = request.FILES  # read first: reading finds out how large they are
            sent_bytes = request.META.get(TOO_LARGE, 0)
            form = ImportForm(request.POST, files, user=request.user, sent_bytes=sent_bytes)
        if form.is_valid():
            row = _brought(form, request)
            return HttpResponseRedirect(reverse("admin:work_import_change", args=[row.pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Read a file in"),
            "opts": self.opts,
            "module_name": self.opts.verbose_name_plural,
            "form": form,
            "kinds": [import_kinds.get(code) for code in kinds_for(request.user)],
        }
        return TemplateResponse(request, "admin/import_form.html", context)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The difference or the faults; POST writes or drops what is shown."""
        row = self.get_object(request, object_id)
        if row is None or not self.has_view_permission(request, row):
            return super().change_view(request, object_id, form_url, extra_context)
        if request.method == "POST":
            return self._decide(request, row)
        earlier = Import.objects.written_before(row.kind, row.sha256).exclude(pk=row.pk).first()
        context = {
            **self.admin_site.each_context(request),
            "title": f"{self.sort(row)}: {row.file_name}",
            "opts": self.opts,
            "module_name": self.opts.verbose_name_plural,
            "row": row,
            "told": in_words(row.counts),
            "faults": [Fault(**fault) for fault in row.faults],
            "more_faults": row.counts.get("faults", 0) - len(row.faults),
            "more": row.counts.get("new", 0) + row.counts.get("changed", 0) - len(row.differences),
            "earlier": earlier,
            "may_decide": row.state == Import.State.SHOWN and self.has_add_permission(request),
        }
        return TemplateResponse(request, "admin/import_detail.html", context)

    def _decide(self, request: HttpRequest, row: Import) -> HttpResponse:
        if not self.has_add_permission(request) or not isinstance(request.user, User):
            raise PermissionDenied(f"{request.user} may not write files.")
        act, said = (
            (carry_out, _("Everything shown is written."))
            if "write" in request.POST
            else (drop, _("Nothing was written."))
        )
        try:
            act(brought=row, by=request.user)
        except (ImportDecided, ShownOtherwise) as refused:
            self.message_user(request, str(refused), messages.WARNING)
        else:
            self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:work_import_change", args=[row.pk]))


def _brought(form: ImportForm, request: HttpRequest) -> Import:
    said, file = form.cleaned_data, form.cleaned_data["file"]
    return bring(
        kind=said["kind"],
        content=file.read(),
        name=file.name,
        options=Options(source=said["source"], border_year=said["border_year"]),
        by=request.user if isinstance(request.user, User) else None,
    )


def in_words(counts: dict[str, int]) -> str:
    """What a file changes, by numbers; empty for one that could not be read."""
    if "new" not in counts:
        return ""
    return (
        _("%(new)d new, %(changed)d changed, %(unchanged)d unchanged, %(outside)d outside") % counts
    )
