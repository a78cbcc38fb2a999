"""What was known at an earlier moment is found by the ops that have changed records since; large files are jobs."""

from models.database import database
from models.job import Job
from models.op import Op


def up() -> None:
    """Create the index and the table."""
    database.create_tables([Op, Job])
