"""The sentences in which a report prints numbers that it counted, and the name of each number.

A hole is the name of a number that `shipped/regning` computes. "{page:x}" is a number of the chapter's own
page, "{/on/aar}" stands in the data, "{!}" is a fixed word of the portal that counts nothing. Where a
sentence is worded anew it is worded anew here; the tests name each number that no sentence knows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from .shipped.regning.skrift import NUMBER

HOLE = re.compile(r"\{([^{}]+)\}")

COMMON = (
    r"Utkast {/edition/number}",
    r"[Uu]tgave {/edition/number}(?![0-9])",
    r"prosjekt {/project/number}",
    r"Norges forskningsråd.{/project/number}",
    r"^{/project/number}, ",
    r"\({/edition/year}\)\. .*(?:Utkast|Utgave) {/edition/number}",
    r"endret siden (?:utkast|utgave) {/changes/number}",
    r"[Ee]ndringer siden (?:utkast|utgave) {/changes/number}",
    r"siden (?:utkast|utgave) {/changes/number}, med",
    r"^{endringer} sted(?:er)? (?:er|har)",
    r"^{endringer-endret} steder endret",
    r"^{endringer-nytt} steder lagt til",
    r"^{endringer-borte} steder med noe tatt ut",
    r"øyeblikksbilde {!}",
    r"øyeblikksbilde \w+ og {!}",
    r"{siterte-utdrag} utdrag er sitert",
    r"CC BY {!}\.{!}",
    r"SSB, tabell {!}: .* {!}\. januar",
    r"Source Serif {!} .* License {!}\.{!}",
    r"SSB, tabell {!}\.",
    r"PDF/UA-{!}",
    r"^under {!} ",
    r"^[Ff]ærre enn {!}",
    r"[Rr]egnes aldri som {!}",
    r"{sitater-utelatt} sitat(?:er)? er utelatt",
    r"(?:en av|one of) (?:de )?{intervjuet} intervjuede kommuner",
    r"kommune med (?:over|under) {!} innbyggere",
    r"kommune med {!} til {!} innbyggere",
    r"første av {delmal} delmål",
)

D1 = (
    r"^{kommuner} kommuner i nettverket",
    r"^{vil-delta} kommuner? vil delta",
    r"^{nettverksgrupper} nettverksgrupper",
    r"^{rapporter-publisert} av {rapporter} rapporter",
    r"{kommuner} municipalities are in the network(?:, and {vil-delta} of)?",
    r"rests on {soyler} pillars",
    r"{kommuner-med-plan} av {kommuner} kommuner har",
    r"{tiltak} tiltak, {virkemidler} virkemidler og {rutiner} rutiner",
    r"bygger på {soyler} pilar",
    r"allianse av {medlemmer} kommuner?",
    r"bor det {innbyggere} innbyggere",
    r"^{prosesser} måter?",
    r"^{apne-spoersmaal} (?:åpne )?spørsmål",
    r"^{eksempler} eksemp(?:el|ler) fra regionen",
    r"^{uskrevet} overskrift",
    r"i {barrierer-flest} kommuner",
)

D2 = (
    r"forteller om {tiltak} tiltak og {rutiner} rutiner",
    r"{kommuner-med-plan} av {kommuner} kommuner har en (?:egen )?",
    r"{kommuner-med-plan} av {kommuner} har en plan i registeret",
    r"{kart-med-plan} av {kart-kommuner} på kartet har en plan i registeret",
    r"{kart-utenfor} kommuner? har ingen plass på kartet",
    r"Medianen på kartet er {kart-vekst-median}",
    r"{kommuner-med-plan} of {kommuner} municipalities have .* {eksempler} examples of climate work",
    r"shows {tiltak} measures, {virkemidler} policy instruments and {rutiner} routines",
    r"{innbyggere} innbyggere bor i de {medlemmer} medlemskommunene \({!}\. januar {aar}\)",
    r"^{intervjuet} av {kommuner} kommuner er intervjuet",
    r"^under {!} av {kommuner} kommuner",
    r"^{kommuner-med-plan} av {kommuner} kommuner",
    r"^{page:eksempler} eksempler i databasen der kommunen",
    r"^{eksempler} eksempler i databasen",
    r"er {tiltak} tiltak, {virkemidler} virkemidler og {rutiner} rutiner",
    r"{tiltak} tiltak, {virkemidler} virkemidler, {rutiner} rutiner",
    r"{barriers-flest} kommuner? nevner det",
    r"Databasen har {eksempler} eksemp(?:el|ler) fra regionen",
    r"For {eksempler-malt} av dem",
    r"Medianen for kommunene er {vekst-median-uten-fortegn} prosent",
    r"Medianen for (?:veksten|kommunene) er {vekst-median}",
    r"fram til {aar} er {vekst-median-uten-fortegn} prosent",
    r"Kartleggingen omfatter {kommuner} kommuner?",
    r"{intervjuet} kommuner? er intervjuet",
    r"Funn fra {kommuner-med-funn} kommuner? kan vises",
    r"Funn fra {kommuner-med-funn} av {kommuner} kommuner",
    r"Planene i {kommuner-med-planfunn} av {kommuner} kommuner",
    r"{mal} mål, {enheter} ansvarlige enheter, {frister} frister, {summer} beløp",
    r"gjaldt i {aar}",
    r"grensene i {aar}",
    r"grenser {aar}\.",
    r"folketall {aar-for}[–-]{aar}",
    r"i {aar}-grenser",
    r"januar i {aar}-grenser",
    r"Folketall {!}\. januar",
    r"Oftest nevnt: .*: i {barriers-flest} kommuner?",
    r"at noe hjalp mot: .*: i {successes-flest} kommuner?",
    r"bedt om fra staten: .*: i {requirements-flest} kommuner?",
    r"{barriers-utelatt} barrierer? er nevnt av færre",
    r"{successes-utelatt} til er nevnt av færre",
    r"{flest-i-en-sektor} av {eksempler} eksempler",
    r"{eksempler} eksemp(?:el|ler) fra regionen",
    r"endret seg med {vekst}[^0-9]*$",
    r"endret seg med {vekst}\u202f%",
    r"folketall {page:vekst}",
    r"Fra {page:fra} til {page:til} innbyggere",
    r"{page:folketall} innbyggere {!}\. januar {aar}",
    r"{page:tetthet} per km²",
    r"{page:eksempler} eksempler",
    r"{page:funn} funn",
    r"Innbyggere {!}\. januar",
    r"^{guide-spoersmaal} spørsmål i guiden",
)

D3 = (
    r"^{pilotprosjekter} pilotprosjekt(?:er)?",
    r"^{pilotprosjekter} [^0-9]*registeret",
    r"^{pilotprosjekter-valgt} [^0-9]*valgt",
    r"^{pilotprosjekter-konkludert} [^0-9]*målt og konkludert",
    r"{pilotprosjekter-konkludert} er konkludert",
    r"^{pilotkommuner} kommuner",
    r"kriterium {!} til {!} med en grunn.* versjon {/criteria/number}",
    r"i versjon {/criteria/number}",
    r"^{kriterier} kriterier",
    r"^{page:potensial}–{page:potensial-til} tonn",
    r"^{page:potensial} tonn",
    r"^{page:kostnad} kroner.*\({page:prisaar}-kroner\)",
    r"^{page:malt} av {page:indikatorer}",
    r"Strek: {!}\u202f?.?% intervall",
)

D4 = (
    r"^{nettverksgrupper} grupper på {minste-gruppe} til {storste-gruppe} kommuner",
    r"^{nettverksgrupper} grupper? på {minste-gruppe} kommuner",
    r"^{kriterier-nevnt} kriteri(?:um|er) er nevnt, {kriterier-med-utdrag} med",
    r"^{kriterier-nevnt} kriterier er nevnt",
    r"^{kriterier-talt} kan regnes ut",
    r"^{kriterier-avgjor} [^0-9]*avgjør",
    r"^{nettverksgrupper} grupper",
    r"^{kriterier-nevnt} criteria .*, and {kriterier-talt} of",
    r"division has {nettverksgrupper} groups",
    r"mellom {!} \(like\) og {!} \(",
    r"I {spurt} godkjente intervjuer",
    r"med {tyngste-vekt}\s?% av vekten",
    r"Andelene blir {!} til sammen",
    r"{kriterier-kjent-for-alle} av {kriterier-talt} kriterier",
    r"høyst {!} ganger",
    r"{lose-grupper} av {grupper-med-band} grupper? er løse",
    r"^{!} er et gjennomsnittlig par",
    r" {!} er et gjennomsnittlig par",
    r"{nesten-like-gode} andre inndelinger er innenfor {nesten-prosent} prosent",
    r"{nesten-like-gode} annen inndeling er innenfor {nesten-prosent} prosent",
    r"innenfor {nesten-prosent} prosent",
    r"\({!} er best\)",
    r"minst med {beste-antall} grupper",
    r"{flyttet} kommuner? (?:er|ble) flyttet",
    r"^{andre-forslag} (?:andre|annet) forslag",
)

D5 = (
    r"^{prosesser} prosess(?:er)?",
    r"^{prosesser} [^0-9]*beskrevet",
    r"^{prosessutdrag} utdrag taler",
    r"^{prosesser-med-pilot} [^0-9]*pilotprosjekt",
    r"^{fokusgrupper} fokusgrupper",
    r"^{prosesser} participation processes .* on {prosessutdrag} passages; {prosesser-med-pilot} of",
    r"prosess(?:er)?, hvorav {prosesser-med-pilot} kan",
    r"^Informasjon: {niva-0}, Høring: {niva-1}, Involvering: {niva-2}, Samarbeid: {niva-3}, Samskaping: {niva-4}",
    r"{prosesser-uten-rolle} sier ikke",
    r"^I {oftest} prosess",
)

D6 = (
    r"^{avklaringer} avklaring(?:er)?",
    r"^{vil-delta} kommuner? vil delta",
    r"^{nettverksgrupper} nettverksgrupper",
    r"^{apne-spoersmaal} (?:åpne )?spørsmål",
    r"{avklaringer} conclusions .* {vil-delta} municipalities .*, {nettverksgrupper} network groups .* {apne-spoersmaal} questions",
    r"{svarte} av {spurte} kommuner? ga ",
    r"{kriterier-stemt} av {kriterier} kriterier",
    r"^{apne-spoersmaal} av {spoersmaal} spørsmål",
    r"{kom} av {kommuner-i-referatet} kommuner? deltok i workshopen",
    r"{kom} of {kommuner-i-referatet} municipalities took part in the workshop",
    r"Versjon {referatversjon}, godkjent",
    r"{evaluering-svarte} av {evaluering-spurte} som ble spurt, svarte",
    r"Snittet er {evaluering-lavest} av {!} på hvert spørsmål",
    r"Snittene ligger mellom {evaluering-lavest} og {evaluering-hoyest} av {!}",
    r"{!} er i svært liten grad, {!} er i svært stor grad",
    r"svarene fra {!} til {!}",
)

D7 = (
    r"^{rapporter-publisert} av {rapporter} rapport(?:er)?",
    r"^{milepaler-nadd} av {milepaler} milepæl(?:er)?",
    r"^{kroner-fort} kroner ført av {kroner-planlagt} planlagt",
    r"^{kroner-fort} av {kroner-planlagt} kroner",
    r"^{formidlinger-vist} anledning",
    r"^{rapporter-publisert} of {rapporter} planned reports .* {milepaler-nadd} of {milepaler} milestones",
    r"{/attained/counted/examples} examples of climate work and {/attained/counted/pilots} pilot",
    r"^{delmal-besvart} av {delmal} delmål",
    r"^{kommuner} kommuner? er beskrevet",
    r"^{intervjuet} kommuner? er intervjuet",
    r"^{/attained/counted/examples} eksemp(?:el|ler) på klimaarbeid",
    r"^{/attained/counted/pilots} pilotprosjekt(?:er)? står",
    r"^{/attained/counted/groups} nettverksgrupper? er",
    r"{aktiviteter} aktiviteter med {milepaler} milepæler",
    r"Kostnad etter type: {andel-cost-type} prosent",
    r"Kostnad etter sektor: {andel-sector} prosent",
    r"Kostnad etter oppgave: {andel-task} prosent",
    r"Finansiering: {andel-financing} prosent",
    r"formidlet ved {formidlinger} anledning",
)

OF: Mapping[str, tuple[str, ...]] = {
    "D1": D1, "D2": D2, "D3": D3, "D4": D4, "D5": D5, "D6": D6, "D7": D7,
}  # fmt: skip


@cache
def sentences_of(code: str) -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """The sentences of a report, each with the names of its holes in their order."""
    return tuple(
        (re.compile(HOLE.sub(lambda _hole: f"({NUMBER.pattern})", one)), tuple(HOLE.findall(one)))
        for one in (*OF.get(code, ()), *COMMON)
    )
