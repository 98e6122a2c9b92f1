"""The forms of pools and visits, filled in as the app begins them."""

from app.visits.presets import USUAL_SWITCHES

USUAL = USUAL_SWITCHES["limit"]
LIMIT = {
    "kind": "limit",
    "visits": "20",
    "period": "course",
    "opening_used": "0",
    "name": "",
    "disciplines": ["pt"],
    "counts": USUAL,
    "network": "any",
    "source": "you",
}
APPROVAL = LIMIT | {
    "kind": "approval",
    "visits": "8",
    "name": "1182",
    "counts": USUAL_SWITCHES["approval"],
    "decision_days": "7",
    "source": "letter",
}
VISIT = {"status": "scheduled", "kind": "treatment", "discipline": "pt"}
