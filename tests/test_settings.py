"""Settings that can't be are refused at start, with the reason; the others do what they say."""

import json

import pytest

import logs
import settings
from app import create_app
from tests.server import ROOT


@pytest.mark.parametrize(("name", "value", "reason"), [
    ("DATABASE_URL", "mysql://here", "sqlite:///"),
    ("DATABASE_URL", "sqlite:///", "no SQLite file"),
    ("PUBLIC_URL", "lianfang.example", "such as https://"),
    ("PUBLIC_URL", "https://lianfang.example/app", "such as https://"),
    ("PUBLIC_URL", "https://[x", "such as https://"),
    ("PUBLIC_URL", "https://here:port", "such as https://"),
    ("TRUSTED_PROXIES", "10.0.0.0/33", "such as 127.0.0.1"),
    ("TRUSTED_PROXIES", "nginx", "such as 127.0.0.1"),
    ("WORKERS", "two", "1 to 64"),
    ("SYNC_SLOTS", "0", "1 to 256"),
    ("PORT", "eighty", "1 to 65535"),
    ("PORT", "70000", "1 to 65535"),
    ("DEMO", "yes", "0 or 1"),
    ("OFFLINE", "", "0 or 1"),
    ("TIMEZONE", "Quanzhou", "not known"),
    ("LOG_LEVEL", "loud", "debug, info"),
    ("FEVER_ABOVE", "warm", "37 to 42"),
    ("FEVER_ABOVE", "36", "37 to 42"),
    ("MOST_ERRANDS", "some", "1 to 99"),
    ("MOST_ERRANDS", "0", "1 to 99"),
    ("LOCK_MINUTES", "never", "1 to 240"),
    ("DAY_CLOSES", "8 pm", "such as 20:00"),
    ("DAY_CLOSES", "24:00", "such as 20:00"),
])
def test_what_can_not_be_is_refused_with_the_reason(tmp_path, name, value, reason):
    with pytest.raises(ValueError, match=reason):
        create_app({"DATABASE_URL": f"sqlite:///{tmp_path}/x.db", name: value})


def test_it_is_alive_before_it_is_ready(tmp_path):
    app = create_app({"DATABASE_URL": f"sqlite:///{tmp_path}/x.db"})
    assert app.test_client().get("/healthz").status_code == 200
    assert app.test_client().get("/readyz").status_code == 503

    app.test_cli_runner().invoke(args=["init"])
    assert app.test_client().get("/readyz").json == {"status": "ready"}


def test_the_log_names_the_rule_of_an_address_and_never_the_address(laptop, caplog):
    caplog.set_level("INFO", "lianfang")
    laptop.app.test_client().get("/enrol?code=a-very-secret-code", headers={"Cookie": "lianfang=a-very-secret-token"})
    laptop.app.test_client().get("/desk/record/7k3v9q2m4x7ab.1?text=林小美")

    lines = [logs.Lines().format(record) for record in caplog.records if record.name == "lianfang"]
    assert [json.loads(line)["rule"] for line in lines] == ["/enrol", "/desk/record/<id>"]
    assert not any(word in "".join(lines) for word in ("secret", "林小美", "7k3v9q2m4x7ab"))


@pytest.mark.parametrize(("given", "told"), [
    ({"PUBLIC_URL": "https://lianfang.example"}, "https://lianfang.example"),
    ({"PUBLIC_URL": "https://a.example http://b.example"}, "https://a.example"),
    ({"HOST": "192.168.1.5", "PORT": "8080"}, "http://192.168.1.5:8080"),
    ({"HOST": "::1"}, "http://[::1]:8000"),
])
def test_people_are_told_an_address_that_they_can_open(given, told):
    assert settings.address(settings.read(given)) == told


def test_nobody_is_told_to_open_every_address_of_a_machine():
    assert "0.0.0.0" not in settings.address(settings.read({"HOST": "0.0.0.0"}))


def test_every_requirement_has_an_exact_version():
    for file in ROOT.glob("requirements*.txt"):
        for line in file.read_text().split("\n"):
            assert not line or line.startswith("-r ") or "==" in line, f"{file.name}: {line}"


def test_what_runs_asks_for_nothing_that_only_tests_do():
    lines = (ROOT / "requirements.txt").read_text().split("\n")
    runs = {line.partition("==")[0].partition("[")[0].lower() for line in lines}
    assert not runs & {"faker", "openpyxl", "pytest", "hypothesis", "playwright", "psutil", "mini-racer", "ruff"}
