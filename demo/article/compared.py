"""What the report says beside what the article says."""

from collections.abc import Iterator

from demo.article import FIRST, LAST
from demo.article.told import TOLD
from models import figures
from models.site import Site, below
from views.desk.reports import report_counts
from views.desk.reports.figures import floored, number


def compared() -> Iterator[tuple[str, str, str, str]]:
    """`(where and when, figure, the article, the report)` of each number of the article; the report says the exact one
    where the article rounds."""
    counts: dict[tuple, dict] = {}
    for told in TOLD:
        since, until = (told.day, told.day) if told.day else (FIRST, LAST)
        asked = told.site, since, until
        if asked not in counts:
            counts[asked] = report_counts.now(below(Site.get(Site.code == told.site).id), since, until)
        figure = figures.named(told.figure)
        n = counts[asked][told.figure][report_counts.COUNTS]
        said = f"{floored(n)} ({number(figure, n)})" if figure.floor else number(figure, n)
        yield " ".join(filter(None, (told.site, told.day))), figure.label, told.printed, said
