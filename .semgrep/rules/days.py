from django.utils import timezone
from django.utils.timezone import localtime


def days(edition, mail):
    # ruleid: day-of-a-moment-in-utc
    ordered = edition.ordered_at.date()
    # ruleid: day-of-a-moment-in-utc
    today = timezone.now().date()
    # ok: day-of-a-moment-in-utc
    sent = timezone.localdate(mail.sent_at)
    taken = localtime(edition.taken_at)
    # ok: day-of-a-moment-in-utc
    return ordered, today, sent, taken.date()


def sent(mail):
    moment = timezone.localtime(mail.sent_at)
    # ok: day-of-a-moment-in-utc
    return f"{moment.date()} {moment:%H.%M}"


def other(mail):
    moment = mail.sent_at
    # ruleid: day-of-a-moment-in-utc
    return moment.date()
