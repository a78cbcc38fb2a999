"""Numbers for Prometheus at `/metrics`, for whoever is let in by address or token; nobody's data is among them.

What is counted as it happens is counted in each process and added up over all of them, in files of gunicorn's
(`PROMETHEUS_MULTIPROC_DIR`); what stands in the database is asked when somebody looks.
"""

import hmac
import ipaddress
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from flask import Flask, Response, current_app, g, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

from models import database as db
from sync import backup, clock, condition
from sync.problems import Problem

OWN = CollectorRegistry()
REQUESTS = Counter("lianfang_requests", "Requests by rule of the address, method and status.",
                   ("rule", "method", "status"), registry=OWN)
SECONDS = Histogram("lianfang_request_seconds", "How long requests took.", ("door",), registry=OWN,
                    buckets=(0.01, 0.03, 0.1, 0.3, 1, 3, 10))
OPS = Counter("lianfang_sync_ops", "Ops that were taken in from devices.", registry=OWN)
VERDICTS = Counter("lianfang_sync_verdicts", "Verdicts on ops that were taken in, but for plainly valid ones.",
                   ("verdict",), registry=OWN)
DOORS = ("sync", "field", "desk", "static")


def install(app: Flask) -> None:
    """Count every request, and give the numbers to whoever may have them."""
    app.after_request(_count)
    app.add_url_rule("/metrics", "_metrics", show)


def _count(response):
    rule = str(request.url_rule or "unknown")
    REQUESTS.labels(rule, request.method if rule != "unknown" else "other", response.status_code).inc()
    door = rule.split("/")[1] if rule.count("/") else "other"
    now = time.perf_counter()
    SECONDS.labels(door if door in DOORS else "other").observe(now - g.get("began", now))
    taken, verdicts = g.get("taken", (0, ()))
    if taken:
        OPS.inc(taken)
        for one in verdicts:
            VERDICTS.labels(one).inc()
    return response


def show() -> Response:
    """All numbers, as Prometheus reads them. Nobody else is told that there is such a page."""
    if not _may():
        raise Problem("not_found")
    registry = CollectorRegistry()
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        MultiProcessCollector(registry)
    else:
        registry.register(OWN)
    registry.register(Standing())
    response = Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)
    response.headers["Cache-Control"] = "no-store"
    return response


def _may():
    token, networks = current_app.config["METRICS_TOKEN"], current_app.config["METRICS_FROM"]
    said = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
    if token and hmac.compare_digest(said.encode(), token.encode()):
        return True
    try:
        address = ipaddress.ip_address(request.remote_addr or "")
    except ValueError:
        return False
    return any(address in network for network in networks)


class Standing:
    """What stands in the database, and on the disk, at this moment."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The numbers, read as they are asked for."""
        now = clock.now()
        items = GaugeMetricFamily("lianfang_open_items", "What waits for a person.", labels=("level",))
        counts = db.rows("SELECT CASE WHEN rank < 50 THEN 'hard' ELSE 'soft' END, SUM(n) FROM item_count "
                         "WHERE cause = '' AND rank < 100 GROUP BY 1")
        for level, n in sorted({"hard": 0, "soft": 0, **dict(counts)}.items()):
            items.add_metric([level], int(n))
        yield items
        heard, = db.rows("SELECT COUNT(*) FROM node WHERE desk = 0 AND revoked IS NULL AND moved IS NULL AND heard > ?",
                         now - condition.DAY)[0]
        yield _one("lianfang_phones_heard", "Phones that were heard in the last 24 hours.", heard)
        yield _one("lianfang_phones_silent", "Phones that were not heard for three days.", condition.silent_phones(now))
        aside, = db.rows("SELECT COUNT(*) FROM fault")[0]
        yield _one("lianfang_faults", "Records and steps that were put aside.", aside)
        made = backup.last()
        if made:
            yield _one("lianfang_backup_age_seconds", "How old the last backup is.", (now - made.at) / 1000)
            yield _one("lianfang_backup_bytes", "How large the last backup is.", made.size)
        yield from _disk()


def _disk():
    place = Path(db.file_of(current_app.config["DATABASE_URL"])).absolute().parent if db.is_sqlite() else Path.cwd()
    room = shutil.disk_usage(place)
    yield _one("lianfang_disk_free_bytes", "Room on the disk of the data.", room.free)
    yield _one("lianfang_disk_bytes", "Size of the disk of the data.", room.total)


def _one(name, what, value):
    return GaugeMetricFamily(name, what, value=value)
