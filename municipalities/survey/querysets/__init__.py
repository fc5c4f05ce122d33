"""Questions about the survey that SQL can answer, one concept a file, and who may read interviews."""

from .answers import AnswerQuerySet
from .approvals import ApprovalEntryQuerySet, ApprovalRequestQuerySet
from .findings import FindingQuerySet, RoutineTemplateQuerySet
from .guides import InterviewGuideQuerySet
from .interviews import CLOSED, InterviewQuerySet
from .rights import CONDUCT, READ
from .rounds import SurveyRoundQuerySet

__all__ = [
    "CLOSED",
    "CONDUCT",
    "READ",
    "AnswerQuerySet",
    "ApprovalEntryQuerySet",
    "ApprovalRequestQuerySet",
    "FindingQuerySet",
    "InterviewGuideQuerySet",
    "InterviewQuerySet",
    "RoutineTemplateQuerySet",
    "SurveyRoundQuerySet",
]
