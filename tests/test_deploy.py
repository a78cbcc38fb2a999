"""`deploy/` in form: what it names is there. `make try-deploy` tries it."""

import configparser
import re
import shutil
import subprocess

import pytest

import commands
import settings
from tests.server import ROOT

DEPLOY = ROOT / "deploy"
UNITS = sorted(path.name for path in DEPLOY.glob("lianfang*.service"))


def environment() -> dict[str, str]:
    """The settings that the environment file has, those that are commented out too."""
    return dict(re.findall(r"^(?:# )?([A-Z_]+)=(.+)$", (DEPLOY / "lianfang.env").read_text(), re.MULTILINE))


def test_the_environment_file_has_settings_that_there_are_and_that_can_be(tmp_path):
    told = environment()
    assert set(told) <= set(settings.DEFAULTS)
    read = settings.read(told | {"DATABASE_URL": f"sqlite:///{tmp_path}/x.db", "METRICS_TOKEN": ""})
    assert read["PUBLIC_URL"] == ["https://lianfang.example"]


@pytest.mark.parametrize("name", UNITS)
def test_units_start_what_there_is(name):
    text = (DEPLOY / name).read_text()
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read_string(text)
    assert unit["Service"]["EnvironmentFile"] == "/etc/lianfang/lianfang.env"
    assert set(re.findall(r"flask --app app (\w+)", text)) <= {command.name for command in commands.COMMANDS}
    assert set(re.findall(r"\$\{(\w+)\}", text)) <= set(environment())


def test_every_timer_has_its_service():
    assert {path.stem for path in DEPLOY.glob("*.timer")} <= {path.stem for path in DEPLOY.glob("*.service")}


@pytest.mark.parametrize("word", ["proxy_request_buffering off", "proxy_set_header Host ", "$proxy_add_x_forwarded_for",
                                  "X-Forwarded-Proto $scheme", "client_max_body_size", "proxy_read_timeout"])
def test_nginx_passes_on_what_the_server_needs(word):
    assert word in (DEPLOY / "nginx.conf").read_text()


def test_containers_name_settings_that_there_are():
    compose, docker = ((DEPLOY / name).read_text() for name in ("compose.yaml", "Dockerfile"))
    own = re.search(r"^  lianfang:\n(.*?)^  database:", compose, re.MULTILINE | re.DOTALL)[1]
    assert set(re.findall(r"^      ([A-Z_]+): ", own, re.MULTILINE)) <= set(settings.DEFAULTS)
    set_there = re.findall(r"([A-Z_]+)=", re.search(r"^ENV (.*?)^VOLUME", docker, re.MULTILINE | re.DOTALL)[1])
    assert set(set_there) - {"PYTHONUNBUFFERED"} <= set(settings.DEFAULTS)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd here")
def test_systemd_takes_the_units(tmp_path):
    for path in (*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")):
        (tmp_path / path.name).write_text(path.read_text().replace("/opt/lianfang", str(ROOT)))
    names = [str(path) for path in tmp_path.iterdir()]
    said = subprocess.run(["systemd-analyze", "verify", *names], capture_output=True, text=True).stderr
    assert not [line for line in said.splitlines() if "lianfang" in line], said


def test_the_readme_names_every_file():
    text = (ROOT / "README.md").read_text()
    assert not [path.name for path in DEPLOY.iterdir() if path.name not in text]
