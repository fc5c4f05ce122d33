"""What search knows of a row: its words, analysed once, when it is saved."""

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchEntry(models.Model):
    """The words of one row, by weight. Models that are searched carry a GenericRelation to it."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.BigIntegerField(_("row"))
    vector = SearchVectorField(_("words"))
    digest = models.CharField(
        _("digest"), max_length=64, help_text=_("Of the texts and of the analyser that read them.")
    )

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"],
                name="search_entry_once_per_row",
                violation_error_message=_("This row has a search entry already."),
            )
        ]
        # Writes are few; a list of pending words would be read through at every search.
        indexes = [GinIndex(fields=["vector"], name="search_entry_vector", fastupdate=False)]

    def __str__(self) -> str:
        return f"{self.content_type.model} {self.object_id}"
