"""The line between a phone and the centre, which can be cut, lied on, or held up."""

import threading
import time
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOP = ("connection", "transfer-encoding", "keep-alive", "date", "server")
PORTAL = b"<!doctype html><title>Welcome</title><p>Sign in to use this network."
BUSY = b'{"type":"/problems/busy","status":503,"code":"busy","title":"busy"}'
TOO_LARGE = b'{"type":"/problems/too_large","status":413,"code":"too_large","title":"too large"}'

LOOK = 0.02  # seconds after which it is seen that the line is to end


class Line:
    """A proxy before the collector's port. `mode`:

    "open"; "cut" (nothing gets through); "reply lost" (the request arrives, the reply does not); "portal" (a stranger
    answers everything with 200 and HTML); "busy" (503); "crowded" (a proxy's own 429); "silent" (no answer at all);
    "narrow" (413 for more than 1,000 bytes). `only`: the path that it is about. `changed`: bytes that are others in
    every answer, (old, new). `rate`: bytes a second of an answer, 0: as fast as it can; `most`: after so many bytes an
    answer breaks off, 0: never. `passed`: (method, path, bytes, status) of what got through.
    """

    def __init__(self, port: int):
        self.mode, self.only, self.passed, self.target, self.changed = "open", "", [], port, None
        self.rate = self.most = 0
        handler = type("Handler", (_Handler,), {"line": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=(LOOK,), daemon=True).start()

    @property
    def address(self) -> str:
        """What the phone takes for the centre."""
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def syncs(self) -> list[tuple]:
        """The requests to /sync that the centre has seen."""
        return [one for one in self.passed if one[1] == "/sync"]

    def close(self) -> None:
        """Ends it."""
        self.server.shutdown()
        self.server.server_close()


class _Handler(BaseHTTPRequestHandler):
    line: Line
    protocol_version = "HTTP/1.1"
    close_connection = True

    def do_GET(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        meant = self.path.startswith(self.line.only)
        getattr(self, f"_{self.line.mode.replace(' ', '_') if meant else 'open'}")(body)

    do_POST = do_GET

    def _open(self, body):
        self._send(*self._forward(body))

    def _cut(self, _body):
        self.close_connection = True

    def _reply_lost(self, body):
        self._forward(body)
        self.close_connection = True

    def _portal(self, _body):
        self._send(200, [("Content-Type", "text/html")], PORTAL)

    def _busy(self, _body):
        self._send(503, [("Content-Type", "application/problem+json"), ("Retry-After", "1")], BUSY)

    def _crowded(self, _body):
        self._send(429, [("Content-Type", "text/html"), ("Retry-After", "1")], b"<title>429 Too Many Requests</title>")

    def _narrow(self, body):
        if len(body) <= 1_000:
            return self._open(body)
        return self._send(413, [("Content-Type", "application/problem+json")], TOO_LARGE)

    def _silent(self, _body):
        time.sleep(3)
        self.close_connection = True

    def _forward(self, body):
        centre = HTTPConnection("127.0.0.1", self.line.target, timeout=30)
        try:
            centre.request(self.command, self.path, body or None, self._asked())
            answer = centre.getresponse()
            data = answer.read()
            if self.line.changed:
                data = data.replace(*self.line.changed)
        except (OSError, HTTPException):
            return 502, [], b""
        self.line.passed.append((self.command, self.path, len(body), answer.status))
        return answer.status, answer.getheaders(), data

    def _asked(self):
        plain = ("accept-encoding", "if-none-match") if self.line.changed else ()
        return {name: value for name, value in self.headers.items() if name.lower() not in plain}

    def _send(self, status, headers, data):
        self.send_response(status)
        for name, value in headers:
            if name.lower() not in (*HOP, "content-length"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Connection", "close")
        self.end_headers()
        self._drip(data)
        self.close_connection = True

    def _drip(self, data):
        rate, most = (self.line.rate, self.line.most) if self.path.startswith(self.line.only) else (0, 0)
        piece = max(1, rate // 10) if rate else len(data)
        for at in range(0, min(len(data), most or len(data)), piece or 1):
            self.wfile.write(data[at:at + piece][:(most or len(data)) - at])
            if rate:
                time.sleep(piece / rate)

    def log_message(self, *_):
        pass
