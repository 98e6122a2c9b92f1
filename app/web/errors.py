"""Error pages: what happened, that nothing was lost or saved, and what to do next."""

from flask import Flask, Response, render_template, request
from flask_babel import lazy_gettext
from werkzeug.exceptions import BadHost, HTTPException, SecurityError

from app.web.answers import UNPROCESSABLE, as_for_a_visitor, wants_json

WORDS = {
    400: (
        lazy_gettext("That did not reach us whole"),
        lazy_gettext("Nothing was changed. Go back and try once more."),
    ),
    403: (
        lazy_gettext("That came from another site"),
        lazy_gettext("To keep you safe we did not take it. Open Homestretch and try there."),
    ),
    404: (
        lazy_gettext("We cannot find that page"),
        lazy_gettext("It may have been moved or deleted. Your entries are safe."),
    ),
    405: (
        lazy_gettext("That link does not work this way"),
        lazy_gettext("Nothing was changed. Go back and use the buttons on the page."),
    ),
    409: (
        lazy_gettext("That was changed in the meantime"),
        lazy_gettext("Nothing was changed now. Go back to the list to see how it stands."),
    ),
    413: (
        lazy_gettext("That was too much at once"),
        lazy_gettext("Nothing was changed. Send less, or shorten your text."),
    ),
    UNPROCESSABLE: (
        lazy_gettext("Something there does not fit"),
        lazy_gettext("Nothing was changed. Go back, check what you typed and try once more."),
    ),
    429: (
        lazy_gettext("Please wait a moment"),
        lazy_gettext("There were many tries in a short time. Wait a little, then try once more."),
    ),
    500: (
        lazy_gettext("Something went wrong on our side"),
        lazy_gettext("What you did just now may not be saved. Wait a little and try once more."),
    ),
}


def init_app(app: Flask) -> None:
    @app.errorhandler(HTTPException)
    def explain(error: HTTPException):
        if error.code is None or error.code < 400:
            return error
        if isinstance(request.routing_exception, BadHost | SecurityError):
            # Asked under a name that is not ours: there are no addresses to make a page with,
            # whatever else is wrong with what was sent.
            return Response("Wrong host.\n", 400, mimetype="text/plain")
        if wants_json():
            name = error.name.lower().replace(" ", "_")
            return {"error": name}, error.code, _kept_headers(error)
        if error.code >= 500:
            as_for_a_visitor()  # the database may be what went wrong
        title, advice = WORDS.get(error.code, WORDS[500 if error.code >= 500 else 400])
        body = render_template("errors/error.html", title=title, advice=advice)
        return body, error.code, _kept_headers(error)


def _kept_headers(error: HTTPException) -> list[tuple[str, str]]:
    """What the error itself says (Allow, Retry-After), without its own body's type."""
    return [(name, value) for name, value in error.get_headers() if name != "Content-Type"]
