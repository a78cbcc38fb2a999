"""One line of JSON for each request, without personal data: the rule of the address, never the address itself."""

import json
import logging
import sys
import time

from flask import g, request

log = logging.getLogger("lianfang")


class Lines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record):
        line = {"at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"), "level": record.levelname.lower(),
                "message": record.getMessage(), **getattr(record, "facts", {})}
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def install(app):
    """Write the application's log to standard error."""
    if not log.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(Lines())
        log.addHandler(handler)
        log.propagate = False
    log.setLevel(app.config["LOG_LEVEL"].upper())
    app.before_request(_begin)
    app.after_request(_say)


def _begin():
    g.began = time.perf_counter()


def _say(response):
    if log.isEnabledFor(logging.INFO) and request.endpoint not in ("static", "healthz", "_healthz"):
        facts = {"method": request.method, "rule": str(request.url_rule or "unknown"), "status": response.status_code,
                 "ms": round((time.perf_counter() - g.began) * 1000, 1), "bytes_in": request.content_length or 0,
                 "bytes_out": response.calculate_content_length() or 0}
        if "problem" in g:
            facts["problem"] = g.problem
        log.info("request", extra={"facts": facts})
    return response
