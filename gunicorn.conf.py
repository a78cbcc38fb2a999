"""How the server runs: two cores, SQLite or PostgreSQL. `gunicorn -c gunicorn.conf.py "app:create_app()"`."""

import os

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WORKERS", "2"))
worker_class = "sync.worker.PatientWorker"
# Of these threads, `SYNC_SLOTS` may read phones' requests at a time; the others stay free for pages.
threads = int(os.environ.get("THREADS", "16"))
worker_connections = 1_000
backlog = 1_024
keepalive = 15
timeout = 60
graceful_timeout = 20
max_requests = 0
accesslog = None
errorlog = "-"
loglevel = os.environ.get("LOG_LEVEL", "warning")
control_socket_disable = True


def post_worker_init(worker):
    """What is loaded by now lives as long as the worker: the garbage collector need not look at it again and again."""
    import gc

    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def worker_exit(server, worker):
    """A clean stop leaves nothing beside the database's file that would have to be carried along with it."""
    from models import starting
    from sync import looks

    looks.settled()
    starting.settle()
