"""Addresses of invitations: of those who run a meeting, and of whoever is invited."""

from django.urls import path

from .views import answering, mails, people

INVITATIONS = [
    path("workshop/<slug:slug>/invitasjoner/", people.invitations, name="invitations"),
    path("workshop/<slug:slug>/invitasjoner/ny/", people.invitation_new, name="invitation-new"),
    path(
        "workshop/<slug:slug>/invitasjoner/flere/",
        people.invitations_paste,
        name="invitations-paste",
    ),
    path("workshop/<slug:slug>/invitasjoner/<int:pk>/", people.invitation, name="invitation"),
    path(
        "workshop/<slug:slug>/invitasjoner/<int:pk>/svar/",
        people.invitation_answer_for,
        name="invitation-answer-for",
    ),
    path(
        "workshop/<slug:slug>/invitasjoner/<int:pk>/ny-lenke/",
        people.invitation_new_link,
        name="invitation-new-link",
    ),
    path(
        "workshop/<slug:slug>/invitasjoner/<int:pk>/trekk/",
        people.invitation_withdraw,
        name="invitation-withdraw",
    ),
    path(
        "workshop/<slug:slug>/invitasjoner/<int:pk>/apne/",
        people.invitation_reopen,
        name="invitation-reopen",
    ),
    path("workshop/<slug:slug>/e-post/<slug:what>/", mails.invitation_mail, name="invitation-mail"),
    path("workshop/<slug:slug>/avlys/", people.meeting_call_off, name="meeting-call-off"),
    path("i/<str:token>/", answering.InvitationAnswer.as_view(), name="invitation-answer"),
    path(
        "i/<str:token>/mote.ics",
        answering.InvitationCalendar.as_view(),
        name="invitation-calendar",
    ),
]
