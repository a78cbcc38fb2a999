"""How the server runs: two cores, SQLite or PostgreSQL. `gunicorn -c gunicorn.conf.py "app:create_app()"`."""

import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import settings  # noqa: E402 – found only now

try:
    found = settings.read()
except settings.Unusable as wrong:
    sys.exit(f"Error: {wrong.message}")

bind = f"{found['HOST']}:{found['PORT']}"
workers = found["WORKERS"]
worker_class = "sync.worker.PatientWorker"
# Of these threads, `SYNC_SLOTS` may read phones' requests at a time; the others stay free for pages.
threads = found["THREADS"]
worker_connections = 1_000
backlog = 1_024
keepalive = 15
timeout = 60
graceful_timeout = 20
max_requests = 0
accesslog = None
errorlog = "-"
loglevel = found["LOG_LEVEL"]
control_socket_disable = True
# Whom to believe about a client's address is for `front.py` to say.
forwarded_allow_ips = ""


# Each process counts into files of its own there, of which one that is asked adds up all.
os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="lianfang-metrics-")


def on_exit(server):
    """The counts end with the server, and the last one who has gone leaves nothing beside an embedded database."""
    import shutil

    from models import starting

    shutil.rmtree(os.environ["PROMETHEUS_MULTIPROC_DIR"], ignore_errors=True)
    starting.sweep(found["DATABASE_URL"])


def when_ready(server):
    """Only now can anybody come: say where, if this is a try on somebody's own machine."""
    if os.environ.get("SAY_LINKS"):
        subprocess.run([sys.executable, "-m", "flask", "--app", "app", "links"], check=False)


def post_worker_init(worker):
    """What is loaded by now lives as long as the worker: the garbage collector need not look at it again and again."""
    import gc

    from models import starting

    starting.serve()
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def worker_exit(server, worker):
    """A clean stop leaves nothing beside the database's file that would have to be carried along with it."""
    from models import starting
    from sync import looks

    looks.settled()
    starting.settle()
