"""What a template may do: show fields, go through lists, and leave things out. Nothing else.

A template is a stranger's file. Whatever it holds is looked at as a tree before any of it runs, and only the
few kinds of branches named here may be in it: no calls, no sums, no strings made longer. So it reaches
nothing but the fields, and ends. Knows Jinja; knows no Word, and no view.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import StrictUndefined, Template, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from mir_assess.model.value import value
from mir_assess.report.docx.fields import REPORT, TEXT, Shape

LARGEST = 20_000_000
"""Letters of XML that filling one part of a template may make."""

DEEPEST = 3
"""Loops within one another."""

LOOP: Shape = dict.fromkeys(("index", "first", "last", "length"), TEXT)
"""What a loop knows of itself."""

FILTERS = ("upper", "lower", "capitalize", "title", "trim", "join", "length")
_PLAIN = (
    nodes.Template, nodes.TemplateData, nodes.Const, nodes.If, nodes.And, nodes.Or, nodes.Not,
    nodes.Compare, nodes.Operand,
)  # fmt: skip


@value
class Fault:
    """Something in a template that is not as it must be, in a line of its source. `kind` is `unknown` (a
    field), `list` (shown as if it were words), `words` (gone through as if they were a list), `report` (not
    alone in its paragraph), `deep` (too many loops in one another) or `else` (what no template may do).
    `name` is what stands there, `known` what could.
    """

    line: int
    kind: str
    name: str
    known: tuple[str, ...] = ()


class TooLarge(Exception):
    """Filling the template makes far more than a document."""


class _Sandbox(SandboxedEnvironment):
    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        return self.getattr(obj, argument) if isinstance(argument, str) else self.undefined(obj=obj)

    def call(self, *_arguments: Any, **_named: Any) -> Any:
        raise SecurityError


def sandbox() -> SandboxedEnvironment:
    """Return where templates are filled: with nothing in it but the few filters, and every value escaped."""
    environment = _Sandbox(autoescape=True, undefined=StrictUndefined, finalize=_written)
    environment.globals.clear()
    environment.tests.clear()
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    environment.template_class = _Bounded
    return environment


class _Bounded(Template):
    """A template that stops before it fills the memory."""

    def render(self, *values: Any, **named: Any) -> str:
        """Return the filled template. Raises TooLarge."""
        pieces, room = [], LARGEST
        for piece in self.generate(*values, **named):
            room -= len(piece)
            if room < 0:
                raise TooLarge
            pieces.append(piece)
        return "".join(pieces)


def _written(value: object) -> Markup:
    """Return a value so that it is text to XML, and nothing to what looks for fields afterwards."""
    safe = str(escape(value)).replace("{", "&#123;").replace("}", "&#125;")
    return Markup(safe)  # noqa: S704 - escaped above


def faults(tree: nodes.Template, fields: Mapping[str, Shape]) -> list[Fault]:
    """Return all that is wrong with a template, as a tree, where these are the fields."""
    return list(_Look(fields).over(tree, {}, 0))


class _Look:
    def __init__(self, fields: Mapping[str, Shape]) -> None:
        self._fields = fields

    def over(self, node: nodes.Node, scope: Mapping[str, Shape], depth: int) -> Iterator[Fault]:
        """Yield what is wrong with a branch, where a loop around it has given names to things."""
        match node:
            case nodes.For():
                yield from self._loop(node, scope, depth)
            case nodes.Output():
                for child in node.nodes:
                    found = list(self.over(child, scope, depth))
                    yield from found
                    if not found and not isinstance(self.shape(child, scope), str | None):
                        yield Fault(child.lineno, "list", _name(child))
            case nodes.Name() | nodes.Getattr() | nodes.Getitem():
                yield from self._field(node, scope, depth)
            case nodes.Filter():
                yield from self._filter(node, scope, depth)
            case _ if isinstance(node, _PLAIN):
                for branch in node.iter_child_nodes():
                    yield from self.over(branch, scope, depth)
            case _:
                yield Fault(node.lineno, "else", _name(node))

    def _loop(self, node: nodes.For, scope: Mapping[str, Shape], depth: int) -> Iterator[Fault]:
        if node.recursive or not isinstance(node.target, nodes.Name):
            yield Fault(node.lineno, "else", _name(node))
            return
        if depth == DEEPEST:
            yield Fault(node.lineno, "deep", node.target.name)
            return
        found = list(self.over(node.iter, scope, depth))
        yield from found
        through = self.shape(node.iter, scope)
        if not found and not isinstance(through, tuple | None):
            yield Fault(node.lineno, "words", _name(node.iter))
        # After a fault, what the loop would give is taken to be anything: one fault is told once.
        held = through[0] if isinstance(through, tuple) else None
        inner: Mapping[str, Any] = {**scope, node.target.name: held, "loop": LOOP}
        if node.test is not None:
            yield from self.over(node.test, inner, depth + 1)
        for child in node.body:
            yield from self.over(child, inner, depth + 1)
        for child in node.else_:
            yield from self.over(child, scope, depth)

    def _field(self, node: nodes.Node, scope: Mapping[str, Shape], depth: int) -> Iterator[Fault]:
        if isinstance(node, nodes.Name):
            if node.name == REPORT:
                yield Fault(node.lineno, "report", node.name)
            elif node.name not in scope and node.name not in self._fields:
                yield Fault(node.lineno, "unknown", node.name, (*scope, *self._fields))
            return
        assert isinstance(node, nodes.Getattr | nodes.Getitem)  # noqa: S101 - the only ones that come here
        before = list(self.over(node.node, scope, depth))
        yield from before
        if before or (shape := self.shape(node.node, scope)) is None:
            return
        key = _key(node)
        if not isinstance(key, str):
            yield Fault(node.lineno, "else", _name(node))
        elif isinstance(shape, tuple):
            yield Fault(node.lineno, "list", _name(node.node))
        elif not isinstance(shape, Mapping):
            yield Fault(node.lineno, "else", _name(node))
        elif key not in shape:
            yield Fault(node.lineno, "unknown", f"{_name(node.node)}.{key}", tuple(shape))

    def _filter(self, node: nodes.Filter, scope: Mapping[str, Shape], depth: int) -> Iterator[Fault]:
        plain = all(isinstance(argument, nodes.Const) for argument in node.args) and not node.kwargs
        if node.node is None or node.name not in FILTERS or not plain or node.dyn_args or node.dyn_kwargs:
            yield Fault(node.lineno, "else", f"| {node.name}")
            return
        found = list(self.over(node.node, scope, depth))
        yield from found
        shape = self.shape(node.node, scope)
        fits = {"join": shape == (TEXT,), "length": True}.get(node.name, isinstance(shape, str))
        if not found and shape is not None and not fits:
            kind = "words" if node.name == "join" and isinstance(shape, str) else "list"
            yield Fault(node.lineno, kind, _name(node.node))

    def shape(self, node: nodes.Node, scope: Mapping[str, Shape]) -> Any:
        """Return what a branch stands for; None where a fault was told of it already."""
        match node:
            case nodes.Name():
                return scope[node.name] if node.name in scope else self._fields.get(node.name)
            case nodes.Getattr() | nodes.Getitem():
                within = self.shape(node.node, scope)
                return within.get(_key(node)) if isinstance(within, Mapping) else None
        return TEXT


def _key(node: nodes.Getattr | nodes.Getitem) -> object:
    if isinstance(node, nodes.Getattr):
        return node.attr
    return node.arg.value if isinstance(node.arg, nodes.Const) else None


def _name(node: nodes.Node) -> str:
    """Return a branch as somebody would have typed it, as far as it is a field; else what kind it is."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr() | nodes.Getitem():
            return f"{_name(node.node)}.{_key(node)}"
        case nodes.Filter(node=nodes.Expr() as inner):
            return f"{_name(inner)} | {node.name}"
    return type(node).__name__.lower()
