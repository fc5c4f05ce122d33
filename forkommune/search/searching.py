"""Rows that hold what was asked for, best first: the question is worked out once, and asked anywhere.

`understand` reads the words of a visitor; `matching` keeps the rows of any query set whose model has a
search entry. What visitors may see is the query set's matter: it comes from `visible_to`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, reduce
from operator import or_
from typing import Any, NamedTuple

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import Case, ExpressionWrapper, F, FloatField, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from forkommune.database.prepared import Statement, rows_of, statement_of
from forkommune.database.told import TOLD

from .indexables import indexables
from .indexing import type_of
from .models import SearchEntry, SearchWord
from .norwegian.queries import Asked, Question, asked_for, cleaned, question_of
from .norwegian.spelling import distance, spellings_of
from .vocabulary import synonyms_at, vocabulary_of

# With fewer hits than this a question of several words is also asked for any of them.
FEW = 5
SUGGESTIONS = 8
FEWEST_BEGUN = 2
# Above any rank: who holds all words stands before who holds some.
ALL_WORDS = 100.0
# What a step of documentation adds to a rank; of two that answer alike the better known comes first.
DOCUMENTED = 0.02
# What holding a word counts beside how well it is held.
HELD = 0.3
COMMON = 1000
# The number of the words that stand now, and which of some words stand in a row of their kinds.
VERSION = "coalesce((SELECT version FROM search_searchstate), 0)"
WHICH_ARE_KNOWN = f"""
    SELECT {VERSION}, {TOLD}, ARRAY(
        SELECT word FROM search_searchword
        WHERE content_type_id = ANY (%s) AND word = ANY (%s)
            AND (public_rows > 0 OR rows > 0 AND content_type_id = ANY (%s))
    )
"""  # nosec B608
# What nobody has written so may still be found: by its lexeme, else by what stands for it, which takes longer.
WHICH_ARE_FOUND = """
    SELECT word FROM unnest(%s::text[], %s::text[], %s::text[]) AS one (word, strict, wide)
    WHERE EXISTS (SELECT FROM ({entries}) AS entry WHERE entry.vector @@ strict::tsquery)
        OR EXISTS (SELECT FROM ({entries}) AS entry WHERE entry.vector @@ wide::tsquery)
"""
HOW_MANY = (
    "SELECT (SELECT count(*) FROM (SELECT FROM ({entries}) AS entry"
    " WHERE entry.vector @@ query::tsquery LIMIT %s) AS held)"
    " FROM unnest(%s::text[]) WITH ORDINALITY AS one (query, place) ORDER BY place"
)


@dataclass(frozen=True)
class Among:
    """What is searched: entries that the visitor may find, and whose words stand for misspelled ones.

    kinds: each kind of row (content type) and whether only words of its public rows are offered.
    """

    entries: QuerySet[SearchEntry]
    kinds: tuple[tuple[int, bool], ...]

    @classmethod
    def one(cls, label: str, *, public: bool) -> Among:
        """Rows of one model, those that everybody sees or all; the same object each time."""
        return _among(type_of(indexables.get(label)).pk, public)

    @cached_property
    def statement(self) -> Statement:
        """What the entries' words are read by."""
        return statement_of(self.entries.order_by().values_list("vector"))


@cache
def _among(kind: int, public: bool) -> Among:
    entries = SearchEntry.objects.filter(content_type=kind)
    return Among(entries.filter(is_public=True) if public else entries, ((kind, public),))


@dataclass(frozen=True)
class Understanding:
    """What a visitor's words were taken for.

    corrections: the words that stand for words nothing is found by. any_word: whether rows with only
    some of the words come after the few that hold all. has_all: whether any row holds all of them.
    weights: how much each word of the question tells, where `any_word` is asked for.
    """

    query: str = ""
    question: Question = field(default_factory=Question)
    corrections: dict[str, str] = field(default_factory=dict)
    any_word: bool = False
    has_all: bool = True
    weights: tuple[float, ...] = ()

    @property
    def searched(self) -> str:
        """The query as it was searched for."""
        words = self.query.split()
        return " ".join(self.corrections.get(word.lower(), word) for word in words)


class TsQuery(SearchQuery):
    """A query in PostgreSQL's own notation, which only the analyser writes; taken as it is."""

    def as_sql(  # type: ignore[override]  # Django joins lists
        self, *args: Any, **kwargs: Any
    ) -> tuple[str, list[Any]]:
        """The text, cast and not parsed by any dictionary."""
        (text,) = self.get_source_expressions()[-1:]
        return "%s::tsquery", [text.value]


