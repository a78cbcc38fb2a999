"""Names that no kind and no field can have, because something else has them."""

# The tables of the facts and of the caches beside the kinds.
TABLES = frozenset((
    "awaited", "browser", "certificate", "change", "contact", "counter", "directory_key", "directory_mark",
    "evidence", "export", "fault", "figure", "filter", "forgotten", "forgotten_figure", "home_link", "imported",
    "imported_row", "invitation", "item", "item_count", "job", "look", "member", "migration", "node", "notice",
    "once", "op", "person", "released", "second", "session", "setting", "site", "spare", "token", "unfinished",
    "verdict",
))

# Words that SQLite or PostgreSQL keeps for itself, as far as somebody may want them for a column.
SQL = frozenset((
    "all", "alter", "analyze", "and", "any", "array", "as", "asc", "begin", "between", "both", "case", "cast",
    "collate", "column", "commit", "constraint", "create", "cross", "current_date", "current_time",
    "current_timestamp", "default", "deferrable", "delete", "desc", "distinct", "do", "drop", "else", "escape",
    "except", "exists", "false", "fetch", "for", "foreign", "freeze", "from", "full", "glob", "grant", "group",
    "having", "ilike", "in", "index", "inner", "insert", "intersect", "into", "is", "isnull", "join", "lateral",
    "leading", "left", "like", "limit", "localtime", "natural", "not", "notnull", "null", "offset", "only", "or",
    "order", "outer", "overlaps", "placing", "primary", "raise", "references", "regexp", "returning", "right",
    "rollback", "row", "select", "set", "similar", "some", "symmetric", "table", "then", "trailing", "transaction",
    "trigger", "true", "union", "unique", "update", "user", "using", "vacuum", "values", "verbose", "view", "virtual",
    "when", "window", "with", "without",
))
