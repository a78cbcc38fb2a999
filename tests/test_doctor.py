"""What is wrong is said in sentences that say what to do: by `doctor`, at the desk, to the balancer, in numbers."""

import json
import os
import re
import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

import metrics
from models import database as db
from models.site import set_setting
from sync import condition
from tests.clocks import DAY, HOUR, MINUTE
from tests.server import free_port
from views.desk.state import sentences


@pytest.fixture
def codes(laptop):
    """`codes()`: code → Finding of everything that is found."""
    def found(**config):
        with laptop.app.app_context():
            return {one.code: one for one in condition.look({**laptop.app.config, **config}, network=False)}
    return found


def test_a_healthy_place_is_told_so(laptop, tmp_path):
    laptop.app.config["PUBLIC_URL"] = ["http://localhost:8000"]
    laptop.tell("backup", str(tmp_path / "x.db"))
    told = laptop.run("doctor", "--offline")

    assert told.exit_code == 0, told.output
    assert "WRONG" not in told.stdout
    assert all(re.match(r"(ok|look)  +[A-Z]\w+: .+\.", line) or "/x.db" in line for line in told.stdout.splitlines())


def test_it_ends_with_1_where_something_is_wrong(laptop):
    told = laptop.run("doctor", "--offline")

    assert told.exit_code == 1
    assert "WRONG  Backup: There is no backup. Make one here, and one every night: flask" in told.stdout


@pytest.mark.parametrize(("config", "code"), [
    ({"PUBLIC_URL": []}, "no_public"),
    ({"PUBLIC_URL": ["http://lianfang.example"]}, "not_secure"),
    ({"PUBLIC_URL": ["https://lianfang.example"], "TRUSTED_PROXIES": []}, "no_proxies"),
    ({"SYNC_SLOTS": 16, "THREADS": 16}, "few_threads"),
])
def test_settings_that_go_badly_together_are_told(codes, config, code):
    assert codes(**config)[code].state != condition.GOOD


def test_a_database_of_another_version_is_told_and_what_to_do(codes, laptop):
    set_setting("registry", "another")
    assert "flask --app app init" in sentences.SENTENCES[codes()["pending"].code]
    said = laptop.app.test_client().get("/readyz")
    assert (said.status_code, said.json["status"]) == (503, "not ready")
    assert "another version" in said.json["reason"]
    assert "init" in said.json["do"]


def test_a_database_that_is_gone_is_told_and_nothing_else_is_asked(laptop, tmp_path):
    (tmp_path / "lianfang.db").unlink()
    told = laptop.run("doctor", "--offline")

    assert told.exit_code == 1
    assert "Database" in told.stdout
    assert "Backup" not in told.stdout
    assert "replaced" in laptop.app.test_client().get("/readyz").json["reason"]


def test_what_the_last_backup_is_worth(codes, laptop, clock, tmp_path):
    assert codes()["no_backup"].state == condition.BAD
    laptop.tell("backup", str(tmp_path / "x.db"))
    assert codes()["backup"].state == condition.GOOD
    assert "backup_beside" in codes()
    clock.tick(27 * HOUR)
    assert codes()["old_backup"].values["hours"] == 27
    (tmp_path / "x.db").unlink()
    assert "backup_gone" in codes()


def test_phones_tell_when_the_clock_is_wrong(codes, laptop, clock):
    phones = [laptop.enrol("gate", offset=7 * MINUTE) for _ in range(5)]
    for phone in phones:
        phone.write("gate_entry", {"gate": "east"})
        assert phone.sync()
    assert codes()["clock_off"].values == {"n": 5, "all": 5, "minutes": 7}
    clock.tick(-2 * HOUR)
    assert codes()["clock_behind"].state == condition.BAD


def test_phones_that_are_silent_or_have_old_pages_are_counted(codes, laptop, clock):
    assert "no_phones" in codes()
    phone = laptop.enrol("gate")
    phone.write("gate_entry", {"gate": "east"})
    phone.sync()
    assert (codes()["old_pages"].values["old"], codes()["old_pages"].values["n"]) == (1, 1)
    clock.tick(4 * DAY)
    assert codes()["silent"].values["n"] == 1


