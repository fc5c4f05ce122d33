"""Who may reach what: every address, the row it names, and the answer that each role gets.

The rules behind the answers, from the role table of the design:

- What is published is for everybody. A visitor without an account who asks for anything else that
  needs one is sent to log in (`in`); a fragment that a script fetches says 401 instead.
- A room that is not one's own says 403. Somebody else's row, or an act that one may not do,
  says 404, as if it were not there.
- Interviews and what is coded in them: researchers; the secretariat where it was released to it.
- Operations and the data-protection officer see no content.

A cell is the answer to an empty request: 422 is the form that came back with what is missing,
302 is an act that was done or a way on to another page.
"""

from dataclasses import dataclass

from .world import ROLES

CLOSED = "405 405 405 405 405 405"
# The order of the columns: public, officer, researcher, secretary, operations, protection.
EVERYBODY = "200 200 200 200 200 200"
NOBODY = "404 404 404 404 404 404"
ONLY_OWN = "in 404 404 404 404 404"
GONE = "410 410 410 410 410 410"
SENT_ON = "302 302 302 302 302 302"
TEAM = "404 404 200 200 404 404"
RESEARCHERS = "in 404 200 404 404 404"
RUNNERS = "in 404 404 200 404 404"
READERS = "in 404 200 200 404 404"
MEASURERS = "in 403 200 200 403 403"
READS = "in 200 200 200 404 404"


@dataclass(frozen=True)
class Access:
    """One address and row with the answers to GET and POST, a word per role in the order of ROLES.

    `get` or `post` is CLOSED where the method does not exist: then those who would be refused the
    address anyhow may be refused before they are told.
    """

    name: str
    row: str = ""
    get: str = CLOSED
    post: str = CLOSED

    def cells(self, method: str) -> dict[str, str]:
        """The expected answers to a method, by role."""
        return dict(zip(ROLES, getattr(self, method).split(), strict=True))


def page(name: str, row: str = "", get: str = EVERYBODY) -> Access:
    """An address that is only read."""
    return Access(name, row, get=get)


def form(name: str, row: str, get: str, post: str) -> Access:
    """A page whose form is sent to the page itself."""
    return Access(name, row, get=get, post=post)


def act(name: str, row: str, post: str) -> Access:
    """An address that changes something, by POST alone."""
    return Access(name, row, post=post)


# Of a meeting: who holds it keeps its polls, researchers read them, the public what is published.
UNFILLED = "422 422 422 422 422 422"
NOBODY_HERE = "in 404 404 404 404 404"
KEEPERS, KEEPING = "in 404 404 200 404 404", "in 404 404 422 404 404"
POLLS = [
    page("workshops:poll-list", "meeting on its day", READERS),
    form("workshops:poll-new", "meeting on its day", KEEPERS, KEEPING),
    page("workshops:poll-detail", "published poll"),
    page("workshops:poll-detail", "open poll", TEAM),
    form("workshops:poll-change", "unopened poll", KEEPERS, KEEPING),
    form("workshops:poll-tie", "tie of a poll", KEEPERS, KEEPING),
    act("workshops:poll-act", "unopened poll", KEEPING),
    page("workshops:screen", "meeting on its day", "in 404 302 302 404 404"),
    page("workshops:screen-poll", "open poll", READERS),
    page("workshops:screen-state", "open poll", READERS),
    page("workshops:phone-day", "spent link", GONE),
    page("workshops:phone-day", "phone of a participant"),
    page("workshops:phone-day-state", "phone of a participant"),
    form("workshops:phone-poll", "poll on a phone", EVERYBODY, SENT_ON),
    page("workshops:phone-poll-state", "poll on a phone"),
    page("workshops:phone-day-state", "spent link", GONE),
    form("workshops:phone-card", "spent link", GONE, GONE),
    form("workshops:phone-card", "phone of a participant", EVERYBODY, SENT_ON),
    form("workshops:phone-card-fact", "fact of a card", EVERYBODY, UNFILLED),
    form("workshops:phone-card-remark", "phone of a participant", EVERYBODY, UNFILLED),
    act("workshops:phone-card-withdraw", "suggestion of another card", NOBODY),
    form("workshops:phone-card-findings", "phone of a participant", EVERYBODY, SENT_ON),
    form("workshops:phone-card-finding", "finding of another card", NOBODY, NOBODY),
    form("workshops:check-in", "meeting on its day", KEEPERS, NOBODY_HERE),
    form("workshops:check-in-code", "code of a participant", KEEPERS, "in 404 404 302 404 404"),
    form("workshops:idea-desk", "meeting on its day", KEEPERS, KEEPING),
    page("workshops:present", "view for the room", READERS),
    form("workshops:table-ideas", "table with a code", EVERYBODY, UNFILLED),
    form("workshops:table-ideas", "no table", NOBODY, NOBODY),
    page("workshops:table-ideas-state", "table with a code"),
]
START = [
    page("home"),
    page("choose-municipality", get=SENT_ON),
    page("news-log", get="in 200 200 200 403 403"),
    form("weekly-mail", "", "in 200 200 200 403 403", "in 302 302 302 403 403"),
    page("dissemination-list"),
    page("dissemination-csv"),
    page("dissemination-workbook"),
    form("dissemination-add", "", READERS, "in 404 422 422 404 404"),
    form("dissemination-change", "talk that was told", READERS, "in 404 422 422 404 404"),
    act("dissemination-remove", "talk that was told", "in 404 302 302 404 404"),
    page("accessibility"),
    page("privacy"),
    page("sources"),
    page("help"),
    page("help-page", "help for researchers"),
    page("news"),
    page("sitemap"),
    page("robots"),
    page("security"),
    page("ui:language", "nynorsk", SENT_ON),
    page("ui:components", get="in 403 403 200 200 200"),
    form("accounts:login-link", "spent link", GONE, GONE),
    # The own account; somebody else's session is not there.
    page("accounts:sign-in", get="in 200 200 200 200 200"),
    act("accounts:session-end", "own session", "in 302 404 404 404 404"),
    act("accounts:session-end", "other session", "in 404 302 404 404 404"),
    act("accounts:sessions-end-others", "", "in 302 302 302 302 302"),
    # No OpenID provider is configured; tests/accounts/test_openid.py tells what one opens. A log-in
    # of these tests is no fresh one, so nothing is bound to it.
    form("accounts:oidc-login", "", "404 403 403 403 403 403", "404 403 403 403 403 403"),
    form("accounts:oidc-callback", "", NOBODY, NOBODY),
    act("accounts:oidc-unlink", "", "in 302 302 302 302 302"),
    form("accounts:passkey-remove", "no passkey", ONLY_OWN, ONLY_OWN),
    form("accounts:moved", "", SENT_ON, SENT_ON),
    page("portal:live"),
    page("portal:ready", get="503 503 503 503 503 503"),  # no worker runs in this test
]

