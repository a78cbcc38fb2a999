"""What needs a person: every question that the machine does not answer, as a sentence with its answers."""

import json
import secrets

from flask import redirect, request, url_for

from sync.items import HARD, OPEN, level_of, type_of
from views import preferences
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.headings import heading
from views.desk.inbox import filters, queue, sealed, seen
from views.desk.inbox import items as inbox_items
from views.desk.inbox.answers import PAIRS, together
from views.desk.inbox.asked import kept, narrowed, place, whole
from views.desk.inbox.decided import counted, just_now
from views.desk.inbox.queue import Narrowed
from views.desk.page import show
from views.desk.people import roles


@blueprint.get("/desk/inbox")
@desk
def inbox(who):
    """What waits, the most pressing first; `level`, `type`, `cause` and `record` narrow it. `done` names a form."""
    return page(who, narrowed(request.args), place(request.args.get("after")),
                done=just_now(who, request.args.get("done"), whole(request.args.get("left"))))


@blueprint.get("/desk/conflicts")
@desk
def conflicts(who):
    """Where the inbox used to be."""
    return redirect(url_for("desk.inbox", **request.args), 301)


def page(who, asked, after=None, status=200, **said):
    """A page of items with what was `said` above it."""
    found, more = queue.page(who.site, asked, after)
    address, head = asked.address, {**counted(who.site), **filters.shown(who, asked)}
    return show(who, "desk/inbox/index.html", "desk/inbox/_list.html", status, **said, **head,
                groups=groups(who, found), narrowed=asked, letters=preferences.types_letters(), kept=kept(),
                dismiss=dismissal(who, asked), undone=whole(request.args.get("undone")),
                lower=queue.lower(who.site), first=url_for("desk.inbox", **address) if after else None,
                after=url_for("desk.inbox", **address, after=json.dumps(more)) if more else None)


def alone(who, shown, status, late=None):
    """One item by itself: in its place on the page, or as a page of its own. `late`: why an answer was not written."""
    found = [_group(shown, 1)] if shown else []
    return show(who, "desk/inbox/index.html", "desk/inbox/_alone.html", status, item=shown, late=late, kept=kept(),
                letters=preferences.types_letters(), groups=found, narrowed=Narrowed(),
                **filters.shown(who, Narrowed()), **counted(who.site))


def alike(who, asked, most=None):
    """The items that one answer of somebody is for; what asks about people is not left alone in bulk."""
    found = queue.page(who.site, asked, limit=most or queue.MOST)[0]
    return [item for item in found if (asked.type or item["type"] not in PAIRS) and not sealed.sealed(who, item)]


def signs_of(who, asked):
    """The signs of the items that one answer is for, as a form carries them, and how many they are."""
    found = seen.signs(who.site, alike(who, asked))
    return {"signs": " ".join(found.values()), "seen": len(found)}


def dismissal(who, asked):
    """The way to leave everything that is only worth a glance as it is."""
    if asked != Narrowed(level="soft") or who.role not in roles.MANAGERS:
        return None
    carried = signs_of(who, asked)
    n = sum(n for type, n in queue.soft(who.site).items() if type not in PAIRS)
    return {"n": n, "once": secrets.token_urlsafe(12), **carried} if carried["seen"] else None


def groups(who, found):
    """The items under the headings of what they have in common."""
    if not found:
        return []
    signs, many, made = seen.signs(who.site, found), queue.alike(who.site, found), {}
    told = inbox_items.told(who, found)
    for item in found:
        key, shown = (item["rank"], item["cause"]), inbox_items.shown(told, item, signs[item["id"]])
        if key not in made:
            whose = "" if shown.get("sealed") else inbox_items.whose(told, item)
            made[key] = {**_group(shown, many.get(key, 1)), "whose": whose}
        elif not shown.get("sealed"):
            made[key]["items"].append(shown)
    for group in made.values():
        _complete(who, group)
    return list(made.values())


def like(rank, cause):
    """How a page of all that are alike is asked for."""
    return {"level": "hard" if level_of(rank) == HARD else "soft", "type": type_of(rank), "cause": cause}


def head(rank, cause, n):
    """What stands above the `n` items of one rank and cause."""
    asked = like(rank, cause)
    return {"heading": heading(asked["type"], cause), "hard": asked["level"] == "hard", "n": n, "items": [],
            "like": asked, "key": seen.key(f"{rank}:{cause}"), "more": url_for("desk.inbox", **asked),
            "together": [], "place": json.dumps([rank, cause, n])}


def _group(item, n):
    return {**head(*item["group"], n), "items": [item]}


def _complete(who, group):
    """What answers the whole group at once, where more than one is like another."""
    first, n = group["items"][0], group["n"]
    if n < 2 or not first["may"] or first["state"] != OPEN:
        return
    carried = signs_of(who, Narrowed(**group["like"]))
    group.update(carried, together=inbox_items.buttons(together(first["type"]), first["type"]),
                 once=secrets.token_urlsafe(12), unseen=n > len(group["items"]))
