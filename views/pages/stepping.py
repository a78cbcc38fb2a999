"""Steps of a record as the field's pages show them: where their forms go, and in which order they stand."""

from flask import url_for

from views.field import asked


def placed(steps: list[dict], found: dict, back: str = "") -> list[dict]:
    """Steps of a record with where their forms go. `back`: where they lead back to, as `take` has it."""
    once = asked.once()
    return [one | {"action": url_for("field.step", id=found["id"], name=one["name"]), "heads": found["heads"],
                   "once": f"{once}-{one['name']}", "prefix": f"{one['name']}-{found['id'] if back else ''}",
                   "back": back} for one in steps]


def ordered(steps: list[dict]) -> dict:
    """`thumb`, what is done next as a rule; `steps`, what stands alone; `folds`, what stands in a fold with others."""
    thumb = [one for one in steps if one["main"] and not (one["asks"] or one["proposes"] or one["buttons"])]
    rest = [one for one in steps if one not in thumb]
    labels = dict.fromkeys(one["within"] for one in rest if one["within"])
    folds = [{"label": label, "steps": [one for one in rest if one["within"] == label]} for label in labels]
    return {"thumb": thumb, "steps": [one for one in rest if not one["within"]],
            "folds": [one | {"open": any(step["open"] for step in one["steps"])} for one in folds]}