# Meetings from the inside: for those who hold them. A municipality's officer sees nothing of what
# was said with it.
KEPT_BY_BOTH = "in 404 422 422 404 404"
DONE_BY_BOTH = "in 404 302 302 404 404"
SAVED_BY_BOTH = "401 404 200 200 404 404"
RUN = "in 404 404 302 404 404"
MEETINGS = [
    page("workshops:follow-up", "municipality", READERS),
    page("workshops:follow-up", "other municipality", READERS),
    form("workshops:contact-new", "municipality", READERS, KEPT_BY_BOTH),
    act("workshops:contact-save", "municipality", SAVED_BY_BOTH),
    form("workshops:meeting-new", "", READERS, KEPT_BY_BOTH),
    form("workshops:meeting-change", "draft meeting", READERS, KEPT_BY_BOTH),
    form("workshops:participants", "draft meeting", READERS, KEPT_BY_BOTH),
    act("workshops:participant-strike", "participant", DONE_BY_BOTH),
    page("workshops:action-list", get=READERS),
    form("workshops:action-change", "action", READERS, KEPT_BY_BOTH),
    act("workshops:action-close", "action", DONE_BY_BOTH),
    page("workshops:record", "draft meeting", READERS),
    page("workshops:record", "published meeting", READERS),
    form("workshops:notes-form", "draft meeting", READERS, DONE_BY_BOTH),
    act("workshops:notes-save", "draft meeting", SAVED_BY_BOTH),
    act("workshops:notes-presence", "draft meeting", SAVED_BY_BOTH),
    form("workshops:notes-conflict", "draft meeting", DONE_BY_BOTH, DONE_BY_BOTH),
    form("workshops:notes-versions", "draft meeting", READERS, ONLY_OWN),
    form("workshops:conclusion-new", "draft meeting", READERS, KEPT_BY_BOTH),
    act("workshops:conclusion-take-back", "conclusion", DONE_BY_BOTH),
    form("workshops:conclusion-change", "conclusion", READERS, KEPT_BY_BOTH),
    form("workshops:notes-basis", "meeting with notes", READERS, DONE_BY_BOTH),
    form("workshops:names-until", "draft meeting", READERS, DONE_BY_BOTH),
    page("workshops:basis", get=READERS),
    form("workshops:basis-choose", "", READERS, KEPT_BY_BOTH),
    act("workshops:basis-order", "chosen conclusion", DONE_BY_BOTH),
    form("workshops:question-new", "", READERS, KEPT_BY_BOTH),
    form("workshops:question", "open question", READERS, KEPT_BY_BOTH),
    act("workshops:question-end", "open question", KEPT_BY_BOTH),
    page("workshops:basis-file", "basis as a file", READERS),
    form("workshops:action-new", "draft meeting", READERS, KEPT_BY_BOTH),
    form("workshops:case-paper-new", "draft meeting", READERS, KEPT_BY_BOTH),
    form("workshops:case-paper", "draft case paper", READERS, DONE_BY_BOTH),
    form("workshops:case-paper", "final case paper", READERS, READERS),
    act("workshops:case-paper-save", "draft case paper", SAVED_BY_BOTH),
    act("workshops:case-paper-presence", "draft case paper", SAVED_BY_BOTH),
    form("workshops:case-paper-conflict", "draft case paper", DONE_BY_BOTH, DONE_BY_BOTH),
    form("workshops:case-paper-versions", "draft case paper", READERS, ONLY_OWN),
    page("workshops:case-paper-word", "draft case paper", READERS),
    page("workshops:case-paper-word", "final case paper", READERS),
    page("workshops:case-paper-pdf", "draft case paper", ONLY_OWN),
    page("workshops:case-paper-pdf", "final case paper", READERS),
    page("workshops:case-paper-archive", "draft case paper", ONLY_OWN),
    page("workshops:case-paper-archive", "final case paper", READERS),
    form("workshops:minutes-start", "draft meeting", READERS, DONE_BY_BOTH),
    form("workshops:minutes", "draft minutes", READERS, DONE_BY_BOTH),
    form("workshops:minutes", "approved minutes", READERS, READERS),
    act("workshops:minutes-save", "draft minutes", SAVED_BY_BOTH),
    act("workshops:minutes-presence", "draft minutes", SAVED_BY_BOTH),
    form("workshops:minutes-conflict", "draft minutes", DONE_BY_BOTH, DONE_BY_BOTH),
    form("workshops:minutes-versions", "draft minutes", READERS, ONLY_OWN),
    form("workshops:minutes-section", "section of minutes", READERS, DONE_BY_BOTH),
    form("workshops:minutes-send", "draft minutes", READERS, KEPT_BY_BOTH),
    form("workshops:minutes-remind", "minutes out for comments", READERS, DONE_BY_BOTH),
    form("workshops:minutes-comments", "minutes out for comments", READERS, ONLY_OWN),
    act("workshops:minutes-reader-remove", "reader of minutes", DONE_BY_BOTH),
    form("workshops:minutes-approve", "draft minutes", READERS, KEPT_BY_BOTH),
    form("workshops:minutes-new-version", "approved minutes", READERS, KEPT_BY_BOTH),
    page("workshops:minutes-archive", "draft minutes", ONLY_OWN),
    page("workshops:minutes-archive", "approved minutes", READERS),
    page("workshops:minutes-word", "draft minutes", READERS),
    page("workshops:minutes-pdf", "draft minutes", READERS),
    form("workshops:minutes-reader", "link of a reader", EVERYBODY, SENT_ON),
    form("workshops:minutes-reader", "spent link", GONE, GONE),
    page("workshops:minutes-reader-file", "spent link", GONE),
    page("workshops:evaluation", "draft meeting", READERS),
    page("workshops:evaluation", "meeting with an open evaluation", READERS),
    form("workshops:evaluation-questions", "meeting with an evaluation", KEEPERS, KEEPING),
    form("workshops:evaluation-send", "meeting with an evaluation", KEEPERS, KEEPING),
    form("workshops:evaluation-remind", "meeting with an open evaluation", KEEPERS, RUN),
    act("workshops:evaluation-act", "meeting with an evaluation", RUN),
    page("workshops:evaluation-file", "meeting with an open evaluation", ONLY_OWN),
    form("workshops:evaluate", "link of an evaluation", EVERYBODY, SENT_ON),
    form("workshops:evaluate", "spent link", GONE, GONE),
    form("workshops:phone-evaluate", "phone of a participant", NOBODY, NOBODY),
]

