"""Rows of the accounts room."""

from .organisation import Organisation, OrganisationKind
from .person import Person
from .personal_link import PersonalLink
from .role import Role
from .user import User

__all__ = ["Organisation", "OrganisationKind", "Person", "PersonalLink", "Role", "User"]
