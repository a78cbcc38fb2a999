"""What was taken out, by whom and what for: kept before the first byte goes out."""

from models.database import writing
from models.export import Export
from sync import clock

SHOWN = 200


def begin(site, person, what, form, filter, purpose):
    """Keep that somebody takes something out; return the entry's id."""
    return Export.create(site=site, at=clock.now(), person=person, what=what, form=form, filter=filter,
                         purpose=purpose).id


def end(id, rows):
    """Keep how many rows went out; without it, the file broke off."""
    with writing():
        Export.update(rows=rows).where(Export.id == id).execute()


def last(site):
    """The last exports of a site, the newest first, as dicts."""
    return list(Export.select().where(Export.site == site).order_by(Export.at.desc(), Export.id.desc())
                .limit(SHOWN).dicts())
