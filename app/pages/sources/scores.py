"""Sources on the scores that people give themselves."""

from flask_babel import lazy_gettext as _

from app.pages.sources.shapes import Source, Topic

SCORES = Topic(
    "scores",
    _("Scores"),
    (
        Source(
            "psfs_1995",
            "Stratford and others, Physiotherapy Canada, 1995; 47:258 (PSFS)",
            "Canadian Physiotherapy Association",
            "https://www.sralab.org/rehabilitation-measures/patient-specific-functional-scale",
            _("Three to five things that are hard, from 0 to 10. A change of 2 or more counts."),
        ),
        Source(
            "peg_2009",
            "Krebs and others, J Gen Intern Med, 2009; 24:733 (PEG). LOINC 91148-7",
            "Springer",
            "https://doi.org/10.1007/s11606-009-0981-1",
            _("The three questions about your week, word for word."),
        ),
        Source(
            "reed_2023",
            "Reed and others, 2023, in 1,710 people of six trials",
            "PubMed Central",
            "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC10859144/",
            _("How much change of the week’s score matters: about 1 point."),
        ),
    ),
)
