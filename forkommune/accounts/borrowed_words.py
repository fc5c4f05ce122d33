"""Words that Django and django-allauth say on our pages, told here so that we translate them.

The libraries have no nynorsk for them, or a bokmål that does not tell what to do next; our
catalogues are read first. A test keeps the list in step with what the libraries really say.
"""

from django.utils.translation import gettext_noop

LIBRARY_WORDS = (
    gettext_noop("Authenticator code"),
    gettext_noop("Be patient, you are sending too many requests."),
    gettext_noop("Incorrect code."),
    gettext_noop("Remember Me"),
    gettext_noop("This account is currently inactive."),
    gettext_noop("This field is required."),
    gettext_noop("Too many failed login attempts. Try again later."),
)
