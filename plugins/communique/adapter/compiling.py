"""How templates become Python: as Jinja writes it, but for what pages do dozens of times each."""

from __future__ import annotations

from hashlib import blake2b
from keyword import iskeyword
from pathlib import Path

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

WORDS = frozenset({"_", "gettext", "ngettext"})
"""Functions of the words of a language, which never want the context."""


class PageCode(CodeGenerator):
    """Calls imported macros and gettext directly, and imports a template without its context once; Jinja
    asks each time whether a function wants the context, and whether a template is still the same. What
    a template imports by name must therefore not be a function that wants the context."""

    _direct: frozenset[str]

    def visit_Template(  # noqa: N802
        self, node: nodes.Template, frame: Frame | None = None
    ) -> None:
        self._direct = _called_directly(node)
        super().visit_Template(node, frame)

    def visit_Call(  # noqa: N802
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        if forward_caller or not self._is_direct(node):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        for number, given in enumerate([*node.args, *node.kwargs]):
            self.write(", " if number else "(")
            self.visit(given, frame)
        self.write(")" if node.args or node.kwargs else "()")

    def visit_Getattr(  # noqa: N802
        self, node: nodes.Getattr, frame: Frame
    ) -> None:
        """Most attributes are there: Jinja's own way, by a function, is for all else."""
        self.write("(_found if (_found := getattr((_held := ")
        self.visit(node.node, frame)
        attribute = repr(node.attr)
        self.write(f"), {attribute}, missing)) is not missing")
        self.write(f" else environment.getattr(_held, {attribute}))")

    def _is_direct(self, node: nodes.Call) -> bool:
        named = isinstance(node.node, nodes.Name) and node.node.name in self._direct
        unpacks = node.dyn_args is not None or node.dyn_kwargs is not None
        return named and not unpacks and not any(iskeyword(arg.key) for arg in node.kwargs)

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if node.with_context or not isinstance(node.template, nodes.Const):
            super()._import_common(node, frame)
        else:
            self.write(f"environment.imported({node.template.value!r})")


WRITTEN_BY = blake2b(Path(__file__).read_bytes() + jinja2.__version__.encode()).hexdigest()
"""Differs when the same template would become other Python."""


def _called_directly(template: nodes.Template) -> frozenset[str]:
    """The names of functions that never want the context: of words, and of macros that the template
    holds or imports. Not those that it gives to anything else."""
    names, others = set(WORDS), set[str]()
    for node in template.find_all((nodes.Macro, nodes.FromImport, nodes.Name)):
        if isinstance(node, nodes.Macro):
            names.add(node.name)
        elif isinstance(node, nodes.FromImport):
            names.update(name[1] if isinstance(name, tuple) else name for name in node.names)
        elif isinstance(node, nodes.Name) and node.ctx != "load":
            others.add(node.name)
    return frozenset(names - others)
