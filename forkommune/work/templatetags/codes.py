"""What the pages of a log-in code say about the mail server: `{% load codes %}`."""

from django import template

from forkommune.work.services.codes import mail_server_is_away

register = template.Library()
register.simple_tag(mail_server_is_away)
