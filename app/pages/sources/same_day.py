"""Sources of the warning signs for a call today."""

from flask_babel import lazy_gettext as _

from app.pages.sources.shapes import Source, Topic

SURGERY = Topic(
    "surgery",
    _("Warning signs: after surgery"),
    (
        Source(
            "arthritis_ca",
            "Know how to recognize complications",
            "Arthritis Society Canada",
            "http://arthritis.ca/manage-arthritis/living-well-with-arthritis/surgery/hip-knee-replacement-surgery/during-recovery/know-how-to-recognize-complications",
            _("Leg, wound and fever signs."),
        ),
        Source(
            "saskatchewan",
            "Surgical site infections",
            "Regina Qu’Appelle Health Region, Canada",
            "https://rqhealth.ca/department/regional-infection-prevention-and-control/surgical-site-infections",
            _("The fever number, chills and coughing blood. Other hospitals say 100 to 101 °F."),
        ),
        Source(
            "nova_scotia",
            "Avoiding complications",
            "Nova Scotia Health, Canada",
            "http://mysurgery.nshealth.ca/Pages/AvoidingComplications.aspx",
            _("Redness that spreads."),
        ),
        Source(
            "lancaster",
            "Infection following joint replacement",
            "Lancaster Orthopedic Group",
            "https://lancasterortho.com/conditions/knee/infection-following-joint-replacement.html",
            _("Chills, and pain that rises."),
        ),
    ),
)

REGION = Topic(
    "region",
    _("Warning signs: back, knee, hip and shoulder"),
    (
        Source(
            "gp_back",
            "Red flag symptoms: back pain",
            "GPonline",
            "https://www.gponline.com/red-flag-symptoms-back-pain/musculoskeletal-disorders/article/798743",
            _("Back pain with other signs."),
        ),
        Source(
            "gloucester",
            "Red flags for knee conditions",
            "Gloucestershire NHS",
            "https://g-care.glos.nhs.uk/pathway/58/resource/3",
            _("A stuck or hot knee, night pain."),
        ),
        Source(
            "lincoln_knee",
            "When knee pain needs a specialist",
            "Lincolnshire Knee",
            "https://lincolnshireknee.co.uk/blogs/when-knee-pain-needs-a-specialist-adqrnv",
            _("Knee signs, after NHS advice."),
        ),
        Source(
            "gloucester_hip",
            "Red flags for hip conditions",
            "Gloucestershire NHS",
            "https://g-care.glos.nhs.uk/pathway/52/resource/3",
            _("A hip that is hot, or that you cannot walk on."),
        ),
        Source(
            "spire_hip",
            "The hips don’t lie",
            "Spire Gatwick Park Hospital",
            "https://www.spirehealthcare.com/spire-gatwick-park-hospital/patient-information/news-and-events/the-hips-don-t-lie/",
            _("Sudden, very bad hip pain."),
        ),
        Source(
            "nhs_shoulder",
            "Shoulder pain",
            "NHS text, at NICS Well",
            "https://www.nicswell.co.uk/conditions-and-treatments/shoulder-pain/",
            _("Shoulder and arm signs."),
        ),
    ),
)