REGISTER = [
    page("municipalities:municipality-list"),
    page("municipalities:municipality-compare"),
    page("municipalities:municipality-detail", "municipality"),
    form(
        "municipalities:facts", "municipality", "in 200 404 404 404 404", "in 302 404 404 404 404"
    ),
    form("municipalities:facts", "other municipality", ONLY_OWN, ONLY_OWN),
    form(
        "municipalities:fact-suggest",
        "own fact",
        "in 200 404 404 404 404",
        "in 422 404 404 404 404",
    ),
    form("municipalities:fact-suggest", "other fact", ONLY_OWN, ONLY_OWN),
    form(
        "municipalities:fact-remark",
        "municipality",
        "in 200 404 404 404 404",
        "in 422 404 404 404 404",
    ),
    form("municipalities:fact-remark", "other municipality", ONLY_OWN, ONLY_OWN),
    act("municipalities:suggestion-withdraw", "own suggestion", "in 302 404 404 404 404"),
    act("municipalities:suggestion-withdraw", "other suggestion", ONLY_OWN),
    # By a link that opens nothing; what one that opens does is told in tests/register/test_facts.
    form("municipalities:facts-by-link", "spent link", GONE, GONE),
    form("municipalities:fact-suggest-by-link", "fact by spent link", GONE, GONE),
    form("municipalities:fact-remark-by-link", "spent link", GONE, GONE),
    act("municipalities:suggestion-withdraw-by-link", "suggestion by spent link", GONE),
    form(
        "municipalities:findings",
        "municipality",
        "in 200 404 404 404 404",
        "in 302 404 404 404 404",
    ),
    form("municipalities:findings", "other municipality", ONLY_OWN, ONLY_OWN),
    form(
        "municipalities:finding-correct",
        "marked finding",
        "in 200 404 404 404 404",
        "in 422 404 404 404 404",
    ),
    form("municipalities:finding-correct", "unmarked finding", ONLY_OWN, ONLY_OWN),
    form("municipalities:findings-by-link", "spent link", GONE, GONE),
    form("municipalities:finding-correct-by-link", "finding by spent link", GONE, GONE),
    page("municipalities:network"),
    page("municipalities:network-division", "published division"),
    page("municipalities:network-division", "draft division", TEAM),
    page("municipalities:network-group", "published group"),
    page("municipalities:network-group", "draft group", TEAM),
    page("municipalities:network-compare", get=TEAM),
    form("municipalities:network-divide", "", TEAM, "404 404 404 422 404 404"),
    page("municipalities:network-table", "published division"),
    page("municipalities:network-table", "draft division", TEAM),
    page("municipalities:network-criteria", get=TEAM),
    page("municipalities:network-criterion", "criterion", TEAM),
    act("municipalities:network-bring", "draft division", "404 404 404 302 404 404"),
    act("municipalities:network-contact-add", "draft group", "404 404 404 422 404 404"),
    act("municipalities:network-contact-remove", "contact", "404 404 404 302 404 404"),
    act("municipalities:network-move", "draft division", "404 404 404 422 404 404"),
    act("municipalities:network-names", "draft division", "404 404 404 422 404 404"),
    act("municipalities:network-take", "draft division", "404 404 404 302 404 404"),
    act("municipalities:network-drop", "draft division", "404 404 404 302 404 404"),
    page("search:everything"),
    page("search:suggestions"),
    page("pilots:example-list"),
    page("pilots:example-csv"),
    page("pilots:example-suggestions"),
    page("pilots:example-detail", "published example"),
    page("pilots:example-detail", "draft example", TEAM),
    form("pilots:confirm", "municipality", "in 200 404 404 404 404", "in 302 404 404 404 404"),
    form("pilots:confirm", "other municipality", ONLY_OWN, ONLY_OWN),
    form(
        "pilots:confirm-suggest",
        "fact of an own example",
        "in 200 404 404 404 404",
        "in 422 404 404 404 404",
    ),
    form("pilots:confirm-suggest", "fact of another example", ONLY_OWN, ONLY_OWN),
    form(
        "pilots:confirm-remark", "own example", "in 200 404 404 404 404", "in 422 404 404 404 404"
    ),
    form("pilots:confirm-remark", "other example", ONLY_OWN, ONLY_OWN),
    act("pilots:confirm-withdraw", "own suggestion", "in 302 404 404 404 404"),
    act("pilots:confirm-withdraw", "other suggestion", ONLY_OWN),
    form("pilots:confirm-else", "municipality", "in 200 404 404 404 404", "in 422 404 404 404 404"),
    form("pilots:confirm-else", "other municipality", ONLY_OWN, ONLY_OWN),
    form(
        "pilots:confirm-adopt", "municipality", "in 200 404 404 404 404", "in 422 404 404 404 404"
    ),
    form("pilots:confirm-adopt", "other municipality", ONLY_OWN, ONLY_OWN),
    # What a link that opens does is told in tests/pilots/test_confirming.
    form("pilots:confirm-by-link", "spent link", GONE, GONE),
    form("pilots:confirm-suggest-by-link", "fact of an example by spent link", GONE, GONE),
    form("pilots:confirm-remark-by-link", "example by spent link", GONE, GONE),
    act("pilots:confirm-withdraw-by-link", "suggestion by spent link", GONE),
    form("pilots:confirm-else-by-link", "spent link", GONE, GONE),
    form("pilots:confirm-adopt-by-link", "spent link", GONE, GONE),
    page("pilots:links", get=MEASURERS),
    page("pilots:usage", get=MEASURERS),
    page("pilots:usage-file", get=MEASURERS),
    form("pilots:example-proposals", "", "in 200 200 200 403 403", "in 302 302 302 403 403"),
    page("pilots:example-alike", get="in 200 200 200 403 403"),
    form("pilots:example-proposal", "own proposal", READS, "in 302 302 302 404 404"),
    form("pilots:example-proposal", "other proposal", READERS, "in 404 302 302 404 404"),
    act("pilots:example-proposal-save", "own proposal", "401 200 200 200 404 404"),
    act("pilots:example-proposal-presence", "own proposal", "401 200 200 200 404 404"),
    form(
        "pilots:example-proposal-conflict",
        "own proposal",
        "in 302 302 302 404 404",
        "in 302 302 302 404 404",
    ),
    form("pilots:example-proposal-versions", "own proposal", READS, ONLY_OWN),
    # What a link that opens does is told in tests/pilots/test_proposing.
    form("pilots:example-proposal-by-link", "spent link", GONE, GONE),
    act("pilots:example-proposal-save-by-link", "spent link", GONE),
    form("pilots:example-adopt", "published example", ONLY_OWN, ONLY_OWN),
    form("pilots:example-make", "", "in 403 404 404 403 403", "in 403 404 404 403 403"),
    form("pilots:example-proposal-files", "own proposal", READS, "in 422 422 422 404 404"),
    page("pilots:example-proposal-file", "file of a proposal", READS),
    form(
        "pilots:example-attach",
        "published example",
        "in 403 200 200 403 403",
        "in 403 422 422 403 403",
    ),
    form("pilots:example-tell", "", EVERYBODY, "422 422 422 422 422 422"),
    page("pilots:example-told"),
    form("pilots:example-sponsor", "spent link", GONE, GONE),
    form("pilots:example-files-by-link", "spent link", GONE, GONE),
    page("pilots:example-file-by-link", "example by spent link", GONE),
    page("pilots:example-sponsor-file", "example by spent link", GONE),
    form("pilots:example-sheet", "", "in 200 200 200 403 403", "in 422 422 422 403 403"),
    page("pilots:example-sheet-empty", get="in 200 200 200 403 403"),
    page("pilots:example-sheet-standing", "sheet as CSV", "in 200 200 200 403 403"),
    form(
        "pilots:example-sheet-file",
        "sheet of examples",
        "in 404 200 200 403 403",
        "in 404 302 302 403 403",
    ),
    form("pilots:example-merge", "", "in 403 403 200 403 403", "in 403 403 422 403 403"),
    form("pilots:example-merger", "merger", "in 403 403 200 403 403", "in 403 403 302 403 403"),
    act("pilots:example-apart", "", "in 403 403 404 403 403"),
    act("pilots:example-apart-undo", "pair put away", "in 403 403 302 403 403"),
    page("pilots:queue", get=MEASURERS),
    page("pilots:grades"),
    form("pilots:assessment", "draft example", "in 403 200 403 403 403", "in 403 422 403 403 403"),
    form("pilots:confirmations", "", MEASURERS, "in 403 404 404 403 403"),
    page("pilots:example-feed"),
    form("pilots:shortlist", "", EVERYBODY, NOBODY),
    page("pilots:case-paper", "paper of no list", SENT_ON),
    page("pilots:example-compare"),
    page("pilots:example-pdf", "published example"),
    page("pilots:example-pdf", "draft example", NOBODY),
    form("pilots:example-ask", "published example", EVERYBODY, "422 422 422 422 422 422"),
    form("pilots:example-ask", "draft example", NOBODY, NOBODY),
    page("pilots:example-file", "file of an example"),
    page("pilots:example-file", "file that the owner keeps back", TEAM),
    page("pilots:pilot-list"),
    page("pilots:pilot-csv"),
    page("pilots:pilot-board"),
    page("pilots:pilot-timeline"),
    page("pilots:pilot-detail", "published pilot"),
    page("pilots:pilot-detail", "draft pilot", TEAM),
    page("pilots:pilot-detail", "measured pilot", TEAM),
    form("pilots:pilot-create", "", MEASURERS, "in 403 422 422 403 403"),
    page("pilots:criteria"),
    form("pilots:criteria-create", "", MEASURERS, "in 403 422 422 403 403"),
    page("pilots:assessment-overview", get=MEASURERS),
    form("pilots:pilot-assess", "draft pilot", MEASURERS, "in 403 302 302 403 403"),
    act("pilots:pilot-assess-anew", "draft pilot", "in 403 302 302 403 403"),
    page("pilots:pilot-assessment", "draft pilot", MEASURERS),
    act("pilots:pilot-move", "draft pilot", "in 403 302 302 403 403"),
    form("pilots:proposal-create", "", EVERYBODY, "422 422 422 422 422 422"),
    page("pilots:proposal-status", "proposal by its link"),
    page("pilots:proposal-list", get=MEASURERS),
    form("pilots:proposal-decide", "proposal of a pilot", MEASURERS, "in 403 200 200 403 403"),
    form("pilots:pilot-form", "draft pilot", MEASURERS, "in 403 302 302 403 403"),
    act("pilots:pilot-save", "draft pilot", "401 403 200 200 403 403"),
    act("pilots:pilot-presence", "draft pilot", "401 403 200 200 403 403"),
    form(
        "pilots:pilot-conflict", "draft pilot", "in 403 302 302 403 403", "in 403 302 302 403 403"
    ),
    form("pilots:pilot-versions", "draft pilot", MEASURERS, "in 403 404 404 403 403"),
    form("pilots:pilot-partners", "draft pilot", MEASURERS, "in 403 422 422 403 403"),
    act("pilots:partner-remove", "partner of a pilot", "in 403 302 302 403 403"),
    form("pilots:experiment-plan", "planned pilot", MEASURERS, "in 403 422 422 403 403"),
    form(
        "pilots:experiment-plan",
        "measured pilot",
        "in 403 302 302 403 403",
        "in 403 302 302 403 403",
    ),
    act("pilots:plan-register", "planned pilot", "in 403 302 302 403 403"),
    form("pilots:experiment-note", "measured pilot", MEASURERS, "in 403 422 422 403 403"),
    form("pilots:indicator-create", "planned pilot", MEASURERS, "in 403 422 422 403 403"),
    form("pilots:indicator-change", "planned indicator", MEASURERS, "in 403 422 422 403 403"),
    form("pilots:indicator-mean", "measured indicator", MEASURERS, "in 403 422 422 403 403"),
    form("pilots:indicator-analysis", "measured indicator", MEASURERS, "in 403 422 422 403 403"),
    page("pilots:analysis-file", "analysis", MEASURERS),
    form("pilots:experiment-conclude", "measured pilot", MEASURERS, "in 403 422 422 403 403"),
    page("pilots:measurements-dictionary", "measured pilot", MEASURERS),
    form("pilots:measurement-by-hand", "measured pilot", MEASURERS, "in 403 422 422 403 403"),
    form("pilots:measurements", "measured pilot", MEASURERS, "in 403 422 422 403 403"),
    page("pilots:measurements-sheet", "measured pilot", MEASURERS),
    act("pilots:measurements-data", "measured pilot", "in 403 200 200 403 403"),
    form("pilots:measurements-file", "file of measurements", MEASURERS, "in 403 302 302 403 403"),
    page("workshops:meeting-list"),
    page("workshops:meeting-detail", "published meeting"),
    page("workshops:meeting-detail", "draft meeting", TEAM),
    # A programme is published apart from its meeting; these meetings have none.
    page("workshops:meeting-calendar", "published meeting", NOBODY),
    page("workshops:meeting-calendar", "draft meeting", NOBODY),
    page("workshops:meeting-calendar", "published programme"),
    form("workshops:seating", "published meeting", READERS, "in 404 404 422 404 404"),
    page("workshops:papers", "published meeting", READERS),
    page("workshops:paper", "papers of no kind", "in 404 404 404 404 404"),
    act("workshops:paper-order", "papers of no kind", ONLY_OWN),
    act("workshops:paper-order", "signs of a meeting", "in 404 302 302 404 404"),
    page("workshops:printed-paper", "printed paper", RUNNERS),  # the secretary's own
    page("workshops:paper", "signs of a meeting", "in 404 302 302 404 404"),  # there are no tables
    form("workshops:meeting-drafts", "published meeting", READERS, "in 404 404 422 404 404"),
    *MEETINGS,
    # The day and its programme are the secretariat's to put together, and so are invitations.
    form("workshops:day-set", "planned meeting", RUNNERS, "in 404 404 422 404 404"),
    form("workshops:day-new", "planned meeting", RUNNERS, "in 404 404 422 404 404"),
    form("workshops:programme-edit", "planned meeting", RUNNERS, "in 404 404 302 404 404"),
    act("workshops:programme-publish", "planned meeting", "in 404 404 302 404 404"),
    form("workshops:item-new", "planned meeting", RUNNERS, "in 404 404 422 404 404"),
    form("workshops:item-change", "item of a programme", RUNNERS, "in 404 404 422 404 404"),
    act("workshops:item-remove", "item of a programme", "in 404 404 302 404 404"),
    page("workshops:invitations", "planned meeting", RUNNERS),
    form("workshops:invitation-new", "planned meeting", RUNNERS, "in 404 404 422 404 404"),
    form("workshops:invitations-paste", "planned meeting", RUNNERS, "in 404 404 422 404 404"),
    form("workshops:invitation", "invitation", RUNNERS, "in 404 404 422 404 404"),
    act("workshops:invitation-answer-for", "invitation", "in 404 404 422 404 404"),
    act("workshops:invitation-new-link", "invitation", "in 404 404 302 404 404"),
    act("workshops:invitation-withdraw", "invitation", "in 404 404 302 404 404"),
    act("workshops:invitation-reopen", "invitation", "in 404 404 302 404 404"),
    form("workshops:invitation-mail", "mail to the invited", RUNNERS, "in 404 404 422 404 404"),
    form("workshops:meeting-call-off", "planned meeting", RUNNERS, "in 404 404 422 404 404"),
    # Whoever holds the link is the person; an empty answer says what is missing.
    form("workshops:invitation-answer", "open invitation", EVERYBODY, "422 422 422 422 422 422"),
    form("workshops:invitation-answer", "spent link", GONE, GONE),
    page("workshops:invitation-calendar", "open invitation", NOBODY),
    *POLLS,
    page("plan:plan"),
]

