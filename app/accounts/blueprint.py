"""The blueprint that the doors and Settings hang their routes on."""

from flask import Blueprint

bp = Blueprint("accounts", __name__)
