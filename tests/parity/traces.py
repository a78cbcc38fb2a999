"""What a form has changed, told so that both sides can say the same: what is new on one side has its own name there."""

import json
import re

DOT = re.compile(r"[0-9a-z]{13}\.[0-9]+|[a-z_]+:[0-9a-z]+")


def of(records: dict[str, dict], known: set[str]) -> list[str]:
    """One line a record: kind, fields and heads. `known`: the dots there were before; others are called new."""
    return sorted(_line(record, known) for record in records.values())


def _line(record, known):
    def named(value):
        return "new" if isinstance(value, str) and DOT.fullmatch(value) and value not in known else value

    fields = {name: float(value) if name == "temperature" else named(value) for name, value in record["fields"].items()}
    heads = {name: sorted(map(named, dots)) for name, dots in record["heads"].items()}
    told = [named(record["id"]), record["kind"], fields, heads, sorted(record["conflicts"])]
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def dots(records: dict[str, dict]) -> set[str]:
    """Every dot that the records name."""
    heads = {dot for record in records.values() for some in record["heads"].values() for dot in some}
    return heads | set(records)
