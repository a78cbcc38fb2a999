"""The command line of whoever carries: files that phones made, and a building's hub."""

import json
import sys
from pathlib import Path

import click

from sync import bundle
from sync.problems import Problem


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


COMMANDS = (take,)