# The books: kept by the secretariat, read by researchers too.
ACCOUNTS = [
    page("plan:accounts", get=READERS),
    page("plan:accounts-workbook", get=READERS),
    act("plan:hours-propose", "", "in 404 404 302 404 404"),
    act("plan:statement-order", "", "in 404 404 302 404 404"),
    page("plan:statement-download", "statement", READERS),
]

INTERVIEWS = [
    page("municipalities:survey", get="in 403 200 302 403 403"),
    page("municipalities:interview-list", get="in 403 200 200 403 403"),
    page("municipalities:overview", get="in 403 200 403 403 403"),
    page("municipalities:finding-list", get="in 403 200 403 403 403"),
    page("municipalities:overview-file", get="in 403 200 403 403 403"),
    page("municipalities:waiting-list", get="in 403 200 403 403 403"),
    page("municipalities:barriers-crossed", get="in 403 200 403 403 403"),
    page("municipalities:coverage", get="in 403 200 403 403 403"),
    page("municipalities:indicators", get="in 403 200 403 403 403"),
    page("municipalities:passes", get="in 403 200 403 403 403"),
    form("municipalities:passes-of", "municipality", "in 403 200 403 403 403", "in 403 302 403 403 403"),
    page("municipalities:passes-card", "municipality", "in 403 200 403 403 403"),
    page("municipalities:passes-card-pdf", "municipality", "in 403 200 403 403 403"),
    act("municipalities:passes-audit", "marked finding", "in 403 302 403 403 403"),
    form("municipalities:routine-templates", "routine", RESEARCHERS, "in 404 422 404 404 404"),
    page("municipalities:routine-template", "template of a routine", RESEARCHERS),
    form("municipalities:interview-create", "", "in 403 200 403 403 403", "in 403 422 403 403 403"),
    form("municipalities:round-create", "", "in 403 200 403 403 403", "in 403 422 403 403 403"),
    form("municipalities:round", "survey round", "in 403 200 403 403 403", "in 403 422 403 403 403"),
    form("municipalities:round-change", "survey round", "in 403 200 403 403 403", "in 403 422 403 403 403"),
    act("municipalities:round-leave-out", "municipality of the round", "in 403 302 403 403 403"),
    form("municipalities:import-new", "", "in 403 200 403 403 403", "in 403 422 403 403 403"),
    form("municipalities:board-file", "survey round", "in 403 200 403 403 403", "in 403 422 403 403 403"),
    page("municipalities:answer-sheet", "survey round", "in 403 200 403 403 403"),
    page("municipalities:guide-paper", "guide", "in 403 200 403 403 403"),
    page("municipalities:guide-paper-for", "guide for the municipality", "in 403 200 403 403 403"),
    page("municipalities:guide-workbook", "guide", "in 403 200 403 403 403"),
    # Nothing to write: the page says that the file is decided.
    form("municipalities:import", "file of answers", "in 403 200 403 403 403", "in 403 302 403 403 403"),
    page("municipalities:guide-list", get="in 403 200 403 403 403"),
    form("municipalities:guide", "guide", "in 403 200 403 403 403", "in 403 422 403 403 403"),
    act("municipalities:guide-publish", "guide", "in 403 302 403 403 403"),
    page("municipalities:guide-preview", "guide", "in 403 200 403 403 403"),
    form("municipalities:guide-details", "guide", "in 403 200 403 403 403", "in 403 422 403 403 403"),
    form("municipalities:guide-part-add", "guide", "in 403 200 403 403 403", "in 403 422 403 403 403"),
    form("municipalities:guide-part", "part of the guide", "in 403 200 403 403 403", "in 403 422 403 403 403"),
    act("municipalities:guide-part-move", "part of the guide", "in 403 404 403 403 403"),  # it names no direction
    act("municipalities:guide-question-move", "question", "in 403 404 403 403 403"),
    form("municipalities:guide-question-add", "guide", "in 403 200 403 403 403", "in 403 422 403 403 403"),
    form("municipalities:guide-question", "question", "in 403 200 403 403 403", "in 403 422 403 403 403"),
    # A completed interview is read on its page; its form opens when asked to.
    form("municipalities:interview-form", "kept interview", "in 404 302 404 404 404", "in 404 302 404 404 404"),
    form("municipalities:interview-form", "released interview", "in 404 302 302 404 404", "in 404 302 404 404 404"),
    page("municipalities:interview-detail", "kept interview", RESEARCHERS),
    page("municipalities:interview-detail", "released interview", READERS),
    form("municipalities:interview-basis", "kept interview", RESEARCHERS, "in 404 422 404 404 404"),
    form("municipalities:interview-basis", "released interview", RESEARCHERS, "in 404 422 404 404 404"),
    act("municipalities:interview-save", "kept interview", "401 404 200 404 404 404"),
    act("municipalities:interview-save", "released interview", "401 404 200 404 404 404"),
    act("municipalities:interview-presence", "kept interview", "401 404 200 404 404 404"),
    act("municipalities:interview-presence", "released interview", "401 404 200 404 404 404"),
    # No texts have met: the page leads back to the form.
    form("municipalities:interview-conflict", "kept interview", "in 404 302 404 404 404", "in 404 302 404 404 404"),
    form("municipalities:interview-conflict", "released interview", "in 404 302 404 404 404", "in 404 302 404 404 404"),
    form("municipalities:interview-versions", "kept interview", RESEARCHERS, "in 404 404 404 404 404"),
    form("municipalities:interview-versions", "released interview", RESEARCHERS, "in 404 404 404 404 404"),
    act("municipalities:interview-approve", "kept interview", "in 404 422 404 404 404"),
    act("municipalities:interview-approve", "released interview", "in 404 422 404 404 404"),
    act("municipalities:interview-waive", "kept interview", "in 404 422 404 404 404"),
    act("municipalities:interview-waive", "released interview", "in 404 422 404 404 404"),
    act("municipalities:interview-send", "kept interview", "in 404 302 404 404 404"),
    act("municipalities:interview-send", "released interview", "in 404 302 404 404 404"),
    # The link is the respondent's right; what it opens is shown when its button was pressed.
    form("municipalities:approval", "open approval", EVERYBODY, SENT_ON),
    form("municipalities:approval", "spent link", GONE, GONE),
    form("municipalities:approval-withdraw", "open approval", EVERYBODY, "422 422 422 422 422 422"),
    form("municipalities:approval-withdraw", "spent link", GONE, GONE),
    act("municipalities:approval-save", "open approval", "422 422 422 422 422 422"),
    act("municipalities:approval-save", "spent link", GONE),
    act("municipalities:interview-release", "kept interview", "in 404 302 404 404 404"),
    act("municipalities:interview-release", "released interview", "in 404 302 404 404 404"),
    page("municipalities:interview-contact", "kept interview", RESEARCHERS),
    page("municipalities:interview-contact", "released interview", RESEARCHERS),
    page("municipalities:interview-contact", "open interview", RESEARCHERS),
    page("municipalities:interview-calendar", "open interview", RESEARCHERS),
    # Of those who ask here nobody has agreed on an interview of their own.
    page("municipalities:own-calendar", get="in 403 404 403 403 403"),
    act("municipalities:interview-attempt", "open interview", "in 404 422 404 404 404"),
    act("municipalities:interview-refusal", "open interview", "in 404 422 404 404 404"),
    act("municipalities:interview-appointment", "open interview", "in 404 422 404 404 404"),
    act("municipalities:interview-interviewer", "open interview", "in 404 422 404 404 404"),
    form("municipalities:interview-person", "kept interview", RESEARCHERS, "in 404 422 404 404 404"),
    page("work:draft-token", get="401 200 200 200 200 200"),
]  # fmt: skip

