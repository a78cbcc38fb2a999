"""From what happened to what the phones write: events become ops, and names of events become ids and dots."""

from demo.event import Ref, Staff
from models.registry import SHAPES
from sync.natural import natural_id


class Scribe:
    """Writes events to the nodes of their phones. `nodes`: phone key → Node."""

    def __init__(self, nodes):
        self.nodes, self.records, self.dots = nodes, {}, {}

    def write(self, event):
        """Append the event's op to its phone's chain; from now on other events may name it."""
        fields = {name: self._value(value) for name, value in event.set.items()}
        record = self._id(event, fields)
        node = self.nodes[event.phone]
        by = event.by or node.on_duty(event.at)
        op = {"kind": event.kind, "id": record, "set": fields, "base": self._base(event), "by": by}
        dot = node.write(event.at, {key: value for key, value in op.items() if value})
        if event.name:
            self.records[event.name], self.dots[event.name] = record or dot, dot

    def _value(self, value):
        if isinstance(value, Ref):
            return self.records[value]
        if isinstance(value, list):
            return [self._value(one) for one in value]
        return self.nodes[value].person if isinstance(value, Staff) else value

    def _id(self, event, fields):
        if event.about:
            return self.records[event.about]
        key = SHAPES[event.kind].about.key if event.kind in SHAPES else ()
        site = event.phone.split("/")[0]
        return natural_id(site, event.kind, [fields[name] for name in key]) if key else ""

    def _base(self, event):
        return {name: [self.dots[seen] for seen in events] for name, events in event.base.items()}