def understand(query: str, *, label: str, public: bool, literally: bool = False) -> Understanding:
    """Read a query for rows of a model (`label`), public ones only or all."""
    return understand_among(query, Among.one(label, public=public), literally=literally)


def understand_among(query: str, among: Among, *, literally: bool = False) -> Understanding:
    """Read a query for some entries; two statements or three.

    literally: without correcting the spelling.
    """
    understood = read_among(query, among, literally=literally).understood
    if not understood.question.loose:
        return understood
    held = among.entries.filter(vector=TsQuery(understood.question.wide)).order_by()
    return widened(understood, among, len(held.values_list("pk", flat=True)[:FEW]))


class Read(NamedTuple):
    """A query as it was read. version: of the words it was read by. told: what told_of tells, of all
    watched tables, asked for in the same round trip."""

    understood: Understanding
    version: int
    told: str


def read_among(query: str, among: Among, *, literally: bool = False) -> Read:
    """The same before anybody knows how many entries hold all of its words."""
    words = cleaned(query)
    asked = asked_for(words)
    checked = [] if literally else [word for one in asked if not one.without for word in one.words]
    version, told, known = _known(checked, among)
    unknown = [word for word in dict.fromkeys(checked) if word not in known]
    corrections = _corrections(unknown, among, version)
    if not asked:
        return Read(Understanding(words), version, told)
    question = question_of(asked, corrections=corrections, synonyms=synonyms_at(version).of)
    return Read(Understanding(words, question, corrections), version, told)


def widened(
    understood: Understanding, among: Among, count: int, *, is_ranked: bool = True
) -> Understanding:
    """For any of its words where few entries (`count`) hold all of several.

    is_ranked: whether what is found is to be put in order; else nobody asks what each word tells.
    """
    question = understood.question
    if count >= FEW or not question.loose:
        return understood
    weights = _weights(among, question) if is_ranked else (0.0,) * len(question.each)
    return replace(understood, any_word=True, has_all=count > 0, weights=weights)


def synonyms_now() -> Callable[[Sequence[str]], Sequence[str]]:
    """Other words for a word, or for some beside each other; as the secretariat keeps them today."""
    return synonyms_at(version_of_words()).of


def matching(rows: Any, understood: Understanding) -> Any:
    """The rows that fit, annotated with `rank`; all of them with rank 0 where nothing was asked,
    none where what was asked holds no word."""
    return ranked(holding(rows, understood), understood)


def holding(rows: Any, understood: Understanding) -> Any:
    """The rows that `matching` finds, in no order."""
    return _holding(rows, understood, "search_entries__vector")


def ranked(rows: Any, understood: Understanding) -> Any:
    """Rows that `holding` found, annotated with `rank`."""
    return rows.annotate(rank=rank_of(understood, "search_entries__"))


def entries_holding(entries: QuerySet[SearchEntry], understood: Understanding) -> Any:
    """Of some entries those that hold what was asked for, in no order."""
    return _holding(entries, understood, "vector")


def rank_of(understood: Understanding, to_entry: str = "") -> Combinable:
    """How well an entry answers: words before what stands for them, and what is well documented
    before what only says so; 0 where nothing was asked.

    to_entry: path from the rows to their entry.
    """
    question = understood.question
    if not question.wide:
        return Value(0.0)
    vector = F(f"{to_entry}vector")
    strict, wide = TsQuery(question.strict), TsQuery(question.wide)
    rank: Combinable = 2 * SearchRank(vector, strict) + SearchRank(vector, wide)
    # As a float: PostgreSQL reads 0.02 as a decimal number, and reckons with those row by row.
    rank = rank + F(f"{to_entry}documented") * Cast(Value(DOCUMENTED), FloatField())
    if understood.any_word:
        rank = rank + _if_held(f"{to_entry}vector", question.wide, Value(ALL_WORDS))
        for word, weight in zip(question.each, understood.weights, strict=True):
            told = Value(weight) * (Value(HELD) + SearchRank(vector, TsQuery(word)))
            rank = rank + _if_held(f"{to_entry}vector", word, told)
    return ExpressionWrapper(rank, output_field=FloatField())


def _if_held(vector: str, query: str, then: Any) -> Case:
    held = When(**{vector: TsQuery(query)}, then=then)
    return Case(held, default=Value(0.0), output_field=FloatField())


