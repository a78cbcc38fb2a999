"""What a form of a kind asks, and what becomes of what was typed: the same in the field and at the desk."""

from typing import NamedTuple

from flask import abort, current_app, g, request, url_for
from flask_babel import gettext as _

from models import basket
from models.field_checks import sources
from models.messages import Message
from models.registry import SHAPES
from sync import intake, judge
from views.auth import Who
from views.field import asked
from views.pages import acting, alike, answered, book, choosing, inputs, lists, measuring, proposing, query, shown
from views.refusals import explained

WAS = "was."
MOST_LINES = 50


class Outcome(NamedTuple):
    """What became of a form: the `id` of the record and the `dot` of the op that was written, if any was needed; or
    what is wrong, field → sentence; or the record that is `there` already under the key that was typed."""

    id: str = ""
    dot: str = ""
    errors: dict | None = None
    there: dict | None = None


def open_variant(kind: dict, given: dict) -> bool:
    """Whether it has to be asked first which variant of the kind it is."""
    return bool(kind["variants"]) and given.get(kind["variants"]["by"]) not in kind["variants"]["asks"]


def variants(kind: dict) -> list[dict]:
    """The variants as choices: `{value, label}`."""
    words = kind["fields"][kind["variants"]["by"]]["words"]
    return [{"value": word, "label": words[word]} for word in kind["variants"]["asks"]]


def write(who: Who, kind: dict, form: dict) -> Outcome:
    """Write a new record from what was typed."""
    names = _names(kind, form)
    fields = _set(who, kind, names, form)
    fields |= acting.copied(who, kind, fields)
    sets, odd = measuring.reckoned(who, kind, names, fields, form)
    fields |= sets
    below, errors = _below(kind, form)
    errors |= odd | explained(_missing(kind, fields)) | _unclear(kind, names, fields, form)
    if errors:
        return Outcome(errors=errors)
    if _blank(kind, names, fields) and not open_variant(kind, form):
        return Outcome(errors={"": _("Fill in something first.")})
    there = None if asked.again(who) else acting.standing(who, kind, fields)
    if there and not there["void"]:
        return Outcome(there=there)
    try:
        return Outcome(*acting.create(who, kind, fields, there, below))
    except intake.Invalid as invalid:
        return _refused(kind, fields, _placed(kind, invalid))


def _lines(kind):
    """The kinds inside a kind of which its new form takes one on each line."""
    return {name: book.here(g.who)[name] for name in shown.first_of(kind) if name in book.here(g.who)}


def _below(kind, form):
    """What is written one a line in a form as drafts below its record, and what is wrong, kind → sentence."""
    drafts, errors = [], {}
    for name, one in _lines(kind).items():
        said, rows = one["inside"], basket.read(form.get(name, ""))
        if len(rows) > MOST_LINES:
            errors[name] = _("At most %(count)s things. Write a second one for the rest.", count=MOST_LINES)
        drafts += [intake.Draft(name, {said["of"]: "+0"} | said["sets"] | {
            field: text for field, text in zip(said["asks"], row, strict=False) if text}) for row in rows]
    return drafts, errors


def _placed(kind, invalid):
    """What is wrong with a line is wrong with where it was typed."""
    places = {field: name for name, one in _lines(kind).items() for field in one["inside"]["asks"]}
    return intake.Invalid({places.get(name, name): messages for name, messages in invalid.errors.items()})


def change(who: Who, kind: dict, found: dict, form: dict) -> Outcome:
    """Write the fields that were changed in the form of a record, and only those."""
    names = [name for name in edited(kind, found) if name not in kind["fixed"]]
    fields = inputs.read(kind, names, form)
    sets, odd = measuring.reckoned(who, kind, names, fields, form, found)
    wrong = odd | _unclear(kind, names, fields, form)
    return Outcome(errors=wrong) if wrong else _changed(who, kind, found, _news(kind, names, fields, form) | sets)


def take(who: Who, kind: dict, found: dict, name: str, form: dict) -> Outcome:
    """Take a step, with what it asks for. Aborts with 404 where the kind has none of that name."""
    step = next((one for one in kind["steps"] if one["name"] == name), None) or abort(404)
    if asked.again(who):
        return Outcome(found["id"])
    if not acting.fits(step, found, who):
        there = acting.stands(who, step, found)
        return Outcome(found["id"]) if there else Outcome(errors={"": answered.before(who, step, found)})
    fields, choose = inputs.read(kind, step["asks"], form), step["choose"]
    wrong = _unclear(kind, step["asks"], fields, form)
    lacking = [one for one in step["needs"] if fields[one] is None and one not in wrong]
    wrong |= explained({one: [Message("required")] for one in lacking})
    if choose and form.get(choose) not in [one["value"] for one in choosing.buttons(who, kind, step)]:
        wrong[choose] = _("This can no longer be chosen. Choose another.")
    if wrong:
        return Outcome(errors=wrong)
    sets = {field: inputs.meant(value, who) for field, value in step["sets"].items()}
    sets |= _news(kind, step["asks"], fields, form) | _chosen(found, choose, form)
    proposed = proposing.offers(who, book.here(who), kind, step, found, sets)
    return _taken(who, kind, found, sets, proposing.chosen(proposed, form))


