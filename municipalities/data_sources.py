"""Whose data the register and the survey hold, and on what terms."""

from django.utils.translation import gettext_lazy as _

from forkommune.work.registry import DataSource, sources

FOLDER = "municipalities/register/data"
SOURCED = _("from the source")

DATA_SOURCES = {
    "municipalities": DataSource(
        _("Municipalities within the borders of 2017: area, centre, language form, neighbours"),
        "Wikipedia, Store norske leksikon, lokalhistoriewiki, GeoNames",
        _("Single facts; Wikipedia is CC BY-SA 4.0, GeoNames is CC BY 4.0 (from memory)"),
        (f"{FOLDER}/municipalities.csv", f"{FOLDER}/tiles.csv"),
        _("from the source, given for each fact; some organisation numbers are not known"),
    ),
    "membership": DataSource(
        _("Membership of the alliance, by year"),
        "Vestregionen (vestregionen.no/om/historikk)",
        _("terms not stated in the source"),
        (f"{FOLDER}/municipalities.csv", f"{FOLDER}/counties.csv"),
        _("known to the year; when the two county councils joined is not known"),
    ),
    "codes": DataSource(
        _("Changes of municipality and county numbers 2017–2024"),
        "SSB, KLASS 131; gardenberg/kommunekoder; lauriejh/regtools",
        _("SSB: CC BY 4.0 (from memory)"),
        (
            f"{FOLDER}/municipality_codes.csv",
            f"{FOLDER}/successor_municipalities.csv",
            f"{FOLDER}/counties.csv",
            f"{FOLDER}/reference_municipalities.csv",
        ),
        SOURCED,
    ),
    "population": DataSource(
        _("Population on 1 January 2005–2019"),
        "SSB, tabell 07459; folkehelseinstituttet/fhidata",
        _("SSB: CC BY 4.0 (from memory)"),
        (f"{FOLDER}/population.csv",),
        SOURCED,
    ),
    "emissions": DataSource(
        _("Emissions and changes of emissions"),
        "SSB; Miljødirektoratet; Akershus fylkeskommune; OsloMet; viken2020.no; Svelvik kommune",
        _("SSB: CC BY 4.0, Miljødirektoratet: NLOD (from memory); the others state no terms"),
        (f"{FOLDER}/emissions.csv", f"{FOLDER}/emission_changes.csv"),
        _("from the source; remarks on method and preliminary figures stand beside each"),
    ),
    "point-sources": DataSource(
        _("Emissions that facilities have reported"),
        "Miljødirektoratet, norskeutslipp.no; evensrii/Telemark",
        _("Miljødirektoratet: NLOD (from memory)"),
        (f"{FOLDER}/point_source_emissions.csv",),
        _("from the source; the municipality before 2020 is sometimes inferred or not known"),
    ),
    "plans": DataSource(
        _("Climate plans and related documents"),
        _("The municipalities and grid companies, through docplayer.me and municipal pages"),
        _("links only; each document belongs to its owner"),
        (f"{FOLDER}/climate_plans.csv",),
        _("what was found; a plan may exist without having been found"),
    ),
    "guide": DataSource(
        _("Interview guide and survey round"),
        _("The project, derived from the application"),
        "EUPL-1.2",
        (
            "municipalities/survey/data/interview_guide.json",
            "municipalities/survey/data/survey_rounds.json",
            "municipalities/network/data/criteria.json",
        ),
        _("proposal by the project, to be approved by CICERO"),
    ),
}


def register() -> None:
    """Put the data sets on the page of sources."""
    for order, (name, source) in enumerate(DATA_SOURCES.items(), start=1):
        sources.add(name, source, order=order)