PLANS = [
    page("municipalities:plan-list", get="in 403 200 200 403 403"),
    page("municipalities:plan-document", "plan", READERS),
    # The document is in the public register; of an invented one the secretariat sees no version.
    page("municipalities:plan-document", "invented plan", READERS),
    page("municipalities:plan-file", "file of the plan", READERS),
    page("municipalities:plan-file", "file of the invented plan", RESEARCHERS),
    page("evidence:source-code", "page of the plan", READERS),
    page("evidence:source-code", "page of the invented plan", RESEARCHERS),
    form("municipalities:plan-create", "", "in 403 200 403 403 403", "in 403 422 403 403 403"),
    form("municipalities:plan-version-add", "plan", RESEARCHERS, "in 404 422 404 404 404"),
    form(
        "municipalities:plan-version-remove",
        "file of the plan",
        RESEARCHERS,
        "in 404 422 404 404 404",
    ),
]

FOCUS_GROUPS = [
    page("focusgroups:focusgroup-list", get="in 403 200 200 403 403"),
    page("focusgroups:focusgroup-detail", "focus group", RESEARCHERS),
    page("focusgroups:theme-list", get="in 403 200 200 403 403"),
    act("focusgroups:summary-begin", "focus group", "in 404 302 404 404 404"),
    page("focusgroups:summary", "sent summary", RESEARCHERS),
    form("focusgroups:summary-form", "draft summary", RESEARCHERS, "in 404 302 404 404 404"),
    act("focusgroups:summary-save", "draft summary", "401 404 200 404 404 404"),
    act("focusgroups:summary-presence", "draft summary", "401 404 200 404 404 404"),
    form(
        "focusgroups:summary-conflict",
        "draft summary",
        "in 404 302 404 404 404",
        "in 404 302 404 404 404",
    ),
    form(
        "focusgroups:summary-versions",
        "draft summary",
        RESEARCHERS,
        "in 404 404 404 404 404",
    ),
    form("focusgroups:summary-preview", "draft summary", RESEARCHERS, "in 404 422 404 404 404"),
    act("focusgroups:summary-close", "sent summary", "in 404 302 404 404 404"),
    act("focusgroups:summary-send-one", "sent summary", "in 404 302 404 404 404"),
    form("focusgroups:summary-answer", "open summary", EVERYBODY, SENT_ON),
    form("focusgroups:summary-answer", "spent link", GONE, GONE),
    act("focusgroups:summary-answer-save", "open summary", "422 422 422 422 422 422"),
    act("focusgroups:summary-answer-save", "spent link", GONE),
    page("focusgroups:guide-list", get="in 403 200 200 403 403"),
    form("focusgroups:guide-new", "", "in 403 200 403 403 403", "in 403 422 403 403 403"),
    form(
        "focusgroups:guide", "guide of sessions", "in 403 200 200 403 403", "in 403 422 403 403 403"
    ),
    page("focusgroups:guide-compare", "guide of sessions", "in 403 200 200 403 403"),
    form(
        "focusgroups:guide-details",
        "guide of sessions",
        "in 403 200 403 403 403",
        "in 403 422 403 403 403",
    ),
    act("focusgroups:guide-publish", "guide of sessions", "in 403 302 403 403 403"),
    act("focusgroups:guide-remove", "guide of sessions", "in 403 302 403 403 403"),
    act(
        "focusgroups:guide-use", "guide of sessions", "in 403 404 403 403 403"
    ),  # it names no session
    form(
        "focusgroups:guide-part-add",
        "guide of sessions",
        "in 403 200 403 403 403",
        "in 403 422 403 403 403",
    ),
    form(
        "focusgroups:guide-part",
        "part of a session",
        "in 403 200 403 403 403",
        "in 403 422 403 403 403",
    ),
    act(
        "focusgroups:guide-part-move", "part of a session", "in 403 404 403 403 403"
    ),  # it names no direction
    form(
        "focusgroups:guide-question-add",
        "guide of sessions",
        "in 403 200 403 403 403",
        "in 403 422 403 403 403",
    ),
    form(
        "focusgroups:guide-question",
        "question of a session",
        "in 403 200 403 403 403",
        "in 403 422 403 403 403",
    ),
    act("focusgroups:guide-question-move", "question of a session", "in 403 404 403 403 403"),
    page("focusgroups:moderator-sheet", "focus group", RESEARCHERS),
    page("focusgroups:table-signs", "focus group", "in 404 302 404 404 404"),  # nobody has a letter
    page("focusgroups:note-sheet", "focus group", RESEARCHERS),
    page("focusgroups:consent-paper", "focus group", RESEARCHERS),
    page("focusgroups:consent-paper-nn", "focus group", RESEARCHERS),
    page("focusgroups:process-list", get="in 403 200 200 403 403"),
    page("focusgroups:process-compare", get="in 403 200 200 403 403"),
    page("focusgroups:process-detail", "process", RESEARCHERS),
    form("focusgroups:process-change", "process", RESEARCHERS, "in 404 422 404 404 404"),
    page("focusgroups:rights", "focus group", RESEARCHERS),
    form("focusgroups:quoting", "focus group", RESEARCHERS, "in 404 422 404 404 404"),
    form("focusgroups:recording-add", "focus group", RESEARCHERS, "in 404 422 404 404 404"),
    act("focusgroups:recording-deleted", "recording", "in 404 302 404 404 404"),
    form("focusgroups:transcript", "focus group", RESEARCHERS, "in 404 422 404 404 404"),
    form("focusgroups:transcript-file", "transcript", RESEARCHERS, "in 404 422 404 404 404"),
    form("focusgroups:session-new", "", RESEARCHERS, "in 404 422 404 404 404"),
    form("focusgroups:session-plan", "recruited group", RESEARCHERS, "in 404 422 404 404 404"),
    act("focusgroups:session-mix", "recruited group", "in 404 302 404 404 404"),
    act("focusgroups:session-grant", "recruited group", "in 404 422 404 404 404"),
    act("focusgroups:grant-end", "grant", "in 404 302 404 404 404"),
    act("focusgroups:letters-give", "recruited group", "in 404 302 404 404 404"),
    # Names are for those with a grant in the group, which the researcher has in the recruited one.
    page("focusgroups:recruitment", "recruited group", RESEARCHERS),
    page("focusgroups:recruitment", "focus group", ONLY_OWN),
    form("focusgroups:candidate-new", "recruited group", RESEARCHERS, "in 404 422 404 404 404"),
    form(
        "focusgroups:recruitment-mail", "mail to candidates", RESEARCHERS, "in 404 422 404 404 404"
    ),
    page("focusgroups:candidate", "candidate", RESEARCHERS),
    page("focusgroups:candidate", "other candidate", ONLY_OWN),
    act("focusgroups:candidate-attempt", "candidate", "in 404 422 404 404 404"),
    act("focusgroups:candidate-answer", "candidate", "in 404 422 404 404 404"),
    act("focusgroups:candidate-replace", "candidate", "in 404 422 404 404 404"),
    form("focusgroups:candidate-change", "candidate", RESEARCHERS, "in 404 422 404 404 404"),
    form("focusgroups:candidate-change", "other candidate", ONLY_OWN, ONLY_OWN),
    form("focusgroups:candidate-consent", "candidate", RESEARCHERS, "in 404 422 404 404 404"),
    form("focusgroups:candidate-withdraw", "candidate", RESEARCHERS, "in 404 422 404 404 404"),
    form("focusgroups:candidate-withdraw", "other candidate", ONLY_OWN, ONLY_OWN),
    form("focusgroups:candidate-propose", "", "in 403 403 200 403 403", "in 403 403 422 403 403"),
    form("focusgroups:letter-lookup", "letter with a key", RESEARCHERS, "in 404 422 404 404 404"),
    # Whoever holds the link is the person; an empty answer says what is missing.
    form("focusgroups:participation", "open participation", EVERYBODY, "422 422 422 422 422 422"),
    form("focusgroups:participation", "spent link", GONE, GONE),
    page("focusgroups:participation-calendar", "open participation", NOBODY),
    page("evidence:letter-list", "", RESEARCHERS),
    page("evidence:letter", "information letter", RESEARCHERS),
    form("evidence:letter-change", "information letter", RESEARCHERS, "in 404 422 404 404 404"),
    act("evidence:letter-publish", "information letter", "in 404 302 404 404 404"),
    act("evidence:letter-next", "", "in 404 302 404 404 404"),
    form("focusgroups:note-redact", "turn", RESEARCHERS, "in 404 422 404 404 404"),
    form("focusgroups:notes", "focus group", RESEARCHERS, "in 404 422 404 404 404"),
    act("focusgroups:note-save", "focus group", "401 404 422 404 404 404"),
    page("focusgroups:notes-state", "focus group", RESEARCHERS),
    form("focusgroups:note-conflict", "turn", "in 404 302 404 404 404", "in 404 302 404 404 404"),
    form("focusgroups:moderator", "focus group", RESEARCHERS, "in 404 302 404 404 404"),
    page("focusgroups:moderator-state", "focus group", RESEARCHERS),
    form("focusgroups:session-end", "focus group", RESEARCHERS, "in 404 302 404 404 404"),
]