def _unclear(kind, names, fields, form):
    return explained(choosing.unsure(names, fields, form)) | inputs.unread(kind, names, fields)


def _chosen(found, choose, form):
    return {choose: form[choose]} if choose and found["fields"].get(choose) != form[choose] else {}


def _news(kind, names, fields, form):
    """Of what was read from a form what is not as its page had shown it: nobody says again what stood there."""
    before = {name.removeprefix(WAS): text for name, text in form.items() if name.startswith(WAS)}
    old = inputs.read(kind, names, before)
    return {name: fields[name] for name in names if fields[name] != old[name]}


def _taken(who, kind, found, sets, chosen):
    """Write the step and what was left ticked beside it, in one transaction."""
    drafts, names = proposing.drafts(who, chosen)
    if fields := sets | names:
        drafts = [acting.edited(kind, found, fields, request.form.get("heads")), *drafts]
    try:
        return Outcome(found["id"], intake.write_all(who, drafts, asked.text("once"))[0] if drafts else "")
    except intake.Invalid as invalid:
        return _refused(kind, fields, invalid)


def void(who: Who, kind: dict, found: dict, reason: str | None) -> Outcome:
    """Take a record back for a reason, or let it count again where that is None. What is wrong is under `reason`."""
    if reason == "":
        return Outcome(errors={"reason": _("Say why.")})
    written = _changed(who, kind, found, {"void": reason})
    return Outcome(errors={"reason": " ".join(written.errors.values())}) if written.errors else written


def steps(who: Who, book: dict, kind: dict, found: dict, form: dict, opened: str = "",
          errors: dict | None = None) -> list:
    """What may be done next with a record: buttons, and what is asked before they are.

    `opened`: the step that could not be taken; `errors`: why, by field.
    """
    if who.role not in kind["writers"]:
        return []
    begins = inputs.begun(kind, who, {}) | inputs.typed(kind, found["fields"])
    made = [_step(who, book, kind, found, one,
                  *((form, errors or {}, True) if one["name"] == opened else (begins, {}, False)))
            for one in kind["steps"] if not one["back"] and acting.fits(one, found, who)]
    return [one for step, one in made
            if (step["sets"] or one["asks"] or one["proposes"] or step["choose"])
            and (one["buttons"] or not step["choose"])]


def _step(who, book, kind, found, step, typed, errors, opened):
    options = choosing.options(who, book, kind, step["asks"], typed)
    sets = {field: inputs.meant(value, who) for field, value in step["sets"].items()}
    proposed = proposing.offers(who, book, kind, step, found, sets)
    return step, {
        "name": step["name"], "label": step["label"], "main": step["main"], "sign": step["sign"], "open": opened,
        "asks": inputs.inputs(kind, step["asks"], typed, errors, options),
        "was": _was(kind, step["asks"], found, typed), "proposes": proposing.ticks(proposed, typed, opened),
        "choose": step["choose"], "buttons": choosing.buttons(who, kind, step), "within": step["within"],
        "error": errors.get(step["choose"], ""), "full": full(who, kind, step)}


def full(who: Who, kind: dict, step: dict) -> str:
    """What is said where whoever asks has enough of the kind in hand; empty where they have not."""
    enough = step["enough"]
    if not enough:
        return ""
    where = {name: [inputs.meant(word, who) for word in words] for name, words in enough["while_"].items()}
    count = query.counted(who, kind["kind"], where)
    return enough["says"] % {"count": count} if count >= current_app.config[enough["setting"]] else ""


def _was(kind, names, found, typed):
    """What stands in the fields that a form asks, as it carries them beside what is typed."""
    stands = inputs.typed(kind, {name: value for name, value in found["fields"].items() if name in names})
    return [{"name": WAS + name, "value": typed.get(WAS + name, text)} for name, text in stands.items()]


def _changed(who, kind, found, fields):
    try:
        return Outcome(found["id"], acting.change(who, kind, found, fields) if fields else "")
    except intake.Invalid as invalid:
        return _refused(kind, fields, invalid)


