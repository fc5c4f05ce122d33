"""Units that were drawn in together, such as the pupils of a school: each cluster counts once.

Pupils of one school are alike, so that ten schools with thirty pupils each are ten measurements and
not three hundred. Source: A. Donner and N. Klar, Design and Analysis of Cluster Randomization Trials in
Health Research (2000), section 6.2; R. J. Hayes and L. H. Moulton, Cluster Randomised Trials (2009),
section 10.3: a t-test of the clusters' means, which holds also for few clusters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from statistics import fmean

from .units import Units


def by_cluster(group: Units, *, same_units: bool) -> Units:
    """The group's clusters, each with the mean of its units before and after.

    same_units: whether only units count that were measured both times. A unit without a cluster is
    one of its own.
    """
    both = group.in_both
    first = both if same_units else list(group.before)
    second = both if same_units else list(group.after)
    return Units(
        _means(group.before, first, group.clusters), _means(group.after, second, group.clusters)
    )


def _means(
    values: Mapping[str, float], units: Iterable[str], clusters: Mapping[str, str]
) -> dict[str, float]:
    found: defaultdict[str, list[float]] = defaultdict(list)
    for unit in units:
        found[clusters.get(unit, unit)].append(values[unit])
    return {cluster: fmean(some) for cluster, some in found.items()}
