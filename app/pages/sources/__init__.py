"""Where the facts in Homestretch come from, and what each one is used for.

`READ_IN` is when they were read, as web pages or as copies; a page can change after that.
A fact without a source names `GENERAL`, and the Sources page lists it as such.
"""

from flask_babel import lazy_gettext as _

from app.pages.sources.pain import EXERCISE, SCALE
from app.pages.sources.same_day import REGION, SURGERY
from app.pages.sources.scores import SCORES
from app.pages.sources.shapes import Source, Topic
from app.pages.sources.urgent import EMERGENCY
from app.pages.sources.visits import VISITS

READ_IN = _("November 2026")
GENERAL = "general"
TOPICS = (SCALE, SCORES, EMERGENCY, SURGERY, REGION, EXERCISE, VISITS)

__all__ = ["GENERAL", "READ_IN", "TOPICS", "Source", "Topic"]
