"""What the variables say, judged without asking any server."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import run_checks
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.portal.given import given
from forkommune.portal.metrics_address import metrics_address
from forkommune.portal.secret_key import SHORTEST

from .verdicts import Verdict, doubtful, fine, wrong

FEWEST_LETTERS = 5  # different ones, as Django's own check asks
OPEN_TO_ALL = ("0.0.0.0", "[::]", "::")  # nosec B104


def judge_settings() -> Iterator[Verdict]:
    """Mode, key, addresses, proxy, time zone, figures, and Django's own list."""
    yield _mode()
    yield _debug()
    yield _key()
    yield _hosts()
    yield _https()
    yield _proxy()
    yield _second_factor()
    yield _time_zone()
    yield _figures()
    yield _own_checks()


def _mode() -> Verdict:
    subject = _("Mode")
    if settings.PRODUCTION:
        return fine(subject, _("a service (FORKOMMUNE_ENV=production)"))
    return wrong(
        subject,
        _("a portal for one person on one machine"),
        _("Set FORKOMMUNE_ENV=production: HTTPS, secure cookies and second factors come with it."),
    )


def _debug() -> Verdict:
    subject = _("Error pages")
    if settings.DEBUG:
        return wrong(
            subject, _("they show code and settings"), _("Take DEBUG out of the settings.")
        )
    return fine(subject, _("they show no code"))


def _key() -> Verdict:
    subject = _("Secret key")
    key = settings.SECRET_KEY
    if len(key) < SHORTEST or len(set(key)) < FEWEST_LETTERS:
        return wrong(
            subject,
            _("shorter than %(n)d characters, or too plain") % {"n": SHORTEST},
            _("Put a long random text in the file that SECRET_KEY_FILE names."),
        )
    if not given("SECRET_KEY"):
        return doubtful(
            subject,
            _("made by the portal itself, in its state folder"),
            _("Give it by SECRET_KEY_FILE, and keep a copy apart from the backups."),
        )
    return fine(subject, _("given from outside"))


def _hosts() -> Verdict:
    subject = _("Names of the portal")
    host = urlsplit(settings.BASE_URL).hostname or ""
    if "*" in settings.ALLOWED_HOSTS:
        return wrong(
            subject, _("every name is accepted"), _("Name the portal's own in ALLOWED_HOSTS.")
        )
    if host not in settings.ALLOWED_HOSTS:
        return wrong(
            subject,
            _("links lead to %(host)s, which ALLOWED_HOSTS does not name") % {"host": host},
            _("Let BASE_URL and ALLOWED_HOSTS name the same machine."),
        )
    return fine(subject, ", ".join(settings.ALLOWED_HOSTS))


def _https() -> Verdict:
    subject = _("HTTPS")
    if not settings.BASE_URL.startswith("https://"):
        return wrong(
            subject,
            _("links begin with %(address)s") % {"address": settings.BASE_URL},
            _("Set BASE_URL to the address with https:// that visitors use."),
        )
    is_guarded = settings.SECURE_SSL_REDIRECT and settings.SESSION_COOKIE_SECURE
    if not (is_guarded and settings.SECURE_HSTS_SECONDS):
        return wrong(subject, _("not demanded of visitors"), _("Set FORKOMMUNE_ENV=production."))
    return fine(subject, _("demanded, and remembered by browsers"))


def _proxy() -> Verdict:
    subject = _("Proxy")
    if count := settings.TRUSTED_PROXIES:
        words = ngettext("%(n)d is trusted", "%(n)d are trusted", count)
        return fine(subject, words % {"n": count})
    return doubtful(
        subject,
        _("none is trusted: behind one, all visitors share one limit and HTTPS is not seen"),
        _("Set TRUSTED_PROXY=1 if a proxy that replaces X-Forwarded-For and -Proto is in front."),
    )


def _second_factor() -> Verdict:
    subject = _("Second factor")
    if settings.SECOND_FACTOR_DEMANDED:
        return fine(subject, _("demanded of staff and researchers"))
    return wrong(subject, _("demanded of nobody"), _("Set FORKOMMUNE_ENV=production."))


def _time_zone() -> Verdict:
    subject = _("Time zone")
    if settings.TIME_ZONE != "Europe/Oslo" or not settings.USE_TZ:
        return wrong(
            subject,
            settings.TIME_ZONE,
            _("Deadlines and days are Norwegian: set TIME_ZONE to Europe/Oslo."),
        )
    return fine(subject, settings.TIME_ZONE)


def _figures() -> Verdict:
    subject = _("Figures for monitoring")
    address = metrics_address()
    if address is None:
        return doubtful(
            subject,
            _("not given"),
            _("Set FORKOMMUNE_METRICS_ADDRESS to an inner address, such as 127.0.0.1:9100."),
        )
    place = f"{address.host}:{address.port}"
    if address.host in OPEN_TO_ALL:
        return fine(
            subject, _("on %(place)s; see that no proxy or wall lets it out") % {"place": place}
        )
    return fine(subject, place)


def _own_checks() -> Verdict:
    subject = _("Django's own list")
    found = run_checks(include_deployment_checks=True)
    if found:
        names = ", ".join(sorted({str(one.id) for one in found}))
        return wrong(
            subject,
            _("it objects to %(names)s") % {"names": names},
            _("Read them with “manage.py check --deploy”."),
        )
    return fine(subject, _("no objection"))
