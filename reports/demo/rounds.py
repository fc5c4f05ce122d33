"""An invented round of double coding over the answers that both coders have been through."""

from forkommune.evidence.models import SourceText
from forkommune.evidence.services import open_round

from .world import World


def make_round(world: World) -> None:
    """Open, so that nothing is hidden in it but what one of them is not done with."""
    first, second = world.users["forsker"], world.users["prosess"]
    read_by_both = SourceText.objects.filter(
        is_invented=True, kind=SourceText.Kind.ANSWER, readings__coder=first
    ).filter(readings__coder=second)
    open_round(
        title="Utprøving av kodeboken",
        first=first,
        second=second,
        sources=list(read_by_both),
        by=first,
    )
