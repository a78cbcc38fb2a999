"""The command line of whoever carries: files that phones made, and a building's hub."""

import json
import sys
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import click
from flask import current_app
from flask.cli import AppGroup

from sync import bundle, clock, hub, times
from sync.problems import Problem

MINUTE, LOOK = 60, 20  # s
QUARTER, WIDTH = 15, 24
CLEAN = "\r\x1b[K"


@click.command("import")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--receipt", type=click.Path(dir_okay=False, writable=True, path_type=Path),
              help="Where to put the receipt, for the phones that wrote the file.")
def take(path, receipt):
    """Take in a file that was carried here; print what is here now, {node: have}."""
    try:
        taken = bundle.take(path.read_bytes())
    except Problem as problem:
        raise click.ClickException(f"{problem.title} {problem.todo}") from None
    click.echo(json.dumps(taken.vector()))
    if receipt:
        receipt.write_text(json.dumps(taken.receipt()), encoding="utf-8")
    for wrong in taken.problems:
        found = Problem(wrong["code"])
        click.echo(f"{wrong.get('node', path)}: {found.title} {found.todo}", err=True)
    sys.exit(1 if taken.problems else 0)


building = AppGroup("hub", help="A building's hub: a collector of its own that passes everything on.")


@building.command("join")
@click.argument("link")
@click.option("--name", default="Hub", help="What the coordinators see of it.")
def join(link, name):
    """Become the hub of the place that an invitation of a coordinator is for. LINK: as it was given, code and all."""
    parts = urlsplit(link)
    code = (parse_qs(parts.query).get("code") or [""])[0]
    if parts.scheme not in ("http", "https") or not parts.netloc or not code:
        raise click.ClickException("LINK must be an invitation as it was given: https://…/enrol?code=…")
    _try(lambda: hub.join(f"{parts.scheme}://{parts.netloc}", code, name))
    _send()


@building.command("send")
@click.option("--every", type=click.IntRange(1, 1440), help="Go on, so many minutes after each time.")
@click.option("--at", type=click.DateTime(["%H:%M"]), metavar="HH:MM", help="Go on, every day at that time.")
@click.option("--when-there", is_flag=True, help="Go on, whenever there is a network again, and every quarter of an "
              "hour while there is.")
def send(every, at, when_there):
    """Pass on what came here, and take what is new. Can be repeated at any time; what goes on tries again as soon as
    there is a network, where it found none."""
    good = _send()
    while every or at or when_there:
        _wait(_pause(every, at), good, when_there)
        good = _send()
    sys.exit(0 if good else 1)


def _wait(seconds, good, when_there):
    """Wait so long, or until there is a network where there was none."""
    end, there = time.monotonic() + seconds, good
    while (left := end - time.monotonic()) > 0:
        if good and not when_there:
            time.sleep(left)
            return
        time.sleep(min(LOOK, left))
        before, there = there, hub.is_there(current_app.config["UPSTREAM"])
        if there and not before:
            return


def _pause(every, at):
    """Seconds until it is to be done again."""
    if not at:
        return (every or QUARTER) * MINUTE
    now = times.local(clock.now())
    ahead = (at.hour * 60 + at.minute - now.hour * 60 - now.minute) % 1440
    return (ahead or 1440) * MINUTE - now.second


def _send():
    said = _try(lambda: hub.exchange(_progress, current_app.config["UPSTREAM"]))
    clean = CLEAN * sys.stdout.isatty()
    click.echo(f"{clean}{said.sent:,} passed on, {said.received:,} new, {said.requests} requests, "
               f"{(said.ended - said.began) / 1000:.1f} s")
    if said.wrong:
        click.echo(said.wrong, err=True)
    return not said.wrong


def _progress(said):
    if sys.stdout.isatty() and not said.ended:
        done = WIDTH * said.sent // said.of if said.of else 0
        click.echo(f"\r[{'█' * done}{'·' * (WIDTH - done)}] {said.sent:,} of {said.of:,} passed on, "
                   f"{said.received:,} new ", nl=False)


def _try(work):
    try:
        return work()
    except hub.Failed as failure:
        raise click.ClickException(str(failure)) from None


COMMANDS = (take, building)
