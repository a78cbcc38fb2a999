"""What an answer changes on the rest of the page: cards that it has settled too, and all figures."""

from flask import request

from sync.items import OPEN
from views.desk.inbox import items as inbox_items
from views.desk.inbox import queue, seen
from views.desk.inbox.asked import narrowed, place
from views.desk.inbox.decided import counted
from views.desk.inbox.inbox import dismissal, groups, head, like

CARDS = 50


def shown(who, answered):
    """For the page whose form has answered the items `answered`: `cards` that have changed or are settled with them,
    `heads` of groups, and figures.

    The form carries the sign and the id of each card on the page, and rank, cause and number of each group.
    """
    asked = narrowed(request.args)
    return {"cards": _cards(who, answered), "heads": _heads(who), "dismiss": dismissal(who, asked), "narrowed": asked,
            **counted(who.site)}


def _cards(who, answered):
    wanted = [text.partition(" ")[::2] for text in request.form.getlist("card")[:CARDS]]
    wanted = [(sign, id) for sign, id in wanted if id not in answered]
    found = {id: queue.one(who.site, id) for _, id in wanted if id and "\0" not in id}
    open = {id: item for id, item in found.items() if item and item["open"] == OPEN}
    signs = seen.signs(who.site, list(open.values()))
    changed = [open[id] for sign, id in wanted if id in open and signs[id] != sign]
    told = inbox_items.told(who, changed) if changed else None
    return [*({"key": seen.key(id), "item": None} for id in found if id not in open),
            *({"key": seen.key(item["id"]), "item": inbox_items.shown(told, item, signs[item["id"]])}
              for item in changed)]


def _heads(who):
    """The heads of groups of which there are more or less than the page says."""
    shown = [found for text in request.form.getlist("group")[:CARDS] if (found := place(text, (int, str, int)))]
    now = queue.alike(who.site, [{"rank": rank, "cause": cause, "open": OPEN} for rank, cause, _ in shown])
    moved = [(rank, cause) for rank, cause, n in shown if now.get((rank, cause), 0) != n]
    found = (queue.page(who.site, narrowed(like(rank, cause)))[0] for rank, cause in moved)
    return [group for items, (rank, cause) in zip(found, moved, strict=True)
            for group in groups(who, items) or [head(rank, cause, 0)]]
