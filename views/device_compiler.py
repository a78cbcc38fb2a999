"""Templates as JavaScript for the device: what Jinja has parsed, written down as functions that give texts.

The device renders the same files as Jinja does here, and a strict policy forbids it to compile anything itself. A
template becomes `"name": (c, b) => markup` of its values `c` and of the blocks `b` that stand in for its own; a macro
becomes a function of its own. They call what `static/device/markup.js` exports: `h` makes markup of a text and of
values, which are escaped where they are none. What is not understood is refused.
"""

import json
import re
from dataclasses import dataclass, field, replace

from jinja2 import Environment, nodes

IMPORTS = ('import { _, clock, datetime, each, h, madeFor, number, tie, url } from "./markup.js"',
           'import { iso } from "./moments.js"', 'import { yuan } from "./numbers.js"')
FILTERS = ("datetime", "clock", "iso", "number", "yuan")
GLOBALS = {"_": "_", "url_for": "url", "made_for": "madeFor"}
MARKS = {"eq": "==", "ne": "!=", "gt": ">", "gteq": ">=", "lt": "<", "lteq": "<="}
SIGNS = re.compile(r"[\\`]|\$(?={)")
BLANK = re.compile(r"\s*\n\s*")
TAKEN = {"b", "c", "class", "default", "each", "for", "h", "in", "madeFor", "templates", "tie", "url", *FILTERS}


@dataclass(frozen=True)
class Place:
    """Where an expression stands: its template, the macros that it imported, the names that are JavaScript's own."""

    file: str
    imported: dict[str, str]
    macros: dict[str, dict[str, list[str]]]
    own: frozenset[str] = field(default_factory=frozenset)
    inside: bool = False

    def knowing(self, *names):
        return replace(self, own=self.own | set(names))


def modules(sources, first):
    """The sources of the modules `templates.js` and `templates_further.js`, which adds to it.

    `sources`: name → text of every template; `first`: the names of those in `templates.js`, with all that they extend
    and include. Raises ValueError for what is not understood.
    """
    parse = Environment().parse
    trees = {name: parse(text) for name, text in sources.items()}
    macros = {name: {one.name: [arg.name for arg in one.args] for one in tree.find_all(nodes.Macro)}
              for name, tree in trees.items()}
    named, bodies = {}, ([], [])
    for name, tree in trees.items():
        imported = {one.target: one.template.value for one in tree.find_all(nodes.Import)}
        place = Place(name, imported, macros)
        inside = replace(place, inside=True)
        named |= {_called(name, one.name): _macro(one, inside) for one in tree.find_all(nodes.Macro)}
        if not macros[name]:
            bodies[name not in first].append(f"{json.dumps(name)}: {_template(tree, place)}")
    return _modules(named, *bodies)


def _modules(named, first, further):
    """Both modules of templates with the macros that they call; `named`: how a macro is called → its function."""
    early, late = (_used(named, bodies) for bodies in (first, further))
    head = [f"export {named[name]}" for name in early]
    own = [named[name] for name in late if name not in early]
    taken = ", ".join(["templates", *(name for name in early if name in late)])
    return ("\n".join([*IMPORTS, *head, "export const templates = {", ",\n".join(first), "}\n"]),
            "\n".join([*IMPORTS, f'import {{ {taken} }} from "./templates.js"', *own,
                       "Object.assign(templates, {", ",\n".join(further), "})\n"]))


def _used(named, bodies):
    """The macros that templates call, and those that these call in turn, in the order in which they stand."""
    found, told = set(), "".join(bodies)
    while more := {name for name in named if name not in found and re.search(rf"\b{name}\(", told)}:
        found, told = found | more, "".join(named[name].partition("=>")[2] for name in more)
    return [name for name in named if name in found]


def _template(tree, place):
    blocks = {one.name: _block(one, place) for one in tree.find_all(nodes.Block)}
    own = f"{{ {', '.join([*(f'{name}: {block}' for name, block in blocks.items()), '...b'])} }}"
    parent = next(tree.find_all(nodes.Extends), None)
    if parent:
        _only_blocks(tree.body, place)
        return f"(c, b) => templates[{json.dumps(parent.template.value)}](c, b = {own})"
    names, text = _text(tree.body, place)
    return f"(c, b{names}) => {f'(b = {own}, {text})' if blocks else text}"


def _only_blocks(body, place):
    for one in body:
        blank = isinstance(one, nodes.Output) and all(not getattr(part, "data", "x").strip() for part in one.nodes)
        if not blank and not isinstance(one, nodes.Extends | nodes.Import | nodes.Block):
            raise _strange(one, place)


def _block(block, place):
    names, text = _text(block.body, place)
    return f"({names.removeprefix(', ')}) => {text}"


def _macro(macro, place):
    names = [arg.name for arg in macro.args]
    given = dict(zip(reversed(names), reversed(macro.defaults), strict=False))
    args = ", ".join(_own(name) + (f" = {_value(given[name], place)}" if name in given else "") for name in names)
    return f"const {_called(place.file, macro.name)} = ({args}) => {_text(macro.body, place.knowing(*names))[1]}"


def _text(body, place):
    """(names that are set in it, as further parameters; its markup)."""
    names = [one.target.name for one in body if isinstance(one, nodes.Assign)]
    place = place.knowing(*names)
    parameters = "".join(f", {_own(name)} = c.{name}" for name in names)
    return parameters, _tied([part for one in body for part in _pieces(one, place)])


