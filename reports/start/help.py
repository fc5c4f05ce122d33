"""What each kind of user does here, in a few plain sentences: the help pages as data."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page of help: who it is for, and what they do step by step."""

    slug: str
    title: str | Promise
    intro: str | Promise
    steps: tuple[str | Promise, ...]


PAGES = (
    HelpPage(
        "saksbehandler",
        _("For municipality officers"),
        _("Find what others have tried, and check what stands about your own municipality."),
        (
            _(
                "The start page says where the project stands: what is late, what waits for you and what is new. The same comes by mail on Mondays; the user menu has “The mail on Mondays”, where you decline it."
            ),
            _(
                "Search the examples with your own words: a measure, a theme or a municipality. No log-in is needed."
            ),
            _(
                "Narrow the list with the filters; the number beside each tells how many hits it gives."
            ),
            _(
                "Open an example to see effect, cost and source. “Not quantified” means that nobody has given a figure."
            ),
            _(
                "Open your municipality under “Municipalities” to see its plans, figures, examples and findings."
            ),
            _(
                "Something is wrong? Write to the secretariat; the address stands at the foot of this page."
            ),
        ),
    ),
    HelpPage(
        "forsker",
        _("For researchers and process advisers"),
        _("From what somebody said to a cited sentence in a report, and back."),
        (
            _(
                "The start page says where the project stands: what is late, what waits for you and what is new. The same comes by mail on Mondays; the user menu has “The mail on Mondays”, where you decline it."
            ),
            _(
                "Call under “Survey”: each municipality's line says what comes next. Register a call that nobody answered, and the next one is proposed; book a time, and it comes to your calendar by mail; register a refusal with its reason. Names and telephone numbers lie encrypted, and every look-up is logged."
            ),
            _(
                "A round names the municipalities that are asked and the version of the guide: “Open a round” under “Survey” can take those of the round before. Answers stay with the version they were asked in."
            ),
            _(
                "Interview guides stand under “Survey” too. Make a new version to change one: write questions, move them with the buttons, let a question be asked only after some answers, and try the form. A published version stands fast for ever."
            ),
            _(
                "On paper: each guide can be printed for a municipality with what is known of it. Write the answers into the round's answer sheet (Excel) and read it in; you see everything before it is written, and nothing that stands is lost."
            ),
            _(
                "Record the basis first: under “Survey”, open the municipality's interview and fill in consent or information given. Without it no answer can be saved."
            ),
            _(
                "Fill in the interview. Everything you type is saved as a draft by itself; “Complete the interview” checks it and locks it."
            ),
            _(
                "When the interview is completed, send the answers to the respondent from its page: a personal link, no log-in. The board shows what is sent, opened and commented on. Only what is approved, or waived with a reason, can be quoted; what is struck can be neither quoted nor coded."
            ),
            _(
                "Somebody wants to withdraw? “Withdraw consent” on the interview's page shows all that rests on what they said before you decide: what goes, which findings lose all they rest on, what stays and why. Then one button does all of it, or nothing. Findings that need new support stand on the board."
            ),
            _(
                "Set the day until which an informant is kept where you record the basis. The board tells 90 days before; the night after the day, the informant and all that was said are erased."
            ),
            _(
                "Open an answer to code it: mark words, press c, choose a code. From the passage you make a measure, a routine, an instrument or a barrier."
            ),
            _(
                "“Codes and passages” under “Coding” reads the codings together: passages by code, municipality, source and coder, a matrix of codes, and which codes meet. While a blind round is open, the other coder's codes count nowhere."
            ),
            _(
                "Change a code from its own page: rename, redefine, move, merge, split or take it out of use, with a reason. Each change makes a version of the codebook that stands fast; “Versions of the codebook” compares two of them, and every coding says which one it was made under. The codings of a split code wait in a list until you have divided them."
            ),
            _(
                "Plans stand under “Survey”, “Plans and documents”: take in a PDF, a Word document or pasted text, search in all of them, and mark words on a page to make a measure, a target, a deadline or a sum."
            ),
            _(
                "“Replies and audit” under “Overview” takes what a municipality has through three passes: you mark it, the municipality agrees or says what should be different, another researcher audits. The card for the workshop is the same list on paper."
            ),
            _("A finding shows what it rests on; a passage shows everything that rests on it."),
            _(
                "Order a report under “Reports”. You may leave the page; a mail tells you when it is ready."
            ),
        ),
    ),
    HelpPage(
        "ordstyrer",
        _("For the moderator of a focus group"),
        _("Lead the conversation, and let the portal keep the time."),
        (
            _(
                "The day before: open the session under “Focus groups” and print “Moderator's sheet” and “Table signs”. The sheet holds what you say at the beginning, the questions and the minutes of each part; the signs hold letters, no names."
            ),
            _(
                "Open “Moderator's screen” on a tablet, a phone or a second screen. It shows the part that goes on, how long it has taken against the plan, the question that is asked now and the next one."
            ),
            _(
                "“Begin the session” starts the clock. “Next question” and “Next part” move it on; a press too many is taken back with the button beside it, and the time is as if it had not been."
            ),
            _(
                "The list of those who have not said anything yet comes from the note-taker's screen. Ask them when it suits; nobody has to speak."
            ),
            _(
                "The net goes away? The clock runs on. Press again when the net is back; the same press twice does nothing more."
            ),
            _(
                "Somebody wants to stop taking part? They may leave at once, and take everything back by their own link or through the recruiter. Note nothing more of what they say."
            ),
            _(
                "“End the meeting” asks about notes that are not handed in, and then makes the notes ready for coding. It can be opened again until somebody has coded."
            ),
        ),
    ),
    HelpPage(
        "referent",
        _("For the note-taker of a focus group"),
        _("One note for each turn, saved while you type."),
        (
            _(
                "Open “Write notes” in the session. Write the letter of the speaker and a colon, as c: for C, then what was said, and Enter. -: is your own remark."
            ),
            _(
                "#1 to #5 mark the turn: quote, consensus, disagreement, strong feeling, idea. Shift and Enter make a new line."
            ),
            _(
                "The arrow up brings back the note before, to correct it; it keeps its place and its time. Any earlier note is corrected by “Correct” beside it."
            ),
            _(
                "The line under the form is always true: saved at, saving, or not saved and trying again. Without net go on writing: the notes wait in the tab and are sent when the net is back. Do not close the tab before the line says saved."
            ),
            _(
                "Two can take notes at the same time: the notes are put together by time. Where both corrected the same note, both wordings are kept and one of you chooses."
            ),
            _(
                "Write letters, never names. Nothing is kept of a letter whose consent is not in force; the portal says so at once."
            ),
            _(
                "A day without net: print “Note sheet”, write by hand, and write the turns in afterwards, or read a transcript in (WebVTT, SRT, Word or plain text). You say who each speaker is; names in the file are not kept."
            ),
        ),
    ),
    HelpPage(
        "rekruttering",
        _("For those who recruit to a focus group"),
        _("From a wanted mix to people in the room, without knowing their letters."),
        (
            _(
                "Whoever plans the session names you under “Change the plan”. Only those named see “Recruitment”, and each reading of a name is logged."
            ),
            _(
                "The table on top sets the wanted mix against who has said yes. The secretariat can propose candidates, and sees afterwards only how many."
            ),
            _(
                "Add a candidate with an e-mail address or a telephone number. If somebody on a list is reached the same way already, the portal asks before it adds."
            ),
            _(
                "Invite: each gets a link of their own to the information letter and the form, without log-in. Register calls and answers on the candidate's page; the next call is proposed."
            ),
            _(
                "A yes is not a consent. The consent comes by the link, or on paper on the day: “Record a consent on paper”. Without it nobody gets a letter, and nothing they say can be noted."
            ),
            _(
                "Who says no needs give no reason; let another step in from the candidate's page. If the day or the place changes, those who come are told by mail."
            ),
            _(
                "The day before at nine everybody who has said yes is reminded by mail, by itself and once."
            ),
            _(
                "Somebody wants everything taken back? Their own link does it; if they call, use the button on the candidate's page. Names and contact data go on their day by themselves."
            ),
        ),
    ),
    HelpPage(
        "nokkel",
        _("For the key holder of a focus group"),
        _("One person alone can find out who a letter is."),
        (
            _(
                "You are named under “Change the plan” of the session. Whoever has recruited for the group can never hold its key, so that nobody alone knows both names and letters."
            ),
            _(
                "When consents are in, “Draw letters” gives everybody who comes a letter at random. Each reads their own letter by their personal link; look up only for those who cannot, and write no list of who got which."
            ),
            _(
                "Open the letter in the session and write why you look it up. The name is shown once; the reason is logged with your name and the time."
            ),
            _(
                "Good reasons: the person at the table needs the right sign, or somebody asks to see, correct or take back what they have said. Curiosity is none, and the data-protection officer sees each look-up."
            ),
            _(
                "The key is destroyed on its day by itself. “Consent, recordings and names” in the session shows how many are kept, until when, and how many were destroyed on which day."
            ),
        ),
    ),
    HelpPage(
        "sekretariat",
        _("For the secretariat"),
        _("The register, the plan, the people and the reports."),
        (
            _(
                "The start page says where the project stands: what is late, what waits for you and what is new. The same comes by mail on Mondays; the user menu has “The mail on Mondays”, where you decline it."
            ),
            _(
                "“Administration” in the user menu holds municipalities, members, plans, figures, plan and money, meetings and people."
            ),
            _(
                "Invite people under “Users”: they get a mail with a link that logs in once, and later a code; there are no passwords."
            ),
            _(
                "A person who leaves: open “Roles, lock, sessions, invitation” on the user and end the role, or lock the account, which ends all sessions at once. History keeps who did what, and why."
            ),
            _(
                "Order and publish reports under “Reports”. A public edition holds only what may be public. Where something that an edition quotes is withdrawn later, the start page of the administration says so: order a new edition, which is made without it, or withdraw the old one."
            ),
            _(
                "The page of a workshop shows which municipalities are represented, and leads to the invitations: put people on the list, see the mail, send it, remind those who have not answered, note what somebody says by phone. “Put the programme together” moves items and says what is wrong with the day."
            ),
            _(
                "After a meeting: “Minutes” on its page drafts them from the day. Correct them section by section, send them for comments, answer each comment, approve them; what changes later is a new version."
            ),
            _(
                "“Evaluation” beside it asks those who came what they thought. Nobody sees who has answered, so the one reminder goes to all; results come when it closes, from five answers on."
            ),
            _(
                "The accounts lie under “The project”. Hours of held interviews and lines of a bank statement are proposed there; they count when you have filled in what is missing and accepted them."
            ),
            _(
                "“Draft, comments and versions” on an edition, and the same page of an example, sends a draft to named people, collects their comments, compares versions and records each decision."
            ),
            _(
                "Interviews and focus groups are seen here only when a researcher has released them."
            ),
        ),
    ),
    HelpPage(
        "deltaker",
        _("For respondents and participants"),
        _("You need no account."),
        (
            _(
                "You get a personal link. It opens only what concerns you, and stops working after a while."
            ),
            _("Opening a link changes nothing. Only the button on the page does."),
            _(
                "Were you at a meeting? By the link to its minutes you comment on each section, or say that you have no remarks, until the day that stands there. Afterwards you see what was done with what you wrote."
            ),
            _(
                "Asked what you thought of a meeting? The answers are anonymous: the link only sees to it that each answers once, and which answers are whose is deleted when the evaluation closes."
            ),
            _(
                "Were you interviewed? Read your answers, correct or strike what you want, and approve the rest with one button. What you type is kept until you come back."
            ),
            _(
                "Were you sent a draft? Read it and write your comment on the same page. It is not for passing on."
            ),
            _(
                "You may withdraw at any time without giving a reason: your personal link has a button for it, also after you have approved. It shows what is deleted and what stays, and then deletes all that you said at once. Is the link gone, write to the address below."
            ),
            _(
                "What you said is kept until the day that the information letter names, and is then deleted."
            ),
        ),
    ),
    HelpPage(
        "drift",
        _("For operations"),
        _("Keep the portal running."),
        (
            _(
                "/helse/live says whether the process lives, /helse/klar whether database, Redis, worker and clock answer."
            ),
            _(
                "“manage.py retention --dry-run” says what the next night erases because its date has passed."
            ),
            _(
                "“manage.py portal check” looks at disk, servers, unfinished jobs, the last backup and the log of erasures."
            ),
            _("Without a mail server messages lie as files in var/mail/."),
        ),
    ),
    HelpPage(
        "personvernombud",
        _("For the data-protection officer"),
        _("Processing records, consent and access, without content."),
        (
            _("The records of processing stand under “Administration” and on the privacy page."),
            _(
                "“Oversight of privacy” in your menu shows consents, who has read what people told, and who was erased or has withdrawn, by number."
            ),
            _(
                "Names of informants lie encrypted and apart from what they said; each look-up is logged with its reason."
            ),
            _(
                "Text of interviews never appears in the history, only that it was changed, by whom and when."
            ),
        ),
    ),
)
