"""Figures as tables for people."""

from bench.figures import Figures

# What was asked for: a worker's memory, CPU, a device's wait and bytes, and the share of the floor.
TARGETS = {"rate": "≥ 0.65 of the floor", "p95": "≤ 200", "up": "≤ 14 kB", "cpu": "≤ 0.04", "memory": "< 150 MB"}
LINES = {
    "rate": ("ops (reading: records) a second", "{:,.0f}", 1),
    "seconds": ("seconds in all", "{:.2f}", 1),
    "p50": ("ms a phone, median", "{:.0f}", 1),
    "p95": ("ms a phone, 95th percentile", "{:.0f}", 1),
    "up": ("kB up a phone, with headers", "{:.1f}", 1000),
    "down": ("kB down a phone, with headers", "{:.1f}", 1000),
    "requests": ("requests a phone", "{:.1f}", 1),
    "cpu": ("server CPU seconds per 1,000", "{:.4f}", 1),
    "memory": ("MB, largest worker's peak", "{:.0f}", 1e6),
    "client": ("client's share of a core", "{:.2f}", 1),
}


def figures(title: str, columns: dict[str, Figures]) -> None:
    """A column a burst, a line a figure, what was asked for at the end."""
    rows = [[title, *columns, "wanted"]]
    for name, (label, form, unit) in LINES.items():
        rows.append([label, *(form.format(getattr(it, name) / unit) for it in columns.values()), TARGETS.get(name, "")])
    table(rows)


def table(rows: list[list[str]]) -> None:
    """Lines with aligned columns; the first is the heading. Chinese would not align, so there is none."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for i, (label, *values) in enumerate(rows):
        cells = (value.rjust(width) for value, width in zip(values, widths[1:], strict=True))
        print(label.ljust(widths[0]), *cells, sep="   ")
        if i == 0:
            print("─" * (sum(widths) + 3 * len(widths) - 3))
    print()


def ratios(figures: dict[str, Figures]) -> None:
    """The three ratios that were asked for."""
    floor, upload, retry = (figures[name] for name in ("floor", "upload", "retry"))
    table(
        [
            ["Ratios", "found", "wanted"],
            ["upload to the floor, ops a second", f"{upload.rate / floor.rate:.2f}", "≥ 0.65"],
            ["retry to upload, seconds", f"{retry.seconds / upload.seconds:.2f}", "< 0.10"],
            ["retry to upload, server CPU", f"{retry.cpu / upload.cpu:.2f}", "< 0.10"],
        ]
    )
