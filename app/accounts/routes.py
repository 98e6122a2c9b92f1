"""All routes of accounts: importing this module puts them on the blueprint."""

from app.accounts import door_routes, settings_routes
from app.accounts.blueprint import bp

__all__ = ["bp", "door_routes", "settings_routes"]
