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
ONE_YEAR = 365 * 24 * 3600


def init_app(app: Flask) -> None:
    @app.after_request
    def harden(response: Response) -> Response:
        headers = response.headers
        headers.setdefault("Content-Security-Policy", CONTENT_POLICY)
        headers.setdefault("X-Content-Type-Options", "nosniff")
        headers.setdefault("Referrer-Policy", "same-origin")
        headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        # Whoever signs in next on this phone must not find a page in its cache.
        headers.setdefault("Cache-Control", "no-store")
        if request.is_secure and not app.config["INSECURE"]:
            headers.setdefault("Strict-Transport-Security", f"max-age={ONE_YEAR}")
        response.vary.add("HX-Request")
        return response