TEXTS = [
    page("evidence:source-list", get="in 403 200 403 403 403"),
    page("evidence:code-colours", get="in 403 200 403 403 403"),
    page("evidence:code-detail", "code", RESEARCHERS),
    page("evidence:code-list", get="in 403 200 403 403 403"),
    act("evidence:code-memo", "code", "in 404 302 404 404 404"),
    act("evidence:book-memo", "codebook", "in 404 302 404 404 404"),
    act("evidence:source-memo", "kept source", "in 404 302 404 404 404"),
    act("evidence:source-memo", "released source", "in 404 302 404 404 404"),
    act("evidence:passage-memo", "kept passage", "in 404 302 404 404 404"),
    act("evidence:passage-memo", "released passage", "in 404 302 404 404 404"),
    page("evidence:codebook", get="in 403 200 403 403 403"),
    page("evidence:codebook-version", "version of the codebook", RESEARCHERS),
    form("evidence:code-add", "codebook", RESEARCHERS, "in 404 422 404 404 404"),
    form("evidence:code-change", "code, to redefine", RESEARCHERS, "in 404 422 404 404 404"),
    form("evidence:code-divide", "split code", RESEARCHERS, "in 404 422 404 404 404"),
    page("evidence:passage-list", get="in 403 200 403 403 403"),
    act("evidence:passage-table", "", "in 403 200 403 403 403"),
    page("evidence:code-matrix", get="in 403 200 403 403 403"),
    page("evidence:code-matrix-table", get="in 403 200 403 403 403"),
    page("evidence:code-together", get="in 403 200 403 403 403"),
    page("evidence:code-together-table", get="in 403 200 403 403 403"),
    page("evidence:source-code", "kept source", RESEARCHERS),
    page("evidence:source-code", "released source", READERS),
    form("evidence:source-correct", "kept source", RESEARCHERS, "in 404 422 404 404 404"),
    form("evidence:source-correct", "released source", RESEARCHERS, "in 404 422 404 404 404"),
    act("evidence:source-mark", "kept source", "in 404 422 404 404 404"),
    act("evidence:source-mark", "released source", "in 404 422 404 404 404"),
    act("evidence:source-names", "kept source", "in 404 302 404 404 404"),
    act("evidence:source-done", "kept source", "in 404 302 404 404 404"),
    act("evidence:source-done", "released source", "in 404 302 404 404 404"),
    act("evidence:act-undo", "kept source", "in 404 422 404 404 404"),
    act("evidence:act-redo", "kept source", "in 404 422 404 404 404"),
    act("evidence:coding-change", "kept coding", "in 404 422 404 404 404"),
    act("evidence:coding-memo", "kept coding", "in 404 422 404 404 404"),
    act("evidence:coding-move", "kept coding", "in 404 422 404 404 404"),
    act("evidence:coding-remove", "kept coding", "in 404 422 404 404 404"),
    act("evidence:coding-remove", "released coding", "in 404 422 404 404 404"),
]

