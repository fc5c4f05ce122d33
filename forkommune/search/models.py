"""What search knows: words and facets of each row and of each kind of row, and synonyms."""

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .norwegian.tokens import normal, tokens_of
from .querysets import UnansweredSearchQuerySet


class SearchEntry(models.Model):
    """The words of one row, by weight. Models that are searched carry a GenericRelation to it.

    A search reads all that hold its words, so nothing is kept here that it does not need, and what it
    reads of each stands before what is long: past the words PostgreSQL has to go for it to other memory.
    """

    object_id = models.BigIntegerField(_("row"))
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    documented = models.SmallIntegerField(
        _("documented"), default=0, help_text=_("How well the row is documented; 0 is unknown.")
    )
    is_public = models.BooleanField(
        _("public"), default=False, help_text=_("Whether visitors without an account see the row.")
    )
    year = models.SmallIntegerField(_("year"), null=True, blank=True)
    packed = models.BinaryField(
        _("values"), default=b"", help_text=_("The numbers of the same values, two bytes each.")
    )
    facets = ArrayField(
        models.BigIntegerField(),
        verbose_name=_("facets"),
        default=list,
        help_text=_("A number for each value that the row is narrowed by."),
    )
    vector = SearchVectorField(_("lexemes"))

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
        indexes = [
            GinIndex(fields=["vector"], name="search_entry_vector", fastupdate=False),
            GinIndex(fields=["facets"], name="search_entry_facets", fastupdate=False),
            # The first page of all that everybody sees, in each order, without sorting all of it.
            models.Index(
                "content_type",
                F("year").desc(nulls_last=True),
                "object_id",
                name="search_entry_newest",
                condition=Q(is_public=True),
            ),
            models.Index(
                "content_type",
                F("documented").desc(),
                F("year").desc(nulls_last=True),
                "object_id",
                name="search_entry_documented",
                condition=Q(is_public=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.content_type.model} {self.object_id}"


class SearchReading(models.Model):
    """What an entry was read from, and by which analyser: what tells whether it is to be read again."""

    entry = models.OneToOneField(
        SearchEntry, on_delete=models.CASCADE, primary_key=True, related_name="reading"
    )
    words = ArrayField(
        models.TextField(),
        verbose_name=_("words"),
        default=list,
        help_text=_("As they are written; spelling and suggestions offer them."),
    )
    digest = models.CharField(
        _("digest"), max_length=64, help_text=_("Of the texts, and of who sees the row.")
    )
    analyser = models.CharField(
        _("analyser"), max_length=16, default="", help_text=_("The version that read the texts.")
    )

    class Meta:
        verbose_name = _("reading of the search")
        verbose_name_plural = _("readings of the search")

    def __str__(self) -> str:
        return f"{self.entry_id} {self.analyser}"


class SearchWord(models.Model):
    """A word as it is written in rows of one kind, and in how many of them."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    word = models.CharField(_("word"), max_length=200)
    rows = models.PositiveIntegerField(_("rows"))
    public_rows = models.PositiveIntegerField(_("rows that everybody sees"))

    class Meta:
        verbose_name = _("word of the search")
        verbose_name_plural = _("words of the search")
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "word"],
                name="search_word_once_per_kind",
                violation_error_message=_("This word is there already."),
            ),
            models.CheckConstraint(
                condition=Q(public_rows__lte=F("rows")),
                name="search_word_public_among_all",
                violation_error_message=_("No more rows can be public than there are."),
            ),
        ]
        # What begins with some letters, in any collation of the database.
        indexes = [
            models.Index(
                "content_type", OpClass("word", "varchar_pattern_ops"), name="search_word_prefix"
            )
        ]

    def __str__(self) -> str:
        return self.word


class SearchFacet(models.Model):
    """A value of a facet, and how many rows of one kind that everybody sees have it.

    Rows keep its number, so that a value that no row has any more stays.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    code = models.BigIntegerField(_("code"))
    number = models.PositiveIntegerField(
        _("number"), help_text=_("Of one kind, from 1 on: the number that rows keep.")
    )
    public_rows = models.PositiveIntegerField(_("rows that everybody sees"))

    class Meta:
        verbose_name = _("facet of the search")
        verbose_name_plural = _("facets of the search")
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "code"],
                name="search_facet_once_per_kind",
                violation_error_message=_("This facet is there already."),
            ),
            models.UniqueConstraint(
                fields=["content_type", "number"],
                name="search_facet_number_once_per_kind",
                violation_error_message=_("Another value has this number already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.content_type.model} {self.code}"


class SearchState(models.Model):
    """One row: a number that grows with every change of words or synonyms, for those who keep them."""

    version = models.BigIntegerField(_("version"), default=0)

    class Meta:
        verbose_name = _("state of the search")
        verbose_name_plural = _("states of the search")
        constraints = [
            models.CheckConstraint(
                condition=Q(pk=1),
                name="search_state_is_one",
                violation_error_message=_("There is one state of the search."),
            )
        ]

    def __str__(self) -> str:
        return str(self.version)


class UnansweredSearch(models.Model):
    """Words that nothing was found for, how often and when: nobody knows whose they were."""

    words = models.CharField(_("words"), max_length=80, unique=True)
    times = models.PositiveIntegerField(_("times"), default=1)
    first_on = models.DateField(_("first on"))
    last_on = models.DateField(_("last on"))

    objects = UnansweredSearchQuerySet.as_manager()

    class Meta:
        verbose_name = _("search without an answer")
        verbose_name_plural = _("searches without an answer")
        ordering = ["-times", "words"]
        constraints = [
            models.CheckConstraint(
                condition=Q(times__gte=1) & Q(last_on__gte=F("first_on")),
                name="unanswered_search_counts_on",
                violation_error_message=_("A search is counted from one on, and onwards."),
            )
        ]

    def __str__(self) -> str:
        return self.words


class SynonymGroup(models.Model):
    """Words that stand for the same thing: who searches for one also finds the others, further down."""

    words = models.TextField(
        _("words"), help_text=_("One on each line, in bokmål or nynorsk; any form of the word.")
    )
    note = models.CharField(
        _("note"), max_length=300, blank=True, help_text=_("Where it is from, or why it is here.")
    )
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("group of synonyms")
        verbose_name_plural = _("groups of synonyms")
        ordering = ["words", "pk"]

    def __str__(self) -> str:
        return " · ".join(self.listed)

    @property
    def listed(self) -> list[str]:
        """The words, each once, in the order they were written."""
        lines = (" ".join(normal(line).split()) for line in self.words.splitlines())
        return list(dict.fromkeys(line.lower() for line in lines if line))

    def clean(self) -> None:
        """At least two, each something that can be searched for."""
        if wordless := [line for line in self.listed if not any(tokens_of(line))]:
            raise ValidationError(
                {"words": _("%(line)s has no word in it.") % {"line": wordless[0]}}
            )
        if len(self.listed) < 2:
            raise ValidationError({"words": _("Write at least two words, one on each line.")})
