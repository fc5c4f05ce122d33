"""What is known of tables as a whole."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TableStamp(models.Model):
    """A table whose changes are told of: its stamp is another one after each of them (see `told`)."""

    name = models.CharField(_("name of the table"), max_length=63, primary_key=True)
    stamp = models.UUIDField(_("stamp"))

    class Meta:
        verbose_name = _("stamp of a table")
        verbose_name_plural = _("stamps of tables")

    def __str__(self) -> str:
        return self.name
