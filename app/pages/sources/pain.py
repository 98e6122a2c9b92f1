"""Sources on the pain scale and on pain after exercise."""

from flask_babel import lazy_gettext as _

from app.pages.sources.shapes import Source, Topic

SCALE = Topic(
    "scale",
    _("The pain scale"),
    (
        Source(
            "loinc",
            "LOINC 72514-3, Pain severity 0–10 verbal numeric rating",
            "Regenstrief Institute",
            "https://loinc.org/72514-3",
            _("The two ends: 0 is no pain, 10 is the worst pain you can imagine."),
        ),
        Source(
            "jpro_2018",
            "Journal of Patient-Reported Outcomes, 2018",
            "Springer",
            "https://doi.org/10.1186/s41687-018-0053-6",
            _("Why we ask for a whole number from 0 to 10."),
        ),
        Source(
            "frontiers_2019",
            "Frontiers in Neuroscience, 2019, article 1331",
            "Frontiers",
            "https://doi.org/10.3389/fnins.2019.01331",
            _("Why you compare with your own past, not with other people."),
        ),
        Source(
            "boonstra_2016",
            "Boonstra and others, Frontiers in Psychology, 2016; 7:1466",
            "Frontiers",
            "https://doi.org/10.3389/fpsyg.2016.01466",
            _("Where mild ends is not agreed. So a number stands beside each such word."),
        ),
        Source(
            "salaffi_2004",
            "Salaffi and others, European Journal of Pain, 2004; 8:283",
            "Elsevier",
            "https://pubmed.ncbi.nlm.nih.gov/15207508/",
            _("How much change matters: 1 point is a bit, 2 points are clear."),
        ),
    ),
)

EXERCISE = Topic(
    "exercise",
    _("Pain after exercise"),
    (
        Source(
            "my_hip",
            "My Hip Exercise, program 1",
            "My Hip Exercise, Australia",
            "https://myhipexercise.org.au/program-1",
            _("Extra pain that lasts more than a day."),
        ),
        Source(
            "pain_monitoring",
            "The pain-monitoring model (after Silbernagel, 2007)",
            "Evidence for Exercise",
            "https://evidenceforexercise.com/topic/l3-how-to-prescribe-them-part-2/",
            _("Pain of up to 5 that is gone by morning."),
        ),
        Source(
            "soreness",
            "Delayed onset muscle soreness (after the American College of Sports Medicine)",
            "Delaware Online",
            "https://www.delawareonline.com/story/news/health/2014/02/03/medical-dictionary-delayed-onset-muscle-soreness/5187225/",
            _("When sore muscles peak: 1 to 3 days after."),
        ),
    ),
)
