"""Behind a proxy or not: who the client is, by what name it came, and bodies that are as long as they say."""

import ipaddress
from io import BytesIO

import pytest

from front import Front
from models import database as db
from sync import enrol
from tests import wire
from tests.field.tab import ORIGIN

FORM = "application/x-www-form-urlencoded"
PROXY = {"REMOTE_ADDR": "10.0.0.2"}
NETWORKS = [ipaddress.ip_network("10.0.0.0/8"), ipaddress.ip_network("::1")]
PUBLIC = ["https://lianfang.example", "http://192.168.1.5:8000"]


@pytest.fixture
def behind(laptop):
    """`behind(proxies, public)` is a client of the app as it is with these settings."""
    whole = laptop.app.wsgi_app

    def put(proxies=(), public=()):
        laptop.app.wsgi_app = Front(whole.app, list(proxies), list(public))
        return laptop.app.test_client()

    yield put
    laptop.app.wsgi_app = whole


def seen(proxies, remote, **headers) -> dict:
    """The environ as the application sees it."""
    environ = {"REMOTE_ADDR": remote, "PATH_INFO": "/", "SERVER_NAME": "localhost", "SERVER_PORT": "8000",
               "HTTP_HOST": "localhost:8000", "wsgi.url_scheme": "http"}
    environ |= {f"HTTP_{name}": value for name, value in headers.items()}
    Front(lambda environ, start: [], proxies, [])(environ, None)
    return environ


@pytest.mark.parametrize(("remote", "hops", "client"), [
    ("10.0.0.2", "192.0.2.7", "192.0.2.7"),
    ("10.0.0.2", "6.6.6.6, 192.0.2.7, 10.0.0.9", "192.0.2.7"),
    ("10.0.0.2", "192.0.2.7:4711", "192.0.2.7"),
    ("::1", "[2001:db8::7]:4711", "2001:db8::7"),
    ("10.0.0.2", "unknown", "10.0.0.2"),
    ("10.0.0.2", "", "10.0.0.2"),
    ("10.0.0.2", "10.0.0.3, 10.0.0.4", "10.0.0.3"),
    ("192.0.2.7", "6.6.6.6", "192.0.2.7"),
    ("unix:", "6.6.6.6", "unix:"),
])
def test_the_client_is_the_last_on_the_way_that_is_no_proxy_of_ours(remote, hops, client):
    assert seen(NETWORKS, remote, X_FORWARDED_FOR=hops)["REMOTE_ADDR"] == client


def test_only_a_proxy_of_ours_says_that_the_line_is_safe():
    assert seen(NETWORKS, "10.0.0.2", X_FORWARDED_PROTO="https")["wsgi.url_scheme"] == "https"
    assert seen(NETWORKS, "192.0.2.7", X_FORWARDED_PROTO="https")["wsgi.url_scheme"] == "http"
    assert seen([], "127.0.0.1", X_FORWARDED_PROTO="https")["wsgi.url_scheme"] == "http"


def test_behind_a_proxy_each_client_has_its_own_tries(behind):
    client = behind(NETWORKS)

    def guess(address):
        wish = wire.encode({"code": "guess", "node": wire.new_node(), "name": "Eve"})
        return client.post("/enrol", data=wish, headers={"X-Forwarded-For": address}, environ_base=PROXY).status_code

    assert [guess("192.0.2.7") for _ in range(enrol.TRIES + 1)] == [404] * enrol.TRIES + [429]
    assert guess("192.0.2.8") == 404


def test_links_cookies_and_the_line_follow_the_public_address(behind, laptop):
    client, code = behind(NETWORKS, PUBLIC), laptop.invite("coordinator")
    host = {"Host": "lianfang.example"}

    joined = client.post("/enrol/here", data={"code": code, "name": "Cai"}, headers=host, environ_base=PROXY)
    assert joined.status_code == 303
    assert "Secure" in joined.headers["Set-Cookie"]
    assert joined.headers["Strict-Transport-Security"].startswith("max-age=")
    token = joined.headers["Set-Cookie"].partition("=")[2].partition(";")[0]
    client.set_cookie("lianfang", token, domain="lianfang.example")
    made = client.post("/desk/invitations", data={"role": "gate", "hours": "24"},
                       headers=host | {"Origin": "https://lianfang.example"}, environ_base=PROXY)
    assert made.status_code == 201
    assert "https://lianfang.example/enrol?code=" in made.text


