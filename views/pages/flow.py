"""The board of a kind: a column for each state, late records first, what may be done next on each card."""

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from sync import clock, times
from views import moments
from views.auth import Who, field_page
from views.field import asked, page
from views.field.blueprint import blueprint
from views.pages import acting, lists, query, shown

MOST_CARDS = 100


@blueprint.get("/flow/<kind>")
@field_page
def flow(who: Who, kind: str) -> ResponseReturnValue:
    """One column, and how many records stand in each."""
    book, one = acting.kind_of(who, kind)
    found = columns(who, one) or abort(404)
    wanted = request.args.get("column")
    chosen = next((each for each in found if each["word"] == wanted), None) or next(
        (each for each in found if each["count"]), found[0])
    cards = in_column(who, book, one, chosen)
    chips = [each | {"on": each is chosen, "href": url_for("field.flow", kind=kind, column=each["word"])}
             for each in found]
    return page.show("pages/flow.html", here="more", kind=lists.tile(one), columns=chips,
                     by=lists.label(one, one["flow"]["by"]),
                     cards=placed(cards, "field.record", "field.step"), once=asked.once(),
                     left=max(0, chosen["count"] - len(cards)), column=chosen["word"],
                     list=url_for("field.records", kind=kind))


def columns(who: Who, kind: dict) -> list[dict]:
    """The states of a kind in their order, `{word, label, words, count}`. What says none stands in the first."""
    f = kind["flow"] and kind["fields"][kind["flow"]["by"]]
    return [_column(who, kind, f, word, [word, None] if n == 0 else [word])
            for n, word in enumerate(f["choices"])] if f else []


def _column(who, kind, f, word, words):
    return {"word": word, "label": f["words"][word], "words": words,
            "count": query.counted(who, kind["kind"], {f["name"]: words})}


def in_column(who: Who, book: dict, kind: dict, column: dict) -> list[dict]:
    """The cards of a column, what is late first, then the oldest; of what has ended the newest."""
    ended, by = column["word"] in kind["flow"]["ended"], kind["flow"]["by"]
    rows = query.listed(who, kind["kind"], {by: column["words"]}, "", "newest" if ended else "oldest", 0,
                        MOST_CARDS)
    names = shown.names(who, book, rows)
    cards = [_card(who, book, kind, row, names) for row in rows]
    return sorted(cards, key=lambda card: card["late"] == "")


def placed(cards: list[dict], record: str, step: str) -> list[dict]:
    """The cards with their addresses; `record`, `step`: the endpoints of a record and of its steps."""
    return [card | {"href": url_for(record, id=card["id"]), "steps": [
        one | {"action": url_for(step, id=card["id"], name=one["name"])} for one in card["steps"]]} for card in cards]


def _card(who, book, kind, record, names):
    row, writes = shown.row(book, record, names), who.role in kind["writers"]
    steps = [{"name": step["name"], "label": step["label"], "sign": step["sign"], "main": step["main"],
              "asks": bool(step["asks"] or step["proposes"] or step["choose"])} for step in kind["steps"]
             if writes and (step["sets"] or step["asks"] or step["choose"]) and not step["back"]
             and acting.fits(step, record, who)]
    return {"id": row["id"], "title": row["title"], "facts": row["facts"], "conflicted": row["conflicted"],
            "heads": record["heads"], "age": moments.span(max(0, clock.now() - record["at"])),
            "late": late(kind, record), "steps": steps}


def late(kind: dict, record: dict) -> str:
    """For how long a record has been late; empty where it is not or has ended, or nothing says when."""
    flow = kind["flow"] or {"due": "", "by": "", "ended": ()}
    due = flow["due"] and record["fields"].get(flow["by"]) not in flow["ended"] and record["fields"].get(flow["due"])
    until = _until(due) if due else None
    over = until is not None and clock.now() - until
    return _("late by %(time)s", time=moments.span(over)) if over and over > 0 else ""


def _until(due):
    """The moment at which something is late: of a day its end, or None for what is no moment."""
    ms = times.of_moment(due)
    return ms + moments.DAY if ms is not None and len(due) == len("2020-02-08") else ms
