"""Sources of the warning signs for which help is needed within minutes or hours."""

from flask_babel import lazy_gettext as _

from app.pages.sources.shapes import Source, Topic

EMERGENCY = Topic(
    "emergency",
    _("Warning signs: emergency"),
    (
        Source(
            "weiss",
            "Recognizing and preventing potential complications",
            "Weiss Hospital, Chicago",
            "http://www.weisshospital.com/medical-services/orthopedics/joint-university/experience/caregiver/preventing_complications.aspx",
            _("Chest, breath, leg and wound signs after surgery."),
        ),
        Source(
            "peerwell",
            "5 red flags in joint surgery recovery",
            "PeerWell",
            "https://peerwell.co/blog/5-red-flags-joint-surgery-recovery/",
            _("Chest and breath signs."),
        ),
        Source(
            "nz_shoulder",
            "Shoulder pain",
            "A New Zealand patient page, read as a copy",
            "",
            _("Shoulder pain with chest signs."),
        ),
        Source(
            "herts_hip",
            "Hip fractures",
            "Hertfordshire Community NHS Trust",
            "https://www.hct.nhs.uk/your-healthmanaging-conditions/hip-fractures-1065/",
            _("Leg signs after a fall."),
        ),
        Source(
            "royal_free",
            "Cauda equina syndrome",
            "Royal Free London NHS",
            "https://royalfree.nhs.uk/patients-and-visitors/patient-information-leaflets/cauda-equina-syndrome",
            _("Numbness, bladder, bowel and sex."),
        ),
        Source(
            "torbay",
            "Cauda equina syndrome",
            "Torbay and South Devon NHS",
            "https://www.torbayandsouthdevon.nhs.uk/services/specialist-spinal-orthopaedic-physiotherapy-service/common-spinal-conditions/cauda-equina-syndrome/",
            _("Numbness, bladder, bowel and sex."),
        ),
        Source(
            "somerset",
            "Cauda equina syndrome",
            "Somerset NHS",
            "https://www.somersetft.nhs.uk/trauma-and-orthopaedics/trauma-and-orthopaedics/spinal-surgery-service/cauda-equina-syndrome/",
            _("Pain in both legs."),
        ),
        Source(
            "oxford",
            "Cauda equina syndrome",
            "Oxford University Hospitals NHS",
            "https://studylib.net/doc/11640787/cauda-equina-syndrome-oxford-university-hospitals",
            _("Changes in walking, weak legs."),
        ),
        Source(
            "girft",
            "Cauda equina pathway",
            "Getting It Right First Time, NHS England",
            "https://girft-interactivepathways.org.uk/cauda-equina-1/ces-pres-primary-comm-3a-1/",
            _("Weak legs."),
        ),
        Source(
            "cambs_neck",
            "Cervical myelopathy and radiculopathy",
            "Dynamic Health, NHS",
            "https://www.dynamichealth.nhs.uk/help-and-advice/neck-pain/cervical-myelopathy-and-radiculopathy",
            _("Clumsy hands, unsteady walk."),
        ),
    ),
)
