"""How numbers, people and places are written in both forms of Norwegian: what `few` looks for. Data."""

from __future__ import annotations

NUMBERS = {
    "én": 1, "éin": 1, "éi": 1, "en": 1, "ein": 1, "ei": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5,
    "seks": 6, "sju": 7, "syv": 7, "åtte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12,
}  # fmt: skip
ARTICLES = frozenset({"en", "ein", "ei"})  # numbers only before people and verbs of saying
# Words that say “few” without a number.
FEW = (
    r"(?:noen|nokre)\s+få|et\s+fåtall|eit\s+fåtal|enkelte|einskilde|et\s+mindretall|eit\s+mindretal|"
    r"(?:en|ei)\s+håndfull|ein\s+handfull|(?:et|eit)\s+par|begge|beggje|svært\s+få"
)
PEOPLE = (
    r"deltak\w+|person\w*|menneske\w*|innbygg\w+|representant\w*|bedrift\w*|nærings\w+|verksemd\w*|"
    r"virksomhet\w*|organisasjon\w*|lag|stykk\w*|andre|annen|annan|dere|dykk|dykkar|gruppa|gruppen|oss|"
    r"kvinne\w*|mann|menn|ungdom\w*|bonde\w*|bønder|rektor\w*|leder\w*|leiar\w*|ansatt\w*|tilsett\w*"
)
SAYING = (
    r"sa|seier|sier|mente|meinte|mener|meiner|ønsk\w+|ville|vil|fortalte|fortel\w*|var|er|hadde|har|"
    r"foreslo|svarte|spurte|nevnte|nemnde|trodde|trudde|tenkte|opplev\w+|savn\w+|sakn\w+|støtt\w+"
)
# What is counted without counting people: after a number it raises no question. Stems, and how they end;
# not what else begins with them (a part, and those who took part).
THINGS = (
    "sekund minutt time tim dag døgn uke uk veke vek måned månad år åra kveld gang gong runde rund møte møt km "
    "kilometer meter mil kg kilo tonn liter kr kron krone million milliard tusen hundre prosent grad "
    "kwh side sid punkt spørsmål tema tiltak prosess pilot rapport plan forslag framlegg eksempel "
    "eksempl døme stad sted kommune kommun buss bil sykkel sykl vei veg skole skol skule skul bygg hus "
    "ting grunn årsak måte måt del tredel fase fas steg trinn alternativ avsnitt"
)
ENDINGS = "er|ar|en|et|a|ene|ane|r|n|e|s|ar|te"
NO_PEOPLE = rf"(?:{'|'.join(THINGS.split())})(?:{ENDINGS})?"
# Before a number: it names something, and counts nothing.
NAMES_SOMETHING = (
    r"(?:kl|nr|kap|s|pkt)\.|klokka|klokken|nummer|punkt|kapittel|side|spørsmål|tema|fase|trinn|steg|"
    r"del|avsnitt|alternativ|versjon|innlegg|gruppe|fokusgruppe|økt|plan|prosjekt|guide|tabell|figur|§"
)
# Of those that took part: "only", "all", "none".
ONLY = r"bare|berre|kun|utelukkende|utelukkande|ingen\s+andre|ingen\s+av|ingen|alle|samtlige"
PARTS = (
    r"halvparten|halvdelen|en\s+tredel|ein\s+tredel|to\s+tredel\w*|en\s+(?:fjerdedel|firedel)|"
    r"ein\s+(?:fjerdedel|firedel)|\d{1,3}(?:[,.]\d+)?\s*(?:prosent|%)"
)
ROLES = r"deltak\w+|person|bokstav\w*|taler\w*|talar\w*|informant\w*"
# How each actor group is spoken of.
GROUPS = {
    "citizens": r"innbygger\w*|innbyggar\w*|folk\s+flest|privatperson\w*",
    "ngos": r"organisasjon\w*|frivillig\w*|ideell\w*|lag\s+og\s+foreininga\w*|lag\s+og\s+foreninge\w*",
    "business": r"næringsliv\w*|næringsdriv\w*|bedrift\w*|verksemd\w*|virksomhet\w*|næringa|næringen",
}
# Written with a capital within a sentence, and no name of anybody.
KNOWN_NAMES = frozenset(
    [
        "Norge",
        "Noreg",
        "Norges",
        "Noregs",
        "Norden",
        "Europa",
        "Oslo",
        "Oslofjorden",
        "Østlandet",
        "Viken",
        "Buskerud",
        "Akershus",
        "Vestregionen",
        "Vestregionens",
        "Stortinget",
        "Regjeringen",
        "Regjeringa",
        "Klimasats",
        "Enova",
        "Ruter",
        "Brakar",
        "Vy",
        "Insam",
        "Cicero",
        "Miljødirektoratet",
        "Statsforvalteren",
        "Statsforvaltaren",
        "Fylkesmannen",
        "Fylkesmannens",
        "Facebook",
        "Teams",
        "Parisavtalen",
        "Parisavtala",
    ]
)
