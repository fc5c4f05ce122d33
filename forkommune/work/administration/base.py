"""What every list and form of the admin shares."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import NestedObjects, quote
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, router
from django.db.models import Model, QuerySet
from django.forms.models import BaseInlineFormSet
from django.forms.utils import ErrorList
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.text import capfirst, smart_split, unescape_string_literal
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.ui.paging import KeyPaginator
from forkommune.ui.trigrams import few_with
from forkommune.work.history import acting
from forkommune.work.models import HistoryEntry

from .finding import FoundChoices
from .meanwhile import ToldOfOthers
from .sizes import MANY, SEARCH_LENGTH, estimated_rows
from .telling import told
from .written import LinesField, mail_address, web_address

HISTORY_SHOWN = 200
INLINE_ROWS = 25
MOST_ROWS_SENT = 100  # in the part of a form that holds other rows; each costs a form of its own
KEY = "0"  # stands for the key of a row in an address
# Addresses without a scheme are read as https, as Django will do from 6.0. What is kept as JSON and
# no list of texts is shown by its admin as a table.
WRITTEN: dict[Any, Any] = {
    models.URLField: {"assume_scheme": "https", "form_class": web_address},
    models.EmailField: {"form_class": mail_address},
    models.JSONField: {"form_class": LinesField},
}


def first_date(model: type[Model], columns: Any) -> str | None:
    """The first date among the columns of a list; None where it shows none."""
    fields = {field.name: field for field in model._meta.concrete_fields}
    dates = (name for name in columns if isinstance(fields.get(name), models.DateField))
    return next(dates, None)


def words_of_search(typed: str) -> list[str]:
    """The words of a search as Django parts them; "words like these" count as one."""
    parts = smart_split(typed[:SEARCH_LENGTH])
    return [
        unescape_string_literal(part) if part[0] in "\"'" and part[0] == part[-1] else part
        for part in parts
    ]


# A filter by another row offers the rows that the list points at, not the whole other list.
admin.FieldListFilter.register(
    lambda field: bool(field.remote_field), admin.RelatedOnlyFieldListFilter, take_priority=True
)


class FilledFilter(admin.EmptyFieldListFilter):
    """Whether something has happened to a row: yes where its day is filled in."""

    def choices(self, changelist: Any) -> Iterator[Any]:
        """All, no and yes, with their counts."""
        words = (None, _("No"), _("Yes"))
        for choice, word in zip(super().choices(changelist), words, strict=True):
            count = re.search(r" \(\d+\)$", str(choice["display"]))
            named = choice if word is None else {"display": word + (count[0] if count else "")}
            yield choice | named


class KeyedList(ChangeList):
    """A list whose only page is paged by key too; Django would go through the whole list again.

    The addresses of its rows are worked out once: Django would look up each row's address in the
    portal's addresses, and then that address once more to see that it may keep the filters.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.filters: Any = None
        super().__init__(*args, **kwargs)
        self.kept = f"?{self.preserved_filters}" if self.preserved_filters else ""
        self.preserved_filters = ""

    def get_filters(self, request: HttpRequest) -> Any:
        """The filters of an address, made once: Django makes all of them anew to count for each.

        Raises IncorrectLookupParameters for a year that no calendar has.
        """
        if self.filters is None:
            try:
                self.filters = super().get_filters(request)
            except OverflowError as beyond:
                raise IncorrectLookupParameters(str(beyond)) from beyond
        return self.filters

    def get_results(self, request: HttpRequest) -> None:
        """The rows of the page."""
        super().get_results(request)
        if not self.multi_page:
            self.result_list = self.paginator.page(1).object_list

    def url_for_result(self, result: Model) -> str:
        """The address of a row's form, from where one comes back to this page of the list."""
        before, after = self._form_address
        return f"{before}{quote(getattr(result, self.pk_attname))}{after}{self.kept}"

    @cached_property
    def _form_address(self) -> list[str]:
        """What stands before and after the key in the address of a form."""
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return reverse(name, args=[KEY]).rsplit(KEY, 1)


class FewErrors(ErrorList):
    """The errors of a field; none are no text, for which Django would ask two templates."""

    def render(self, *args: Any, **kwargs: Any) -> SafeString:
        """The errors as the portal shows them."""
        return super().render(*args, **kwargs) if self.data else SafeString("")


