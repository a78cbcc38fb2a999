"""How fast, how small and how steady the collector is. One job a file, one command each; `python -m bench` runs all.

`BENCH_KINDS=40` declares so many kinds more than there are, `BENCH_MORE=2` so many fields more of a gate entry, before
anything else of the product is loaded.
"""

import os

if DUMMIES := int(os.environ.get("BENCH_KINDS") or 0):
    from bench.kinds import declare

    declare(DUMMIES)

if FIELDS := int(os.environ.get("BENCH_MORE") or 0):
    from bench.kinds import widen

    widen(FIELDS)
