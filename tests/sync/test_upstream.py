"""What a hub meets in the place of the collector above it: each is one clear sentence; nothing of it is believed."""

import gzip
import json
import socket
import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import brotli
import pytest

from models.site import Site
from sync import bundle, enrol, hub, upstream
from sync.problems import Problem
from sync.secret import digest
from tests.desk.tab import PASSWORD, DeskTab
from tests.server import free_port
from tests.sync.test_hub import building

__all__ = ("building",)
JSON = "application/json"


@pytest.fixture
def serve(tmp_path):
    """`serve(status, headers, body)`: the address of who gives that answer to everything, and what was asked of it."""
    made = []

    def start(status=200, headers=(), body=b"", before=lambda line: None, secure=None):
        asked = []

        class Answers(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                asked.append((self.path, self.rfile.read(int(self.headers["Content-Length"])), self.client_address))
                before(self)
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **dict(headers)}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        server.daemon_threads = True
        if secure:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*secure)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        made.append(server)
        return f"http{'s' if secure else ''}://localhost:{server.server_port}", asked

    yield start
    upstream.hang_up()
    for server in made:
        server.shutdown()
        server.server_close()


def html(serve):
    return serve(200, {"Content-Type": "text/html"}, b"<title>Welcome to our Wi-Fi</title>")


def moved(serve):
    return serve(302, {"Location": "http://wifi.example/sign-in"})


def broken(serve):
    return serve(500, {"Content-Type": "text/html"}, b"<h1>Oops</h1>")


def silent(serve):
    return serve(before=lambda line: threading.Event().wait(1.5))


def cut(serve):
    return serve(200, {"Content-Type": JSON, "Content-Length": "900"}, b'{"v":1', lambda line: setattr(
        line, "close_connection", True))


def cut_inside(serve):
    whole = gzip.compress(b'{"v":1,"have":{}}' * 99)
    return serve(200, {"Content-Type": JSON, "Content-Encoding": "gzip"}, whole[:-9])


def bomb(serve):
    return serve(200, {"Content-Type": JSON, "Content-Encoding": "gzip"}, gzip.compress(bytes(3 << 20)))


def bomb_of_another_kind(serve):
    return serve(200, {"Content-Type": JSON, "Content-Encoding": "br"}, brotli.compress(bytes(3 << 20)))


def no_problem(serve):
    return serve(400, {"Content-Type": upstream.PROBLEM}, b'{"error":"no"}')


def nonsense(serve):
    return serve(200, {"Content-Type": JSON}, b'{"v":1,"epoch":7}\n')


def no_json(serve):
    return serve(200, {"Content-Type": JSON}, b"\x80\x81")


WRONG = [(html, "is not the collector: it sent text/html. Is this network asking for a sign-in?"),
         (moved, "sends on to http://wifi.example/sign-in"), (broken, "it sent 500"), (silent, "fell silent"),
         (cut, "broke off"), (cut_inside, "broke off"), (bomb, "its answer has no end"),
         (bomb_of_another_kind, "its answer has no end"), (no_problem, "says of no problem what it is"),
         (nonsense, "is not understood"), (no_json, "is not understood")]


def test_who_answers_in_its_place_is_told_in_a_sentence_and_nothing_is_lost(building, serve, monkeypatch):
    monkeypatch.setattr(upstream, "LONGEST", 1)
    monkeypatch.setattr(upstream, "MOST", 2 << 20)
    lin = building.phone(building.hub)
    entry = lin.write("gate_entry", {"direction": "out"})
    building.sync(lin, building.hub)
    for wrong, sentence in WRONG:
        url, _ = wrong(serve)
        with monkeypatch.context() as real:
            real.setattr(upstream, "post", POST)
            said = building.exchange(url=url)
        assert sentence in said.wrong, wrong.__name__
        assert said.ended
        with building.at(building.hub), building.hub.app.app_context():
            assert hub.waiting() == 1
            assert hub.state().wrong == said.wrong
    assert building.exchange().wrong == ""
    assert entry in building.records(building.centre)
    assert building.same()


def test_the_page_and_the_terminal_say_it_in_the_same_sentence(building, serve, monkeypatch):
    url, _ = html(serve)
    with building.at(building.hub):
        monkeypatch.setattr(upstream, "post", POST)
        monkeypatch.setitem(building.hub.app.config, "UPSTREAM", url)
        ended = building.hub.run("hub", "send")
        assert ended.exit_code == 1
        assert "Is this network asking for a sign-in?" in ended.stderr
        with building.hub.app.app_context():
            enrol.add_coordinator(Site.get(Site.code == "xh").id, "Cai", "cai", PASSWORD, "coordinator")
        tab = DeskTab(building.hub, "cai").sign_in()
        page = tab.get("/desk/hub").words
        tab.client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "zh-CN"
        assert "这个网络是不是要先登录？" in tab.get("/desk/hub").words
    assert "Is this network asking for a sign-in?" in page
    assert "Nothing is lost: what did not arrive goes out the next time." in page
    assert "The centre has everything" not in page


