"""Rows of the accounts room."""

from .ended_link import EndedLink
from .organisation import Organisation, OrganisationKind
from .person import Person
from .personal_link import PersonalLink
from .role import Role
from .user import User

__all__ = [
    "EndedLink",
    "Organisation",
    "OrganisationKind",
    "Person",
    "PersonalLink",
    "Role",
    "User",
]