def test_who_came_by_another_address_of_the_list_stays_there(behind):
    answer = behind([], PUBLIC).get("/desk/", headers={"Host": "192.168.1.5:8000"})
    assert "Strict-Transport-Security" not in answer.headers
    assert answer.headers["Location"].startswith("/signin")


@pytest.mark.parametrize("host", ["evil.example", "lianfang.example.evil", "lianfang.example:444", "127.0.0.1:8000"])
def test_another_name_is_refused_and_health_is_told_all_the_same(behind, host):
    client = behind([], PUBLIC)
    assert client.get("/signin", headers={"Host": host}).status_code == 421
    assert client.get("/healthz", headers={"Host": host}).status_code == 200


def test_a_usual_port_is_no_other_name(behind):
    assert behind([], PUBLIC).get("/signin", headers={"Host": "LIANFANG.example:443"}).status_code == 200


@pytest.mark.parametrize("host", ["[", "a b", "x" * 3000, "localhost/.."])
def test_what_is_no_name_is_refused(behind, host):
    assert behind().get("/signin", environ_overrides={"HTTP_HOST": host}).status_code == 400


@pytest.mark.parametrize(("sent", "said"), [(10, 40), (0, 5), (39, 40)])
def test_a_form_that_is_cut_short_is_no_shorter_form(behind, sent, said):
    """As gunicorn hands it on: the stream ends, and nothing else tells that the line broke."""
    whole = b"login=cai&password=correct+horse+battery"
    answer = behind().post("/signin", input_stream=BytesIO(whole[:sent]), content_type=FORM, headers=ORIGIN,
                           environ_overrides={"CONTENT_LENGTH": str(said), "wsgi.input_terminated": True})
    assert answer.status_code == 400


def test_a_form_must_say_how_long_it_is(behind):
    answer = behind().post("/signin", headers=ORIGIN, environ_base={"HTTP_TRANSFER_ENCODING": "chunked"})
    assert answer.status_code == 411


@pytest.mark.parametrize("path", ["/signin", "/enrol", "/enrol/here", "/preferences"])
def test_what_anybody_may_send_is_small(behind, path):
    answer = behind().post(path, data=b"x" * 20_000, content_type=FORM, headers=ORIGIN)
    assert answer.status_code == 413


@pytest.mark.parametrize("origin", ["http://[x", "null", "", "http://", "//localhost", "http://localhost.evil.example"])
def test_an_origin_that_is_none_is_another_site(behind, origin):
    assert behind().post("/signout", headers={"Origin": origin}).status_code == 403


@pytest.mark.parametrize("word", ["_external=1&_scheme=javascript", "endpoint=desk.day", "_anchor=x", "what=errand",
                                  "kind=errand"])
def test_an_address_says_nothing_that_further_addresses_would_obey(behind, laptop, word):
    client = behind()
    client.post("/enrol/here", data={"code": laptop.invite("coordinator"), "name": "Cai"})
    for page in ("", "inbox", "records/resident", "exports/resident", "conflicts", "looks"):
        answer = client.get(f"/desk/{page}?{word}", headers={"Accept": "text/html"})
        assert answer.status_code in (200, 301)
        assert "javascript:" not in answer.text + answer.headers.get("Location", "")


def test_a_nul_is_what_html_makes_of_it(behind, laptop):
    client = behind()
    client.post("/enrol/here", data={"code": laptop.invite("gate"), "name": "a\0b"})
    with laptop.app.app_context():
        assert db.row("SELECT name FROM person WHERE role = 'gate'")[0] == "a\N{REPLACEMENT CHARACTER}b"