class KeyedForm(forms.ModelForm):
    """A form whose row is checked with its key too: a rule may forbid that a row points at itself.

    Django leaves out what the form does not show, and the database alone would refuse.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"error_class": FewErrors, **kwargs})

    def _get_validation_exclusions(self) -> set[str]:
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded - {self.instance._meta.pk.name} if self.instance.pk else excluded


class PortalModelAdmin(ToldOfOthers, FoundChoices, admin.ModelAdmin):
    """What every list has: pages of 50, filters that say how many rows they give while the list is
    not a very long one, a way down through its dates, and the history of each row in words; and
    forms that are saved once, and never over what somebody else saved meanwhile."""

    form: type[forms.ModelForm] = KeyedForm
    list_per_page = 50
    paginator = KeyPaginator
    show_full_result_count = False
    formfield_overrides = WRITTEN

    def __init__(self, model: type[Model], admin_site: admin.AdminSite) -> None:
        super().__init__(model, admin_site)
        drilled = self.date_hierarchy or first_date(model, self.list_display)
        self.date_hierarchy = drilled  # type: ignore[misc]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """The list by keys."""
        return KeyedList

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """The rows that hold the words; of a model with trigrams only those are read that may."""
        words = search_term[:SEARCH_LENGTH]
        rows, may_repeat = super().get_search_results(request, queryset, words)
        keys = few_with(self.model, words)
        return rows if keys is None else rows.filter(pk__in=keys), may_repeat

    @property
    def show_facets(self) -> admin.ShowFacets:  # type: ignore[override]
        """Counts beside the filters: always, or for a long list when asked for."""
        many = estimated_rows(self.model) > MANY
        return admin.ShowFacets.ALLOW if many else admin.ShowFacets.ALWAYS

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list, under the name of what it lists."""
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, title | (extra_context or {}))

    def response_action(self, request: HttpRequest, queryset: QuerySet[Any], *place: Any) -> Any:
        """Do what was chosen with the rows; what cannot be the key of a row is no row."""
        posted = request.POST.copy()
        keys = posted.getlist(ACTION_CHECKBOX_NAME)
        posted.setlist(ACTION_CHECKBOX_NAME, [key for key in keys if self._can_be_key(key)])
        request.POST = posted  # type: ignore[assignment]
        return super().response_action(request, queryset, *place)

    def _can_be_key(self, key: str) -> bool:
        try:
            self.opts.pk.to_python(key)
        except ValidationError:
            return False
        return True

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:
        """The row of an address; a field that is asked for without a name is the key."""
        return super().get_object(request, object_id, from_field or None)

    def save_model(self, request: HttpRequest, obj: Model, form: Any, change: bool) -> None:
        """Say in the history that it was done in the admin."""
        with acting(request.user, "admin.changed" if change else "admin.added"):
            super().save_model(request, obj, form, change)

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[Any]]:
        """What goes along with a row, and what forbids it, as numbers by kind.

        Django would name every row; findings and informants are not for all who are in the admin.
        """
        _named, counts, lacking, protected = super().get_deleted_objects(objs, request)
        if protected:
            collector = NestedObjects(using=router.db_for_write(self.model))
            collector.collect(objs)
            kinds = Counter(str(row._meta.verbose_name_plural) for row in collector.protected)
            protected = [f"{kind}: {count}" for kind, count in sorted(kinds.items())]
        return [str(one) for one in objs], dict(counts), lacking, protected

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The form, and below it what else can be done with the row: the actions of the list."""
        if context["original"] is not None:
            actions: Any = self.get_actions(request).values()
            context["row_actions"] = [
                (name, function.single)
                for function, name, _description in actions
                if hasattr(function, "single")
            ]
            context["checkbox"] = ACTION_CHECKBOX_NAME
        return super().render_change_form(request, context, *args, **kwargs)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Who changed what in this row and when, bulk writes included."""
        # Everybody in the admin reaches the address; Django's own view, which asks, is not called.
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied(f"{request.user} may not see {self.opts.label}.")
        subject = self.get_object(request, object_id)
        if subject is None:
            raise Http404(f"{self.opts.label} has no row {object_id!r}.")
        entries = list(HistoryEntry.objects.of(subject)[:HISTORY_SHOWN])
        words = told(entries, self.model, request, self.admin_site)
        names = User.objects.in_bulk({entry.actor_id for entry in entries if entry.actor_id})
        context = {
            **self.admin_site.each_context(request),
            "title": _("Change history: %s") % subject,
            "entries": [
                (entry, names.get(entry.actor_id or 0), changes)
                for entry, changes in zip(entries, words, strict=True)
            ],
            "opts": self.opts,
            "object": subject,
            "module_name": self.opts.verbose_name_plural,
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/history.html", context)


class FirstRows(BaseInlineFormSet):
    """At most 25 rows in a form; the others are in their own list."""

    @cached_property
    def first_rows(self) -> Any:
        """The rows of the form, asked for once."""
        return super().get_queryset()[:INLINE_ROWS]

    def get_queryset(self) -> Any:
        """The first of the rows, in a fixed order."""
        return self.first_rows

    def _existing_object(self, pk: Any) -> Any:
        # A row that has slid out of the first ones since the form was opened is saved all the same.
        shown = {row.pk: row for row in self.first_rows}
        return shown[pk] if pk in shown else super().get_queryset().filter(pk=pk).first()

    @property
    def unseen(self) -> int:
        """How many rows the form leaves out."""
        if len(self.first_rows) < INLINE_ROWS:
            return 0
        return super().get_queryset().count() - INLINE_ROWS


class PortalInline(FoundChoices, admin.TabularInline):
    """Rows that belong to the row of the page."""

    extra = 0
    formset = FirstRows
    formfield_overrides = WRITTEN
    max_num = MOST_ROWS_SENT

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """The rows as a form, which is told when more are sent than a page can hold."""
        return super().get_formset(request, obj, **{"absolute_max": MOST_ROWS_SENT, **kwargs})


class ReadOnlyAdmin(PortalModelAdmin):
    """Rows that the portal writes itself."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody adds by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody changes by hand."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes by hand."""
        return False


class VisibleAdmin(PortalModelAdmin):
    """Lists only the rows that `visible_to` gives the visitor."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows the visitor may read, in the model's order."""
        rows: QuerySet[Any] = self.model._default_manager.visible_to(request.user)
        ordering = self.get_ordering(request)
        return rows.order_by(*ordering) if ordering else rows
