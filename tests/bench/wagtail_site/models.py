"""The columns of an example that the portal's list shows, and the words that it is searched by."""

from django.db import models
from wagtail.search import index


class Example(index.Indexed, models.Model):
    """A copy of an example of the portal. Wagtail searches the same words as plain PostgreSQL in the bench."""

    code = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=200)
    place = models.CharField(max_length=200)
    summary = models.TextField()
    effect = models.TextField(blank=True)
    cost = models.TextField(blank=True)
    sector = models.CharField(max_length=120)
    theme = models.CharField(max_length=120)
    instrument = models.CharField(max_length=120)
    status = models.CharField(max_length=20)
    state = models.CharField(max_length=20)
    evidence_grade = models.CharField(max_length=20)
    start_year = models.PositiveSmallIntegerField(null=True)
    published_at = models.DateTimeField(null=True)
    is_invented = models.BooleanField()

    # The boosts of Wagtail's manual: a title weighs twice a text.
    search_fields = [
        index.SearchField("title", boost=2),
        index.SearchField("place", boost=2),
        index.SearchField("summary"),
        index.SearchField("effect"),
        index.SearchField("cost"),
        index.SearchField("sector"),
        index.SearchField("theme"),
        index.SearchField("instrument"),
        *(
            index.FilterField(name)
            for name in (
                "code",
                "state",
                "sector",
                "theme",
                "instrument",
                "status",
                "evidence_grade",
                "start_year",
            )
        ),
    ]

    def __str__(self) -> str:
        return self.title