def suggestions(typed: str, *, label: str, public: bool) -> list[str]:
    """What the last word may become, the whole line each time; the words of most rows first."""
    return suggestions_among(typed, ((type_of(indexables.get(label)).pk, public),))


def suggestions_among(typed: str, kinds: Sequence[tuple[int, bool]]) -> list[str]:
    """The same out of the words of several kinds of rows (as in `Among`); where no word begins so,
    the word that a misspelled one was meant to be."""
    before, _space, begun = cleaned(typed).lower().rpartition(" ")
    if len(begun) < FEWEST_BEGUN:
        return []
    words = _begun(begun, kinds) or _meant_by(begun, kinds)
    return [f"{before} {word}".strip() for word in words]


def _begun(begun: str, kinds: Sequence[tuple[int, bool]]) -> list[str]:
    """Words that begin with some letters, also where they were typed without the Norwegian keys."""
    begins = reduce(or_, (Q(word__startswith=one) for one in spellings_of(begun)))
    found: Counter[str] = Counter()
    for public in (True, False):
        of_kinds = [kind for kind, is_public in kinds if is_public is public]
        counted = "public_rows" if public else "rows"
        words = SearchWord.objects.filter(begins, content_type__in=of_kinds)
        used = words.filter(**{f"{counted}__gt": 0}).order_by(f"-{counted}", "word")
        for word, number in used.values_list("word", counted)[: SUGGESTIONS * len(of_kinds)]:
            found[word] += number
    as_typed = sorted(found, key=lambda word: (not word.startswith(begun), -found[word], word))
    return as_typed[:SUGGESTIONS]


def _meant_by(word: str, kinds: Sequence[tuple[int, bool]]) -> list[str]:
    spelled = _meant(word, kinds, version_of_words())
    return [spelled] if spelled else []


def _holding(rows: Any, understood: Understanding, vector: str) -> Any:
    question = understood.question
    if not question.wide:
        return rows.none() if understood.query else rows
    found_by = question.loose if understood.any_word else question.wide
    return rows.filter(**{vector: TsQuery(found_by)})


def version_of_words() -> int:
    """The number that grows with every change of words and synonyms."""
    [(version,)] = rows_of(f"SELECT {VERSION}")
    return int(version)


def held_by(among: Among, questions: Sequence[str]) -> list[int]:
    """How many entries hold each question, in one statement; beyond `COMMON` nobody counts on."""
    if not questions:
        return []
    entries, parameters = among.statement
    asked = HOW_MANY.format(entries=entries)
    return [number for (number,) in rows_of(asked, [*parameters, COMMON, list(questions)])]


def _weights(among: Among, question: Question) -> tuple[float, ...]:
    """How much each word tells: the fewer rows hold it, the more."""
    return tuple(math.log(1 + COMMON / max(number, 1)) for number in held_by(among, question.each))


def _known(words: Sequence[str], among: Among) -> tuple[int, str, set[str]]:
    """The version of the words, what is told of watched tables, and which of the words stand in a row."""
    kinds = [kind for kind, _public in among.kinds]
    whole = [kind for kind, public in among.kinds if not public]
    [(version, told, known)] = rows_of(WHICH_ARE_KNOWN, [kinds, list(words), whole])
    return version, str(told), set(known)


def _corrections(unknown: Sequence[str], among: Among, version: int) -> dict[str, str]:
    """What stands for words that nobody has written, where nothing else finds them."""
    if not unknown:
        return {}
    synonyms = synonyms_at(version).of
    questions = [question_of([Asked((word,))], synonyms=synonyms) for word in unknown]
    asked = [[one.strict for one in questions], [one.wide for one in questions]]
    entries, parameters = among.statement
    statement = WHICH_ARE_FOUND.format(entries=entries)
    rows = rows_of(statement, [list(unknown), *asked, *parameters, *parameters])
    found = {word for (word,) in rows}
    meant = ((word, _meant(word, among.kinds, version)) for word in unknown if word not in found)
    return {word: spelled for word, spelled in meant if spelled}


def _meant(word: str, kinds: Sequence[tuple[int, bool]], version: int) -> str | None:
    """The correction out of the kinds searched; the one that stands nearest, then the most used."""
    found = []
    for kind, public in kinds:
        vocabulary = vocabulary_of(kind, version)
        if spelled := vocabulary.correct(word, public=public):
            used = vocabulary.counts[spelled][1 if public else 0]
            found.append((distance(word, spelled), -used, spelled))
    return min(found)[2] if found else None
