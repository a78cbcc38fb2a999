"""Section 11: the command line; export."""

import json
import os
import subprocess
import sys

import pytest

from tests.clocks import HOUR, MINUTE
from tests.server import ROOT
from tests.sync.raw import LIN_OUT, Raw, entry

ROLES = ["gate", "runner", "lead", "counsellor", "supply", "coordinator", "officer", "observer", "administrator"]


def test_sites_are_codes_one_a_line(collector):
    assert {"hj", "xh", ""} <= set(collector.tell("sites").split("\n"))


def test_a_site_is_added_below_another(collector):
    collector.tell("site", "add", "donghu", "--name", "东湖街道", "--level", "subdistrict")
    collector.tell("site", "add", "jinghu", "--name", "中骏裕景湾", "--parent", "donghu")

    assert {"donghu", "jinghu"} <= set(collector.tell("sites").splitlines())


@pytest.mark.parametrize(
    "words",
    [
        ("site", "add", "xh", "--name", "again"), ("site", "add", "x", "--name", "X", "--parent", "nowhere"),
        ("site", "add", "y", "--name", "Y", "--level", "galaxy"), ("invite", "--site", "nowhere", "--role", "gate"),
        ("invite", "--site", "xh", "--role", "king"), ("invite", "--site", "xh", "--role", "gate", "--count", "0"),
        ("export", "--site", "nowhere"), ("export", "--site", "xh", "--kind", "moon_landing"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_refused_in_words(collector, words):
    result = collector.run(*words)

    assert result.exit_code not in (0, None)
    assert result.stdout == ""
    assert result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("role", ROLES)
def test_every_role_can_be_invited(collector, role):
    assert collector.enrol(role).store.role == role


def test_invitations_are_codes_one_a_line_and_nothing_else(collector):
    codes = collector.tell("invite", "--site", "xh", "--role", "gate", "--count", "3").split("\n")

    assert codes.pop() == ""
    assert len(set(codes)) == 3
    assert all(code and " " not in code for code in codes)


def test_the_command_line_prints_nothing_but_codes(sqlite_url):
    words = [sys.executable, "-m", "flask", "--app", "app", "invite", "--site", "xh", "--role", "gate", "--count", "2"]
    run = subprocess.run(words, cwd=ROOT, env=os.environ | {"DATABASE_URL": sqlite_url}, capture_output=True, text=True)

    assert run.returncode == 0, run.stderr
    assert [bool(line) and " " not in line for line in run.stdout.split("\n")] == [True, True, False]


def test_init_twice_does_no_harm(collector, clock):
    raw = Raw(collector)
    raw.say(entry(clock()))
    before = collector.export()

    collector.run("init")

    assert collector.export() == before


def test_an_export_is_ndjson_sorted_by_id_with_sorted_keys(raw, other, clock, collector):
    for node in (raw, other):
        node.say(*[entry(clock.tick(MINUTE)) for _ in range(3)])

    lines = collector.export().splitlines()

    rows = [json.loads(line) for line in lines]
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)
    for line, row in zip(lines, rows, strict=True):
        assert list(row) == sorted(row)
        assert list(row["fields"]) == sorted(row["fields"])
        assert "林小美" in line


def test_exported_records_are_those_of_a_reply_without_pos(raw, other, clock, collector):
    raw.say(entry(clock()), entry(clock(), kind="errand", set={"title": "rice"}))

    replied = {id: {key: value for key, value in record.items() if key != "pos"} for id, record in other.read().items()}

    assert collector.records() == replied


def test_an_export_leaves_out_what_has_no_value_and_keeps_what_was_taken_back(raw, clock, collector):
    raw.say(entry(clock()), entry(clock(), id=raw.dot(1), set={"unit": None, "void": "twice"}, base={"void": []}))

    [record] = collector.records().values()
    assert record["fields"] == {**{key: value for key, value in LIN_OUT.items() if key != "unit"}, "void": "twice"}


def test_an_export_of_one_kind_is_of_that_kind(raw, clock, collector):
    raw.say(entry(clock()), entry(clock(), kind="errand", set={"title": "rice"}))

    assert [record["kind"] for record in collector.records(kind="errand").values()] == ["errand"]


def test_an_export_of_one_site_is_of_that_site(raw, clock, collector):
    raw.say(entry(clock()))

    assert collector.export("hj") == ""


def test_check_finds_a_cache_that_lies_and_rebuild_heals_it(raw, other, clock, collector):
    from models.kinds import GateEntry

    raw.say(entry(clock.tick(HOUR)), entry(clock()))
    truth = collector.export()
    with collector.app.app_context():
        GateEntry.update(gate="moon").where(GateEntry.id == raw.dot(1)).execute()

    found = collector.run("check")
    assert found.exit_code == 1
    assert raw.dot(1) in found.output

    collector.tell("rebuild")
    assert collector.run("check").exit_code == 0
    assert collector.export() == truth


def test_check_finds_a_record_that_is_missing_or_too_many(raw, clock, collector):
    from models.kinds import GateEntry

    raw.say(entry(clock()))
    with collector.app.app_context():
        GateEntry.delete().where(GateEntry.id == raw.dot(1)).execute()

    assert collector.run("check").exit_code == 1
    collector.tell("rebuild")
    assert set(collector.records()) == {raw.dot(1)}


def test_rebuild_keeps_pos_where_the_record_did_not_change(raw, other, clock, collector):
    raw.say(*[entry(clock()) for _ in range(3)])
    before = {id: record["pos"] for id, record in other.read().items()}

    collector.tell("rebuild")

    assert {id: record["pos"] for id, record in other.read().items()} == before
    assert other.ask()["records"] == []


def flask(folder, *words, **settings):
    """What the command line says, run in a folder of its own."""
    words = [sys.executable, "-m", "flask", "--app", str(ROOT / "app.py"), *words]
    return subprocess.run(words, cwd=folder, env=os.environ | settings, capture_output=True, text=True)


@pytest.mark.parametrize("words", [("sites",), ("check",), ("links",), ("site", "add", "x", "--name", "X")])
def test_a_command_makes_no_database_where_there_is_none(tmp_path, words):
    run = flask(tmp_path, *words, DATABASE_URL="sqlite:///forgotten.db")

    assert run.returncode == 1
    assert run.stderr.startswith("Error: there is no database at sqlite:///forgotten.db")
    assert len(run.stderr.splitlines()) == 1
    assert not (tmp_path / "forgotten.db").exists()


@pytest.mark.parametrize("program", [
    ("flask", "--app", "app", "sites"), ("gunicorn", "-c", "gunicorn.conf.py", "app:create_app()"),
])
def test_a_wrong_setting_ends_in_one_sentence(tmp_path, program):
    run = subprocess.run([sys.executable, "-m", *program], cwd=ROOT, capture_output=True, text=True,
                         env=os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path}/x.db", "WORKERS": "many"})

    assert run.returncode == 1
    assert run.stderr.strip() == "Error: WORKERS must be a number from 1 to 64, not 'many'"


def test_a_new_password_is_printed_and_is_the_right_one(collector):
    made = collector.tell("user", "password", "Admin").strip()

    answer = collector.app.test_client().post("/signin", data={"login": "admin", "password": made})
    assert answer.status_code == 303
    assert collector.run("user", "password", "nobody").exit_code == 1


def test_links_say_where_to_go_and_as_whom(collector):
    assert "http://127.0.0.1:8000/account?code=" in collector.tell("links")
    collector.tell("user", "password", "admin")

    assert "http://127.0.0.1:8000/signin as: admin" in collector.tell("links")


def test_who_may_read_how_much_is_told(collector):
    told = collector.tell("access")

    assert [line.split()[0] for line in told.splitlines()[2:11]] == list(ROLES)
    reads = {line.split()[0]: int(line.split()[1]) for line in told.splitlines()[2:11]}
    assert reads["counsellor"] > 0
    assert reads["coordinator"] > reads["gate"]
    assert " × 9 roles × " in told