def test_a_full_disk_is_told(codes, monkeypatch):
    for free, code in ((condition.GB // 2, "no_room"), (2 * condition.GB, "little_room"), (99 * condition.GB, "room")):
        monkeypatch.setattr(condition.shutil, "disk_usage", lambda _place, free=free: type(
            "Usage", (tuple,), {"__iter__": lambda self: iter((100 * condition.GB, 0, free)), "free": free})())
        assert code in codes()


def test_what_was_put_aside_is_told(codes):
    db.execute("INSERT INTO fault (site, about, error, at) VALUES (1, 'x', 'y', 1)")
    assert codes()["put_aside"].values["n"] == 1


def test_a_look_that_fails_hides_no_other(codes, monkeypatch):
    monkeypatch.setattr(condition.doubted, "behind", lambda *_: 1 / 0)
    assert codes()["failed"].values["error"] == "division by zero"
    assert "no_backup" in codes()


def test_every_finding_has_a_sentence():
    used = set(re.findall(r'(?:GOOD|ODD|BAD|NOW else ODD|state), "(\w+)"', Path(condition.__file__).read_text()))
    assert used | {"unreachable", "failed", "no_room", "little_room", "room"} == set(sentences.SENTENCES)


# -- what others see


@pytest.fixture
def proxy(tmp_path):
    """`proxy(answer)`: the address of a TLS server with a certificate of its own that answers so."""
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                    "-keyout", key, "-out", certificate, "-days", "10", "-subj", "/CN=localhost",
                    "-addext", "subjectAltName=DNS:localhost"], check=True, capture_output=True)
    servers = []

    def start(answer):
        class Answers(BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.end_headers()
                self.wfile.write(answer.encode())

            def log_message(self, *_):
                pass

        server = HTTPServer(("127.0.0.1", free_port()), Answers)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"https://localhost:{server.server_port}", certificate

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def test_the_public_address_and_its_certificate(laptop, proxy, monkeypatch):
    instance = condition.instance()
    address, certificate = proxy(json.dumps({"instance": instance}))
    config = {**laptop.app.config, "PUBLIC_URL": [address]}
    assert condition._certified("localhost", int(address.rpartition(":")[2])).code == "certificate_bad"

    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    [found] = condition._certificate(config)
    assert found.code in ("certificate_ends", "certificate")
    [found] = condition._address(config)
    assert found.code == "reached", found
    [found] = condition._address({"PUBLIC_URL": [proxy("another")[0]]})
    assert found.code == "another"
    [found] = condition._address({"PUBLIC_URL": [f"https://localhost:{free_port()}"]})
    assert found.code == "not_reached"


# -- numbers


def numbers(answer) -> dict[str, float]:
    """Name with labels → number."""
    return {line.rpartition(" ")[0]: float(line.rpartition(" ")[2]) for line in answer.text.splitlines()
            if line and not line.startswith("#")}


def test_numbers_are_for_whoever_is_let_in(laptop):
    ask = laptop.app.test_client().get
    assert ask("/metrics").status_code == 404
    laptop.app.config["METRICS_TOKEN"] = "a long enough one"
    assert ask("/metrics").status_code == 404
    assert ask("/metrics", headers={"Authorization": "Bearer a long enough onf"}).status_code == 404
    assert ask("/metrics", headers={"Authorization": "Bearer a long enough one"}).status_code == 200
    laptop.app.config["METRICS_TOKEN"] = ""
    laptop.app.config["METRICS_FROM"] = metrics.ipaddress.ip_network("127.0.0.0/8"),
    assert ask("/metrics").status_code == 200
    assert ask("/metrics", environ_base={"REMOTE_ADDR": "192.0.2.7"}).status_code == 404


def test_numbers_tell_what_came_in(collector, lin, household, tmp_path):
    collector.app.config["METRICS_FROM"] = metrics.ipaddress.ip_network("127.0.0.0/8"),
    ask = collector.app.test_client()
    before = numbers(ask.get("/metrics"))
    for _ in range(3):
        lin.write("gate_entry", {"gate": "east"})
    lin.write("gate_entry", {"gate": "moon and far too many words " * 20})
    assert lin.sync()
    collector.tell("backup", str(tmp_path / "x.db"))
    after = numbers(ask.get("/metrics"))

    assert after["lianfang_sync_ops_total"] - before["lianfang_sync_ops_total"] == 4
    refused = 'lianfang_sync_verdicts_total{verdict="quarantined"}'
    assert after[refused] - before.get(refused, 0) == 1
    assert after['lianfang_open_items{level="hard"}'] + after['lianfang_open_items{level="soft"}'] >= 2
    assert after["lianfang_backup_age_seconds"] == 0
    assert after["lianfang_phones_heard"] >= 2
    assert after['lianfang_requests_total{method="POST",rule="/sync",status="200"}'] > 0
    assert not any(word in ask.get("/metrics").text for word in (lin.node, "林"))


@pytest.mark.thorough
def test_numbers_of_all_processes_are_added_up(laptop, tmp_path, monkeypatch):
    from urllib.request import urlopen

    from tests.server import Server

    monkeypatch.setenv("METRICS_FROM", "127.0.0.1")
    server = Server(laptop.url, tmp_path / "log").start()
    try:
        for _ in range(40):
            with urlopen(f"{server.address}/healthz"):
                pass
        with urlopen(f"{server.address}/metrics") as reply:
            said = reply.read().decode()
        assert re.search(r'lianfang_requests_total\{method="GET",rule="/healthz",status="200"\} 40\.0', said), said
    finally:
        server.stop()
    assert os.path.exists(tmp_path / "log")
