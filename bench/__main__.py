"""All figures: a day's end against the floor in three shapes, reading, growth, and the pages of the desk."""

from bench import days_end, growth, options, pages, reading, shapes


def main() -> None:
    """Measure one after the other; each prints its tables when it has them."""
    wanted = options.asked(__doc__)
    for part in (days_end, shapes, reading, growth, pages):
        part.run(wanted)


if __name__ == "__main__":
    main()
