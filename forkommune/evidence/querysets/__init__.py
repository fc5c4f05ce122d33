"""Questions about the chain of evidence that SQL can answer, and who may read what."""

from .claims import (
    ClaimLinkQuerySet,
    ClaimQuerySet,
    ClaimReviewQuerySet,
    SupportQuerySet,
    count_of_support,
)
from .codes import CodebookQuerySet, CodebookVersionQuerySet, CodeQuerySet
from .codings import CodingActQuerySet, CodingQuerySet
from .letters import InformationLetterQuerySet
from .memos import MemoQuerySet
from .passages import PassageQuerySet
from .people import (
    ConsentQuerySet,
    ContactAttemptQuerySet,
    ContactKeyQuerySet,
    InformantQuerySet,
    ProcessingActivityQuerySet,
    ResearchExportQuerySet,
    ResearchQuerySet,
)
from .readings import TextReadingQuerySet
from .revisions import TextRevisionQuerySet
from .rights import READ, READ_RELEASED
from .rounds import (
    AdjudicationQuerySet,
    CodingRoundQuerySet,
    RoundResultQuerySet,
    hidden_codings,
)
from .sources import SourceTextQuerySet

__all__ = [
    "READ",
    "READ_RELEASED",
    "AdjudicationQuerySet",
    "ClaimLinkQuerySet",
    "ClaimQuerySet",
    "ClaimReviewQuerySet",
    "CodeQuerySet",
    "CodebookQuerySet",
    "CodebookVersionQuerySet",
    "CodingActQuerySet",
    "CodingQuerySet",
    "CodingRoundQuerySet",
    "ConsentQuerySet",
    "ContactAttemptQuerySet",
    "ContactKeyQuerySet",
    "InformantQuerySet",
    "InformationLetterQuerySet",
    "MemoQuerySet",
    "PassageQuerySet",
    "ProcessingActivityQuerySet",
    "ResearchExportQuerySet",
    "ResearchQuerySet",
    "RoundResultQuerySet",
    "SourceTextQuerySet",
    "SupportQuerySet",
    "TextReadingQuerySet",
    "TextRevisionQuerySet",
    "count_of_support",
    "hidden_codings",
]
