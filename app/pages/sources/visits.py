"""Sources on how many visits plans allow."""

from flask_babel import lazy_gettext as _

from app.pages.sources.shapes import Source, Topic

VISITS = Topic(
    "visits",
    _("How many visits plans allow"),
    (
        Source(
            "apta_2013",
            "Sandstrom and others, Physical Therapy, 2013; 93:1342",
            "American Physical Therapy Association",
            "http://ptjournal.apta.org/content/93/10/1342.long",
            _("Two plans in three had a limit. Most plans count other therapy with it."),
        ),
        Source(
            "legal_clarity",
            "How long does insurance cover physical therapy?",
            "LegalClarity",
            "https://legalclarity.org/how-long-does-insurance-cover-physical-therapy",
            _("Many plans give 20 to 60 visits a year. Yours may differ."),
        ),
    ),
)
