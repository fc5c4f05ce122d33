"""Rounds that were closed before results were kept: counted now, as their page counted them till now."""

from collections import defaultdict

from django.db import migrations
from django.db.models import Max

from forkommune.evidence.agreement.bootstrap import DRAWS, SEED, alpha_interval
from forkommune.evidence.agreement.two_coders import Counts


def count_closed_rounds(apps, schema_editor):
    """The moment is that of the counting: codings may have changed since the round was closed."""
    Round = apps.get_model("evidence", "CodingRound")
    for closed in Round.objects.filter(closed_at__isnull=False, result__isnull=True):
        _keep(apps, closed)


def _keep(apps, closed):
    Version = apps.get_model("evidence", "CodebookVersion")
    Result = apps.get_model("evidence", "RoundResult")
    readings = apps.get_model("evidence", "TextReading").objects.filter(
        source__coding_rounds=closed
    )
    done = {
        coder: set(readings.filter(coder=coder).values_list("source", flat=True))
        for coder in (closed.first_id, closed.second_id)
    }
    compared = done[closed.first_id] & done[closed.second_id]
    result = Result.objects.create(
        round=closed,
        version=Version.objects.filter(book=closed.codebook_id).order_by("-number")[0],
        compared=len(compared),
        total=closed.sources.count(),
        done_first=len(done[closed.first_id]),
        done_second=len(done[closed.second_id]),
        draws=DRAWS,
        seed=SEED,
        codes=list(_judged(apps, closed, compared)),
    )
    result.sources.set(compared)


def _judged(apps, closed, compared):
    Code = apps.get_model("evidence", "Code")
    used = _used(apps, closed, compared)
    usable = Code.objects.filter(
        codebook=closed.codebook_id,
        is_codable=True,
        merged_into__isnull=True,
        retired_at__isnull=True,
    )
    for code in usable.order_by("position", "name"):
        first, second = used[code.pk, closed.first_id], used[code.pk, closed.second_id]
        both = len(first & second)
        kept = {
            "uuid": str(code.uuid),
            "name": code.name,
            "both": both,
            "only_first": len(first) - both,
            "only_second": len(second) - both,
        }
        neither = len(compared) - len(first | second)
        drawn = alpha_interval(Counts(both, len(first) - both, len(second) - both, neither))
        if drawn:
            names = ("low", "high", "level", "draws", "left_out")
            kept["interval"] = {name: getattr(drawn, name) for name in names}
        yield kept


def _used(apps, closed, compared):
    """By code and coder: in which of the texts it stands in the newest revision."""
    Revision = apps.get_model("evidence", "TextRevision")
    newest = Revision.objects.filter(source__in=compared).values("source").annotate(n=Max("number"))
    current = dict(newest.values_list("source", "n"))
    codings = apps.get_model("evidence", "Coding").objects.filter(
        adjudication__isnull=True,
        coder__in=[closed.first_id, closed.second_id],
        passage__revision__source__in=compared,
    )
    used = defaultdict(set)
    rows = ("code", "coder", "passage__revision__source", "passage__revision__number")
    for code, coder, source, number in codings.values_list(*rows):
        if number == current[source]:
            used[code, coder].add(source)
    return used


class Migration(migrations.Migration):

    dependencies = [("evidence", "0019_round_results")]

    operations = [migrations.RunPython(count_closed_rounds, migrations.RunPython.noop)]
