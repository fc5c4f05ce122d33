"""The columns of an example that the portal's list shows."""

from django.db import models


class Example(models.Model):
    """A copy of an example of the portal."""

    title = models.CharField(max_length=200)
    place = models.CharField(max_length=200)
    sector = models.CharField(max_length=120)
    status = models.CharField(max_length=20)
    state = models.CharField(max_length=20)
    published_at = models.DateTimeField(null=True)
    is_invented = models.BooleanField()

    def __str__(self) -> str:
        return self.title