def _refused(kind, fields, invalid):
    # An op is refused for the worst that is wrong with it; who fills in a form is told of everything at once.
    shape = SHAPES[kind["kind"]]
    return Outcome(errors=explained(judge.wrong(fields, shape) | invalid.errors, shape))


def new(who: Who, book: dict, kind: dict, typed: dict, errors: dict) -> dict:
    """The values of the page with a new form."""
    names = _names(kind, typed)
    hidden = [{"name": names[0], "value": typed.get(names[0], "")}] if kind["variants"] else []
    hidden += measuring.sure(kind, typed, errors)
    asks = names[1:] if kind["variants"] else names
    values = _values(who, book, kind, asks, typed, errors)
    first = {one["name"]: one for one in values["inputs"]} | {
        name: _area(name, one["inside"], typed, errors) for name, one in _lines(kind).items()}
    variant = kind["fields"][names[0]]["words"].get(typed.get(names[0]), "") if kind["variants"] else ""
    order = [*shown.first_of(kind), *(name for name in first if name not in shown.first_of(kind))]
    return values | {"inputs": [first[name] for name in order if name in first], "hidden": hidden, "record": None,
                     "variant": variant, "was": [], "fixed": [], "alike": alike.place(kind, asks)}


def _area(name, said, typed, errors):
    return {"name": name, "label": said["label"], "hint": said["lines"], "widget": "area", "value": typed.get(name, ""),
            "error": errors.get(name, ""), "required": False, "mode": "", "kind": "", "options": []}


def edit(who: Who, book: dict, kind: dict, found: dict, typed: dict, errors: dict) -> dict:
    """The values of the page with the form of a record. `typed`: what was typed, or `inputs.typed` of what stands."""
    names = [name for name in edited(kind, found) if name not in kind["fixed"]]
    known = shown.names(who, book, [found])
    fixed = [one for one in shown.facts(book, found, known) if one["name"] in kind["fixed"]]
    was = _was(kind, names, found, typed)
    record = shown.row(book, found, known) | {"heads": asked.text("heads") or found["heads"]}
    return _values(who, book, kind, names, typed, errors) | {
        "hidden": measuring.sure(kind, typed, errors), "record": record, "was": was, "fixed": fixed, "alike": None}


def mended(kind: dict) -> dict:
    """A kind with the fields alone by which its records are corrected in the field."""
    mend = kind["mend"]
    return kind | {"fields": {name: kind["fields"][name] for name in mend["asks"]}, "variants": None} if mend else kind


def already() -> str:
    """What is said where something is written down under a key that is there."""
    return _("This is already written down. What you typed stands here: look, then save it.")


def edited(kind: dict, found: dict) -> list[str]:
    """The names of the fields that can be changed in a record."""
    variants = kind["variants"]
    names = _names(kind, found["fields"]) if variants else shown.asks(kind, None)
    # What an older or newer form had asked stands there all the same, and can be changed.
    return [*names, *(name for name in found["fields"] if name not in names and name not in shown.stepped(kind)
                      and name in kind["fields"] and kind["fields"][name]["widget"] != "hidden")]


def _names(kind, form):
    variants = kind["variants"]
    return [variants["by"], *shown.asks(kind, form.get(variants["by"]))] if variants else shown.asks(kind, None)


def _set(who, kind, names, form):
    """What a new record is made of: what was typed, and what the kind begins with of that which is not asked."""
    starts = {name: inputs.meant(f["default"], who) for name, f in kind["fields"].items()
              if f["default"] is not None and name not in names}
    return starts | inputs.read(kind, names, form)


def _missing(kind, fields):
    """What a key needs and was not filled in. What else is required is said by the check of the op."""
    needed = [*kind["key"], *(kind["form"]["needs"] if kind["form"] else ())]
    lost = [kind["fields"][name] for name in needed if fields.get(name) is None]
    return {f["name"] if f["widget"] != "hidden" else sources(f["copies"])[0]: [Message("required")] for f in lost}


def _blank(kind, names, fields):
    """Whether nothing was filled in at all, but for which variant it is."""
    by = kind["variants"]["by"] if kind["variants"] else None
    return all(fields.get(name) is None for name in names if name != by)


def _values(who, book, kind, names, typed, errors):
    options = choosing.options(who, book, kind, names, typed)
    first = shown.first_of(kind)
    stray = [says for name, says in errors.items() if name not in (*names, *first)]
    found = inputs.inputs(kind, names, typed, errors, options)
    rest = [one for one in found if first and one["name"] not in first]
    return {"kind": lists.tile(kind) | {"home": url_for(**lists.home(kind))}, "stray": stray, "rest": rest,
            "inputs": [one for one in found if one not in rest], "rest_open": any(one["error"] for one in rest)}
