"""How allauth behaves here: nobody signs up without an invitation."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Closed portal: accounts come by invitation of the secretariat."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Always closed; an invited person already has a user row."""
        return False