def _tied(parts):
    """Markup of texts and of values in turns; a value alone stands for itself."""
    if len(parts) == 1 and parts[0].startswith("${"):
        return parts[0][2:-1]
    return f"h`{''.join(parts)}`" if parts else '""'


def _pieces(node, place):
    if isinstance(node, nodes.Output):
        return [_written(part, place) for part in node.nodes]
    return [piece] if (piece := _piece(node, place)) else []


def _piece(node, place):
    match node:
        case nodes.If():
            return f"${{{_choice(node, place)}}}"
        case nodes.For(target=nodes.Name(name=name)):
            text, rest = _text(node.body, place.knowing(name))[1], _text(node.else_, place)[1] if node.else_ else ""
            return f"${{each({_value(node.iter, place)}, {_own(name)} => {text}){f' || ({rest})' if rest else ''}}}"
        case nodes.Assign(target=nodes.Name(name=name)):
            return f"${{({_own(name)} = {_value(node.node, place)}, \"\")}}"
        case nodes.Include():
            return f"${{templates[{json.dumps(node.template.value)}]({_context(place)})}}"
        case nodes.Block():
            return f"${{b.{node.name}()}}"
        case nodes.Import() | nodes.Macro():
            return ""
    raise _strange(node, place)


def _written(part, place):
    if isinstance(part, nodes.TemplateData):
        return SIGNS.sub(r"\\\g<0>", BLANK.sub("\n", part.data))
    return f"${{{_value(part, place)}}}"


def _choice(node, place):
    rest = "".join(f"{_value(one.test, place)} ? {_text(one.body, place)[1]} : " for one in node.elif_)
    last = _text(node.else_, place)[1] if node.else_ else '""'
    return f"{_value(node.test, place)} ? {_text(node.body, place)[1]} : {rest}{last}"


def _context(place):
    if place.inside:
        raise ValueError(f"{place.file}: a macro includes nothing")
    return f"{{ ...c, {', '.join(_given(name) for name in sorted(place.own))} }}" if place.own else "c"


def _given(name):
    return name if _own(name) == name else f"{name}: {_own(name)}"


def _value(node, place):
    match node:
        case nodes.Const(value=value):
            return json.dumps(value, ensure_ascii=False)
        case nodes.List(items=items):
            return f"[{', '.join(_value(one, place) for one in items)}]"
        case nodes.Name(name=name):
            return _name(node, name, place)
        case nodes.Getattr(node=of, attr=name):
            return f"{_value(of, place)}?.{name}"
        case nodes.Getitem(node=of, arg=name):
            return f"{_value(of, place)}?.[{_value(name, place)}]"
        case nodes.Call():
            return _call(node, place)
        case nodes.Filter(name="length", node=of):
            return f"{_value(of, place)}?.length"
        case nodes.Filter(name="join", node=of, args=[by]):
            return f"{_value(of, place)}.join({_value(by, place)})"
        case nodes.Filter(name=name, node=of, args=[]) if name in FILTERS:
            return f"{name}({_value(of, place)})"
        case nodes.Concat(nodes=parts):
            return f"tie({', '.join(_value(one, place) for one in parts)})"
        case nodes.Not(node=of):
            return f"!({_value(of, place)})"
        case nodes.And(left=left, right=right):
            return f"({_value(left, place)} && {_value(right, place)})"
        case nodes.Or(left=left, right=right):
            return f"({_value(left, place)} || {_value(right, place)})"
        case nodes.Compare(expr=left, ops=[nodes.Operand(op=mark, expr=right)]) if mark in MARKS:
            return f"{_value(left, place)} {MARKS[mark]} {_value(right, place)}"
        case nodes.CondExpr(test=test, expr1=one, expr2=other):
            return f"({_value(test, place)} ? {_value(one, place)} : {_value(other or nodes.Const(''), place)})"
    raise _strange(node, place)


def _name(node, name, place):
    if name in place.own:
        return _own(name)
    if place.inside:
        raise _strange(node, place)
    return f"c.{name}"


def _macro_of(node, place):
    """(file, name) of the macro that is called; None for a function."""
    match node:
        case nodes.Getattr(node=nodes.Name(name=short), attr=name) if short in place.imported:
            return place.imported[short], name
        case nodes.Name(name=name) if name in place.macros[place.file]:
            return place.file, name
    return None


def _call(node, place):
    found = _macro_of(node.node, place)
    if found:
        return f"{_called(*found)}({', '.join(_in_order(node, place.macros[found[0]][found[1]], place))})"
    if not isinstance(node.node, nodes.Name) or node.node.name not in GLOBALS:
        raise _strange(node, place)
    named = ", ".join(f"{one.key}: {_value(one.value, place)}" for one in node.kwargs)
    args = [_value(one, place) for one in node.args]
    return f"{GLOBALS[node.node.name]}({', '.join([*args, *([f'{{ {named} }}'] if named else [])])})"


def _in_order(node, names, place):
    given = dict(zip(names, node.args, strict=False)) | {one.key: one.value for one in node.kwargs}
    if set(given) - set(names):
        raise _strange(node, place)
    last = max((names.index(name) for name in given), default=-1)
    return [_value(given[name], place) if name in given else "undefined" for name in names[:last + 1]]


def _called(file, name):
    return f"{re.sub(r'.*/|[.]html$', '', file)}_{name}"


def _own(name):
    return f"{name}_" if name in TAKEN else name


def _strange(node, place):
    return ValueError(f"{place.file}, line {getattr(node, 'lineno', '?')}: not understood: {node!r}")