POST = upstream.post


def test_nobody_is_there():
    with pytest.raises(upstream.Failed, match="can't be reached: Connection refused"):
        upstream.post(f"http://localhost:{free_port()}", "/hub", b"")
    with pytest.raises(upstream.Failed, match="can't be reached"):
        upstream.post("http://nowhere.invalid", "/hub", b"")
    assert not upstream.is_there(f"http://localhost:{free_port()}")


def test_a_certificate_that_is_not_right_gets_nothing(serve, tmp_path):
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate,
                    "-days", "10", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"], check=True,
                   capture_output=True)
    url, asked = serve(secure=(certificate, key))
    with pytest.raises(upstream.Failed, match="certificate of .* is not right.*Nothing was sent"):
        upstream.post(url, "/hub", b"secret", "token")
    assert asked == []


def test_the_connection_stays_and_is_made_anew_where_it_was_closed(serve):
    url, asked = serve(200, {"Content-Type": JSON}, b"{}")
    for _ in range(3):
        assert upstream.post(url, "/hub", b"").data == b"{}"
    assert len({line for *_, line in asked}) == 1
    upstream._local.line[1].sock.shutdown(socket.SHUT_RDWR)
    assert upstream.post(url, "/hub", b"").data == b"{}"
    assert len({line for *_, line in asked}) == 2


def test_nothing_is_sent_on_to_where_an_answer_leads(serve):
    elsewhere, asked = serve(200, {"Content-Type": JSON}, b"{}")
    url, _ = serve(307, {"Location": f"{elsewhere}/hub"})
    with pytest.raises(upstream.Failed, match="sends on to"):
        upstream.post(url, "/hub", b"secret", "token")
    assert asked == []


# -- what a hub itself may bring


def part(building, body, key=None):
    """A body with the line that proves it, brought over the hub's own token; the answer."""
    with building.at(building.hub), building.hub.app.app_context():
        token = hub.joined().token
    mac = bundle.prove(key or digest(token), body)
    return building.post("http://centre.example", "/bundles", body + json.dumps({"mac": mac}).encode() + b"\n", token,
                         coding="")


def test_a_byte_altered_and_a_forged_continuation_are_not_proven(building):
    lin = building.phone(building.centre)
    lin.write("gate_entry", {"direction": "out"})
    body = lin.request()
    assert part(building, body.replace(b"out", b"inn"), digest("another")).problem["code"] == "unproven"
    # The hub's own key proves nothing of a phone that the centre let in.
    assert part(building, body).problem["code"] == "unproven"
    assert building.records(building.centre) == {}
    assert json.loads(part(building, body, digest(lin.store.token)).data) == {lin.node: 1}
    assert part(building, body, digest(lin.store.token)).problem is None
    assert len(building.records(building.centre)) == 1


@pytest.mark.parametrize("pack", [gzip.compress, brotli.compress])
def test_a_bomb_and_a_cut_one_are_refused_and_what_came_before_counts(building, pack):
    with building.at(building.hub), building.hub.app.app_context():
        token = hub.joined().token
    coding = "br" if pack is brotli.compress else "gzip"
    bomb = building.post("http://centre.example", "/bundles", pack(bytes(20 << 20)), token, coding=coding)
    assert bomb.problem["code"] == "too_large"
    lin = building.phone(building.centre)
    lin.write("gate_entry", {"direction": "out"})
    body = lin.request()
    whole = body + json.dumps({"mac": bundle.prove(digest(lin.store.token), body)}).encode() + b"\n"
    answer = building.post("http://centre.example", "/bundles", pack(whole + body), token, coding=coding)
    assert (answer.problem["code"], answer.problem["vector"]) == ("malformed", {lin.node: 1})
    torn = building.post("http://centre.example", "/bundles", b"\x1f\x8bnothing" if coding == "gzip" else b"\xff\xff",
                         token, coding=coding)
    assert torn.problem["code"] == "malformed"


def test_a_number_that_is_not_of_here_is_refused():
    with pytest.raises(Problem, match="malformed"):
        list(bundle.coming([b'{"contacts":[],"offset":0}\n']))