FINDINGS = [
    page("evidence:passage-detail", "kept passage", RESEARCHERS),
    page("evidence:passage-detail", "released passage", READERS),
    act("evidence:passage-confirm", "kept passage", "in 404 302 404 404 404"),
    act("evidence:passage-confirm", "released passage", "in 404 302 404 404 404"),
    form("evidence:passage-support", "kept passage", RESEARCHERS, "in 404 422 404 404 404"),
    form("evidence:passage-support", "released passage", RESEARCHERS, "in 404 422 404 404 404"),
    form("evidence:claim-make", "kept passage, as a measure", RESEARCHERS, "in 404 422 404 404 404"),
    form("evidence:claim-make", "released passage, as a measure", RESEARCHERS, "in 404 422 404 404 404"),
    form("evidence:text-search", "", "in 403 200 403 403 403", "in 403 422 403 403 403"),
    page("evidence:memo-list", get="in 403 200 403 403 403"),
    page("evidence:passage-report", get="in 403 200 403 403 403"),
    form("evidence:research-export", "", "in 403 200 403 403 403", "in 403 422 403 403 403"),
    page("evidence:round-list", get="in 403 200 403 403 403"),
    form("evidence:round-open", "", "in 403 200 403 403 403", "in 403 422 403 403 403"),
    page("evidence:round-detail", "round", RESEARCHERS),
    page("evidence:round-table", "round", RESEARCHERS),
    act("evidence:round-settle", "round", "in 404 404 404 404 404"),
    act("evidence:round-close", "round", "in 404 302 404 404 404"),
    page("evidence:claim-list", get="in 403 200 403 403 403"),
    page("evidence:claim-detail", "kept claim", RESEARCHERS),
    page("evidence:claim-detail", "answered claim", READERS),
    act("evidence:claim-review", "kept claim", "in 404 422 404 404 404"),
    act("evidence:claim-review", "answered claim", "in 404 422 404 404 404"),
    act("evidence:claim-link", "kept claim", "in 404 422 404 404 404"),
    act("evidence:claim-unlink", "link of the kept claim", "in 404 302 404 404 404"),
    act("evidence:support-withdraw", "kept support", "in 404 302 404 404 404"),
    act("evidence:support-withdraw", "released support", "in 404 302 404 404 404"),
]  # fmt: skip

REPORTS = [
    page("reports:report-list"),
    page("reports:report-detail", "report"),
    page("reports:form-fields", "final report", READERS),
    page("reports:edition-download", "public edition"),
    page("reports:edition-download", "public draft", TEAM),
    page("reports:edition-download", "internal edition", "404 404 200 404 404 404"),
    page("reports:edition-word", "public edition"),
    page("reports:edition-word", "public draft", TEAM),
    page("reports:edition-word", "internal edition", "404 404 200 404 404 404"),
    page("reports:edition-read", "public edition"),
    page("reports:edition-read", "public draft", TEAM),
    page("reports:edition-read", "internal edition", "404 404 200 404 404 404"),
    page("reports:edition-package", "public edition"),
    page("reports:edition-package", "public draft", TEAM),
    page("reports:edition-package", "internal edition", "404 404 200 404 404 404"),
    act("reports:report-order", "report", "in 404 422 422 404 404"),
    act("reports:edition-publish", "public draft", "in 404 302 302 404 404"),
    act("reports:edition-withdraw", "public edition", "in 404 422 422 404 404"),
    act("reports:edition-withdraw", "internal edition", "in 404 422 404 404 404"),
    act("reports:sentence-add", "report", "in 404 422 404 404 404"),
    act("reports:sentence-remove", "sentence", "in 404 302 404 404 404"),
    act("reports:sentence-confirm", "sentence", "in 404 302 404 404 404"),
    form("reports:section-add", "report", RESEARCHERS, "in 404 422 404 404 404"),
    page("reports:section-versions", "report", RESEARCHERS),
    form("reports:section-edit", "section", RESEARCHERS, "in 404 422 404 404 404"),
    act("reports:section-remove", "section", "in 404 302 404 404 404"),
    act("reports:section-save", "section", "401 404 200 404 404 404"),
    act("reports:section-presence", "section", "401 404 200 404 404 404"),
    form("reports:section-conflict", "section", "in 404 302 404 404 404", "in 404 302 404 404 404"),
    form("reports:section-drafts", "section", RESEARCHERS, "in 404 404 404 404 404"),
    page("reports:section-check", "section", RESEARCHERS),
    page("reports:section-preview", "section", RESEARCHERS),
    act("reports:section-comment", "section", "in 404 422 404 404 404"),
    act("reports:comment-handle", "comment on a section", "in 404 302 404 404 404"),
    page("reports:preview-style", get=RESEARCHERS),
    # From a reference in the PDF to the passage: for those who may read the text behind it.
    page("reports:passage-way", "public quote of a released text", "in 404 302 302 404 404"),
    page("reports:passage-way", "internal quote of a kept text", "in 404 302 404 404 404"),
    # Jobs carry no content; operations keep all of them going.
    page("work:job-status", "own job", "in 404 200 200 200 404"),
    page("work:job-status", "other job", "in 404 200 200 200 404"),
    act("work:job-cancel", "own job", "in 404 302 302 302 404"),
    act("work:job-cancel", "other job", "in 404 302 302 302 404"),
]

