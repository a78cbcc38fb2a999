"""Settings that can't be are refused at start, with the reason; the others do what they say."""

import json
import re

import pytest

import logs
import settings
from app import create_app
from tests.server import ROOT

WRONG = [
    ("DATABASE_URL", "mysql://here", "must begin with sqlite:/// or postgresql://"),
    ("DATABASE_URL", "", "must begin with sqlite:/// or postgresql://"),
    ("DATABASE_URL", "/var/lib/lianfang.db", "must begin with sqlite:/// or postgresql://"),
    ("DATABASE_URL", "sqlite:///", "names no SQLite file"),
    ("DATABASE_URL", "sqlite:////tmp", "names a folder, not a file"),
    ("DATABASE_URL", "sqlite:////nowhere/at/all.db", "a folder that is not there: '/nowhere/at'"),
    ("DATABASE_URL", "postgresql://lianfang@localhost", "names no database"),
    ("DATABASE_URL", "postgresql://lianfang@localhost:port/lianfang", "be an address as postgresql://"),
    ("PUBLIC_URL", "lianfang.example", "such as https://"),
    ("PUBLIC_URL", "https://lianfang.example/app", "such as https://"),
    ("PUBLIC_URL", "https://[x", "such as https://"),
    ("PUBLIC_URL", "https://here:port", "such as https://"),
    ("PUBLIC_URL", "https://联防.example", "such as https://"),
    ("PUBLIC_URL", "https://me:secret@lianfang.example", "such as https://"),
    ("TRUSTED_PROXIES", "10.0.0.0/33", "such as 127.0.0.1"),
    ("TRUSTED_PROXIES", "nginx", "such as 127.0.0.1"),
    ("METRICS_FROM", "prometheus", "METRICS_FROM must be addresses such as 127.0.0.1"),
    ("METRICS_TOKEN", "short", "at least 16 letters"),
    ("METRICS_TOKEN", "with a space in it, and long enough", "without a space"),
    ("BACKUP_PASSPHRASE", "secret", "at least 12 characters"),
    ("ROLE", "boss", "centre, hub"),
    ("UPSTREAM", "https://lianfang.example", "needs ROLE=hub"),
    ("UPSTREAM", "lianfang.example", "such as https://"),
    ("BACKUP_HOURS", "daily", "1 to 8760"),
    ("BACKUPS", "/etc/hostname", "BACKUPS must be a folder"),
    ("EXPORTS", "/etc/hostname", "EXPORTS must be a folder"),
    ("EXPORT_HOURS", "0", "1 to 8760"),
    ("EXPORT_MB", "2 GB", "1 to 1000000"),
    ("WORKERS", "two", "1 to 64"),
    ("WORKERS", "1000", "1 to 64"),
    ("THREADS", "-1", "1 to 256"),
    ("SYNC_SLOTS", "0", "1 to 256"),
    ("SECOND_STEP_DAYS", "never", "0 to 365"),
    ("PORT", "eighty", "1 to 65535"),
    ("PORT", "70000", "1 to 65535"),
    ("DEMO", "yes", "0 or 1"),
    ("POOLER", "pgbouncer", "0 or 1"),
    ("POOLER", "1", "names a SQLite file"),
    ("OFFLINE", "", "0 or 1"),
    ("TIMEZONE", "Quanzhou", "not known"),
    ("TIMEZONE", "../etc/passwd", "not known"),
    ("LOG_LEVEL", "loud", "debug, info"),
    ("FEVER_ABOVE", "warm", "37 to 42"),
    ("FEVER_ABOVE", "36", "37 to 42"),
    ("FEVER_ABOVE", "99.5", "37 to 42"),
    ("MOST_ERRANDS", "some", "1 to 99"),
    ("MOST_ERRANDS", "0", "1 to 99"),
    ("OUT_HOURS", "4.5", "1 to 720"),
    ("LOCK_MINUTES", "never", "1 to 240"),
    ("DAY_CLOSES", "8 pm", "such as 20:00"),
    ("DAY_CLOSES", "24:00", "such as 20:00"),
]


@pytest.mark.parametrize(("name", "value", "reason"), WRONG)
def test_what_can_not_be_is_refused_in_one_sentence(tmp_path, name, value, reason):
    with pytest.raises(settings.Unusable, match=re.escape(reason)) as refused:
        settings.read({"DATABASE_URL": f"sqlite:///{tmp_path}/x.db", name: value})
    assert refused.value.message.startswith(name)
    assert "\n" not in refused.value.message


def test_every_setting_that_can_be_wrong_is_among_them():
    free = {"HOST"}
    assert {name for name, *_ in WRONG} == set(settings.DEFAULTS) - free
    assert len(WRONG) > 30


def test_what_was_read_is_not_changed_any_more(tmp_path):
    with pytest.raises(TypeError):
        settings.read({"DATABASE_URL": f"sqlite:///{tmp_path}/x.db"})["PORT"] = 1


def test_the_readme_has_every_setting_in_one_table_with_its_default():
    rows = re.findall(r"^\| (`[A-Z_`, ]+`) \| (.*?) \|", (ROOT / "README.md").read_text(), re.MULTILINE)
    told = {name: said for names, defaults in rows
            for name, said in zip(re.findall("`(.+?)`", names), defaults.split(", "), strict=False)}
    assert set(told) == set(settings.DEFAULTS)
    plain = {name: said.strip("`") for name, said in told.items() if said.startswith("`")}
    assert plain == {name: settings.DEFAULTS[name] for name in plain}
    assert {name for name in told if name not in plain} == {name for name, default in settings.DEFAULTS.items()
                                                            if not default}


def test_it_is_alive_before_it_is_ready(tmp_path):
    app = create_app({"DATABASE_URL": f"sqlite:///{tmp_path}/x.db"})
    assert app.test_client().get("/healthz").status_code == 200
    assert app.test_client().get("/readyz").status_code == 503

    app.test_cli_runner().invoke(args=["init"])
    assert app.test_client().get("/readyz").json["status"] == "ready"


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
    assert not runs & {"faker", "pytest", "hypothesis", "playwright", "psutil", "mini-racer", "ruff"}
