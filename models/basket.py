"""Lists of things as they are written down, added up over several homes. Pure."""

import re

AMOUNT = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,3})?)(?![0-9.])\s*(.*)", re.S)
AT_END = re.compile(r"(.*\S)\s+([0-9].*)")


def read(text: str | None) -> list[tuple[str, str]]:
    """A list as typed, one thing a line, the amount at the end of it: `[(text, quantity), …]`."""
    lines = [line.strip() for line in (text or "").splitlines() if line.strip()]
    found = [(line, AT_END.fullmatch(line)) for line in lines]
    return [(ends[1], ends[2]) if ends else (line, "") for line, ends in found]


def add_up(items: list[dict]) -> list[dict]:
    """Items `{text, quantity, wanted}` of several homes under one line each, what is wanted first: `[{"text", "total",
    "parts", "done"}]`."""
    lines: dict[str, list[dict]] = {}
    for item in items:
        lines.setdefault(item["text"].strip().lower(), []).append(item)
    found = [{"text": same[0]["text"], "total": total([item["quantity"] for item in same]), "parts": wanted_first(same),
              "done": not any(item["wanted"] for item in same)} for same in lines.values()]
    return sorted(found, key=lambda line: line["done"])


def wanted_first(items: list[dict]) -> list[dict]:
    """What is still wanted stands before what is not, each in its order."""
    return sorted(items, key=lambda item: not item["wanted"])


def total(quantities: list[str]) -> str:
    """Amounts in words added up by their unit: "10 kg", "5 kg", "2 bags" → "15 kg + 2 bags"."""
    sums: dict[str, float] = {}
    loose = []
    for quantity in quantities:
        amount = AMOUNT.fullmatch(quantity.strip())
        if amount:
            sums[amount[2].strip()] = round(sums.get(amount[2].strip(), 0) + float(amount[1]), 3)
        elif quantity.strip():
            loose.append(quantity.strip())
    return " + ".join([f"{_plain(number)} {unit}".strip() for unit, number in sums.items()] + loose)


def _plain(number):
    return f"{number:.3f}".rstrip("0").rstrip(".")
