"""What we know: tables, and the kinds of record. No Flask."""

import os

# Names and rooms need readings of single characters only; the dictionary of phrases is 46 MB in every worker.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
