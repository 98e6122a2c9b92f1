"""The headers that every answer carries."""

from flask import Flask, Response, request

CONTENT_POLICY = (
    "default-src 'none'; "
    "script-src 'self'; "
    "style-src 'self'; "
    "img-src 'self'; "
    "connect-src 'self'; "
    "manifest-src 'self'; "
    "worker-src 'self'; "
    "form-action 'self'; "
    "base-uri 'none'; "
    "frame-ancestors 'none'"
)
EVERYWHERE = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    # Whoever signs in next on this phone must not find a page in its cache.
    "Cache-Control": "no-store",
}
ONE_YEAR = 365 * 24 * 3600


def init_app(app: Flask) -> None:
    @app.after_request
    def harden(response: Response) -> Response:
        headers = response.headers
        own = {name.lower() for name, _value in headers}
        for name, value in EVERYWHERE.items():
            if name.lower() not in own:
                headers.add(name, value)
        if request.is_secure and not app.config["INSECURE"]:
            headers.setdefault("Strict-Transport-Security", f"max-age={ONE_YEAR}")
        response.vary.add("HX-Request")
        return response