PRIVACY = [
    page("privacy:oversight", get="in 403 403 403 403 200"),
    page("privacy:retention", get="in 403 200 403 403 403"),
    form(
        "privacy:keep-until",
        "informant of kept interview",
        "in 403 200 403 403 403",
        "in 403 422 403 403 403",
    ),
    form(
        "privacy:withdrawal",
        "informant of kept interview",
        "in 403 200 403 403 403",
        "in 403 422 403 403 403",
    ),
]
# A row on its way to its readers: for those who work on it. An empty act names no step.
PUBLICATIONS = [
    page("work:rights", get="in 200 200 200 200 200"),
    form("work:publication", "draft example, published", READERS, "in 404 422 422 404 404"),
    form("work:publication", "planned programme, published", RUNNERS, "in 404 404 422 404 404"),
    form("work:publication", "public draft, published", READERS, "in 404 422 422 404 404"),
    form("work:publication", "internal edition, published", RESEARCHERS, "in 404 422 404 404 404"),
    page("work:comparison", "draft example, published", READERS),
    page("work:comparison", "internal edition, published", RESEARCHERS),
    form("work:shared-draft", "open draft", EVERYBODY, "422 422 422 422 422 422"),
    page("work:shared-draft-file", "open draft"),
    form("work:shared-draft", "spent link", GONE, GONE),
    page("work:shared-draft-file", "spent link", GONE),
]

API = [
    page("api:description"),
    page("api:examples"),
    page("api:pilots"),
    page("api:municipalities"),
    page("api:statistics"),
]

TABLE = [
    *START, *REGISTER, *ACCOUNTS, *INTERVIEWS, *PLANS, *FOCUS_GROUPS, *TEXTS, *FINDINGS, *REPORTS,
    *PRIVACY, *PUBLICATIONS, *API
]  # fmt: skip

# The secretariat's tool. Its five pages (list, new, change, delete, history) exist for each model;
# the roles named here open the list. Everybody else with an account gets 403.
SECRETARIAT = ("secretary",)
ADMIN = {
    "accounts.organisation": SECRETARIAT,
    "accounts.person": SECRETARIAT,
    "accounts.role": SECRETARIAT,
    "accounts.user": SECRETARIAT,
    "evidence.processingactivity": ("secretary", "protection"),
    "municipalities.county": SECRETARIAT,
    "municipalities.division": SECRETARIAT,
    "municipalities.membership": SECRETARIAT,
    "municipalities.municipality": SECRETARIAT,
    "municipalities.networkcriterion": SECRETARIAT,
    "municipalities.networkgroup": SECRETARIAT,
    "municipalities.plandocument": SECRETARIAT,
    "municipalities.plantarget": SECRETARIAT,
    "municipalities.pointsource": SECRETARIAT,
    "municipalities.statistic": SECRETARIAT,
    "municipalities.statistickind": SECRETARIAT,
    "municipalities.succession": SECRETARIAT,
    "municipalities.surveyround": SECRETARIAT,
    "pilots.adoption": SECRETARIAT,
    "pilots.example": SECRETARIAT,
    "pilots.exampleproposal": SECRETARIAT,
    "pilots.linkstate": SECRETARIAT,
    "pilots.pilot": SECRETARIAT,
    "pilots.statedevidence": SECRETARIAT,
    "plan.accountingperiod": SECRETARIAT,
    "plan.activity": SECRETARIAT,
    "plan.budgetline": SECRETARIAT,
    "plan.classificationrule": SECRETARIAT,
    "plan.deliverable": SECRETARIAT,
    "plan.discrepancy": SECRETARIAT,
    "plan.hourlyrate": SECRETARIAT,
    "plan.ledgerentry": SECRETARIAT,
    "plan.milestone": SECRETARIAT,
    "plan.pillar": SECRETARIAT,
    "plan.project": SECRETARIAT,
    "plan.projectstatement": SECRETARIAT,
    "plan.proposedentry": SECRETARIAT,
    "plan.reference": SECRETARIAT,
    "plan.researchquestion": SECRETARIAT,
    "reports.dissemination": SECRETARIAT,
    "reports.edition": SECRETARIAT,
    "terms.term": SECRETARIAT,
    "search.synonymgroup": SECRETARIAT,
    "search.unansweredsearch": SECRETARIAT,
    "work.historyentry": SECRETARIAT,
    "work.import": SECRETARIAT,
    "work.job": ("secretary", "operations"),
    "work.mail": SECRETARIAT,
    "work.suggestion": SECRETARIAT,
    "workshops.action": SECRETARIAT,
    "workshops.invitation": SECRETARIAT,
    "workshops.meeting": SECRETARIAT,
    "workshops.session": SECRETARIAT,
}
ADMIN_VERBS = ("changelist", "add", "change", "delete", "history")
# Pages of the tool that belong to no model.
ADMIN_PAGES = {
    "admin:index", "admin:search", "admin:accounts_user_access", "admin:login", "admin:logout", "admin:autocomplete", "admin:jsi18n",
    "admin:app_list", "admin:view_on_site", "admin:password_change", "admin:password_change_done",
}  # fmt: skip

# Log-in and second factor by django-allauth: all of it is about one's own account, so GET has two
# columns: visitors, and anybody with an account. No address here is about somebody else's.
FOR_VISITORS = "200 302"
OWN_ACCOUNT = "in 200"
BOTH = "200 200"
NO_FACTOR = "in 403"  # there is nothing to confirm with
MOVED = "302 302"  # to the one page about the own log-in
LIBRARY = {
    "account_login": FOR_VISITORS,
    "account_request_login_code": FOR_VISITORS,
    "account_confirm_login_code": "in 302",  # nobody has asked for a code
    "account_signup": FOR_VISITORS,  # says that accounts are by invitation
    "account_inactive": BOTH,
    "account_logout": "302 200",
    "account_reauthenticate": NO_FACTOR,
    "account_email": MOVED,
    "account_confirm_email": BOTH,  # a link that nobody was sent
    "account_email_verification_sent": BOTH,
    "account_change_password": MOVED,
    "account_set_password": MOVED,
    "account_reset_password": MOVED,
    "account_reset_password_done": MOVED,
    "account_reset_password_from_key": MOVED,
    "account_reset_password_from_key_done": MOVED,
    "mfa_index": MOVED,
    "mfa_authenticate": "in 302",
    "mfa_reauthenticate": NO_FACTOR,
    "mfa_reauthenticate_webauthn": NO_FACTOR,
    "mfa_activate_totp": "in 403",  # the log-in of these tests is no fresh one
    "mfa_deactivate_totp": "in 404",
    "mfa_add_webauthn": "in 403",
    "mfa_edit_webauthn": "in 404",
    "mfa_remove_webauthn": "in 404",
    "mfa_list_webauthn": MOVED,
    "mfa_login_webauthn": "in 302",
    "mfa_view_recovery_codes": "in 404",
    "mfa_generate_recovery_codes": OWN_ACCOUNT,
    "mfa_download_recovery_codes": "in 404",
    "socialaccount_connections": MOVED,
    "socialaccount_signup": MOVED,
    "socialaccount_login_cancelled": BOTH,
    "socialaccount_login_error": "401 401",
    "usersessions_list": MOVED,
}
