"""A made-up person with goals, numbers and questions."""

import re

from app.outcomes.instruments import PEG_IDS
from tests.support.made_up import LONG_WORD, History

ACTIVITY = re.compile(r'id="activity-([0-9a-f-]{36})"')


def aiming(history: History) -> None:
    """Rated a month ago and today; a goal on its way, one reached, and long words."""
    visitor = history.visitor
    history.at(days_ago=40)
    walk = {"name": "Walk to the shop and back without a stop", "baseline": "5", "target": "20"}
    visitor.act("/goals", **walk, unit="minutes", target_on="2027-01-30")
    history.at(days_ago=39)
    page = visitor.act("/goals", name=LONG_WORD).text
    reached = re.findall(r'id="goal-([0-9a-f-]{36})"', page)[-1]
    visitor.act(f"/goals/{reached}/outcome", outcome="reached")
    for name in ("Go down the stairs without the rail", "Kneel", LONG_WORD):
        page = visitor.act("/goals/activities", name=name).text
    for days_ago, more in ((38, 0), (0, 3)):
        history.at(days_ago=days_ago, hour=10)
        for item in ACTIVITY.findall(page):
            visitor.post(f"/goals/scores/{item}", data={"value": 3 + more})
        for item in PEG_IDS:
            visitor.post(f"/goals/scores/{item}", data={"value": 6 - more})
    visitor.act("/questions", text="Is it all right that sit to stand hurts until next morning?")
    asked = visitor.act("/questions", text="May I swim?").text
    last = re.findall(r'id="question-([0-9a-f-]{36})"', asked)[-1]
    visitor.act(f"/questions/{last}/outcome", outcome="asked")
