"""The account of an errand: its movements and their sum.

A balance is never written, so that no two phones can disagree on it.
"""

from flask_babel import gettext as _

from models.kinds import ErrandMoney
from views.field import asked, shown

# What a movement does to the sum that the home owes its runner.
SIGNS = {"advanced": 1, "repaid": -1, "refunded": 1}


def of(who, errand, prices):
    """The movements of an errand and what they come to; `prices`: fen, what its things cost."""
    chosen = (ErrandMoney.site == who.site) & (ErrandMoney.errand == errand)
    found = list(ErrandMoney.select().where(chosen).order_by(ErrandMoney.at, ErrandMoney.id).dicts())
    counted = [one for one in found if not one["void"]]
    owed = sum(one["amount"] or 0 for one in counted)
    advanced = sum(one["amount"] or 0 for one in counted if one["what"] == "advanced")
    due = prices - advanced if prices > advanced else max(0, owed)
    return {"movements": [_row(one, who) for one in found],
            "balance": {"says": _says(owed), "suggested": f"{due / 100:.2f}" if due else ""}}


def _row(one, who):
    word = ErrandMoney.what.words.get(one["what"])
    return {"id": one["id"], "word": _(word) if word else "", "at": one["at"],
            "amount": f"{(one['amount'] or 0) / 100:.2f}", "void": one["void"], "own": one["runner"] == who.person,
            "heads": shown.heads(one), "once": asked.once()}


def _says(owed):
    if owed > 0:
        return _("They still owe you ¥%(amount)s", amount=f"{owed / 100:.2f}")
    if owed < 0:
        return _("You still have ¥%(amount)s of theirs", amount=f"{-owed / 100:.2f}")
    return _("Nothing is owed")
