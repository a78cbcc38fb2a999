"""A key of a form stands for its content as well: one key may have been sent with several."""

from models.migrations.dialect import make


def up() -> None:
    """Make the table anew, with what it held."""
    make("""
    CREATE TABLE once_before AS SELECT site, "key", dot, at FROM once;
    DROP TABLE once;
    CREATE TABLE once (site INTEGER NOT NULL, "key" TEXT NOT NULL, content TEXT NOT NULL, dot TEXT NOT NULL,
        at BIGINT NOT NULL, PRIMARY KEY (site, "key", content));
    INSERT INTO once (site, "key", content, dot, at) SELECT site, "key", '', dot, at FROM once_before;
    DROP TABLE once_before
    """)
