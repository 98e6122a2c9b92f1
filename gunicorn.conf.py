"""How gunicorn serves Homestretch; read by it from the project's folder."""

import os

_host = os.environ.get("HOST") or "127.0.0.1"
_port = os.environ.get("PORT") or "8000"

bind = f"[{_host}]:{_port}" if ":" in _host else f"{_host}:{_port}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "1"))
threads = 8

# Longer than the two minutes for which a reverse proxy keeps a connection in hand, so that it
# never posts into one that is just being closed.
keepalive = 125
graceful_timeout = 5

# Heartbeat files belong in memory: a slow disk must not look like a dead worker.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108

# Shared folders of virtual machines serve stale bytes through sendfile.
sendfile = False

# No access log: an address in it may say who looked at what, and when.
accesslog = None
errorlog = "-"
loglevel = "warning"
control_socket_disable = True
