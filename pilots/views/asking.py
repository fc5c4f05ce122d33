"""Ask the owner of an example: an open form, without a log-in."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forkommune.work.sent_once import sent_once
from pilots.examples.asking import NoMailbox, ask
from pilots.examples.asking_form import AskForm
from pilots.examples.mailboxes import mailbox_of
from pilots.examples.telling import askable
from pilots.models import Example, ExampleUse
from pilots.usage.counting import count_use


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def example_ask(request: HttpRequest, slug: str) -> HttpResponse:
    """The question goes to the owner's mailbox by the outbox; without one the page says what to do."""
    examples = Example.objects.visible_to(request.user).published().in_full()
    example = get_object_or_404(examples, slug=slug)
    sent = request.POST if request.method == "POST" else None
    form = AskForm(sent, about=askable(example), request=request)
    if form.is_bound and form.is_valid():
        try:
            owner = ask(example=example, asked=form.told())
        except NoMailbox as refusal:
            form.add_error(None, str(refusal))
        else:
            count_use(ExampleUse.What.QUESTION)
            told = _("Your question is on its way to %s. The answer comes to your own mailbox.")
            messages.success(request, told % owner)
            return redirect(example)
    context = {"example": example, "form": form, "mailbox": mailbox_of(example)}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "pilots/example_ask.html", context, status=status)
