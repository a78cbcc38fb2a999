"""A printed pass at the gate, scanned or spoken: who it is of and how it stands.

What can't be judged is one sentence and what to do. What can is the form of an entry, or where nothing is to be asked
the entry itself, which can be undone like any other.
"""

from flask import request, url_for

from views.auth import field_page
from views.field import asked, enter, here, page, passes, rules
from views.field.answers import entry_answer, errand_answer
from views.field.blueprint import blueprint
from views.pages import acting, due_shown, inputs, marking, marks, shown


@blueprint.get("/gate/scan")
@field_page
def scan(who):
    """The camera, and the place to type a number."""
    return _page(None, entry_answer(who))


@blueprint.get("/gate/card")
@field_page
def card(who):
    """How the pass of a number that was typed stands, and the form of an entry."""
    text = passes.text(request.args.get("card", ""))
    return _shown(who, passes.judged(who, text)) if text else page.go("field.scan")


@blueprint.post("/gate/card")
@field_page
def take_card(who):
    """The same of a code that was scanned; where nothing is to be asked, the entry is written."""
    found, direction = passes.judged(who, passes.text(request.form.get("card", ""))), here.direction()
    if found["thing"]:
        answer = ticked(who, found["thing"])
        return _page(None, answer) if answer else page.go("field.record", id=found["thing"])
    if found["signed"] and request.form.get("scanned"):
        check = rules.check(who, found["subject"], direction, found["whom"], found)
        if asked.again(who) or rules.asks_nothing(found["subject"], check):
            return _page(None, enter.at_once(who, direction, found, check))
    return _shown(who, found)


def ticked(who, id):
    """Tick off the one thing that is due of a point and asks for nothing; the answer to it, or None where there is none
    such: then its page says what there is to do."""
    kinds, _kind, point = acting.record_of(who, id)
    due = [(one, row) for one in due_shown.of_record(who, kinds, point) for row in one["rows"] if row["tap"]]
    if len(due) != 1:
        return None
    [(listed, row)] = due
    one = next(each for each in marks.lists(kinds) if each["name"] == listed["name"])
    told = (row["of"], row["word"], listed["round"])
    fields = {name: inputs.meant(value, who) for name, value in one["answers"][0]["sets"].items()}
    marking.write(who, kinds, one, told, fields, "")
    title = shown.title(kinds, point, shown.names(who, kinds, [point]))
    said = [{"name": name, "value": value} for name, value in zip(("of", "word", "round"), told, strict=True)]
    undo = {"action": url_for("field.unmark", name=listed["name"]), "once": asked.once(), "heads": "", "fields": said}
    return errand_answer(row["says"], title, undo)


def _shown(who, found):
    return _page(found, None) if found["wrong"] else enter.of_card(who, found)


def _page(found, answer):
    return page.show("field/gate/scan.html", "field/gate/_scanned.html", here="gate", card=found, answer=answer,
                     once=asked.once(), gate=here.gate(), direction=here.direction())
