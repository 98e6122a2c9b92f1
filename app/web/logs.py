"""What is logged of a failed request: the pattern of its address, as one may be a secret."""

from flask import Flask, request


def init_app(app: Flask) -> None:
    def log_exception(trace) -> None:
        app.logger.error("Exception on %s [%s]", request.url_rule, request.method, exc_info=trace)

    app.log_exception = log_exception
