"""The source tree as it is read for its rules: every file, every import with its line, nothing executed.

An import under `TYPE_CHECKING` or inside a function counts like any other.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PACKAGE = "krachtigthuis_desktop"
SOURCE = Path(__file__).parent.parent / "src" / PACKAGE


@dataclass(frozen=True)
class Import:
    """`source` imports `target`; inside the house a target is a path of its own ("gui.theme"), outside a full name."""

    source: str
    target: str
    inside: bool
    where: str
    in_function: bool

    @property
    def package(self) -> str:
        return self.target.split(".")[0]


@dataclass(frozen=True)
class File:
    """One module: its dotted name within the house, its path, its parsed text."""

    name: str
    path: Path
    text: str
    tree: ast.Module


class House:
    """All modules under `root`, the folder of the package."""

    def __init__(self, root: Path = SOURCE) -> None:
        self.root = root
        self.files = {file.name: file for file in map(self._read, sorted(root.rglob("*.py")))}

    def _read(self, path: Path) -> File:
        parts = path.relative_to(self.root).with_suffix("").parts
        text = path.read_text(encoding="utf-8")
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        return File(name=name, path=path, text=text, tree=ast.parse(text, str(path)))

    def path(self, file: File) -> str:
        return file.path.relative_to(self.root).as_posix()

    def where(self, file: File, line: int) -> str:
        return f"{self.path(file)}:{line}"

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        return tuple(found for file in self.files.values() for found in self._imports(file))

    @cached_property
    def inside(self) -> tuple[Import, ...]:
        """Imports from one module of the house to another."""
        return tuple(found for found in self.imports if found.inside)

    @cached_property
    def outside(self) -> tuple[Import, ...]:
        """Imports of packages that came from elsewhere, the standard library left out."""
        return tuple(
            found for found in self.imports if not found.inside and found.package not in sys.stdlib_module_names
        )

    @cached_property
    def _next(self) -> dict[str, set[str]]:
        steps: dict[str, set[str]] = {name: set() for name in self.files}
        for found in self.inside:
            steps[found.source].add(found.target)
        return steps

    def below(self, name: str, *, with_packages: bool = False) -> frozenset[str]:
        """Every module that this one imports in the end, itself included.

        With packages: also the `__init__` of every package on the way, which Python runs first.
        """
        reached: set[str] = set()
        waiting = {name}
        while waiting:
            module = waiting.pop()
            reached.add(module)
            further = set(self._next.get(module, ()))
            if with_packages and "." in module:
                further.add(module.rpartition(".")[0])
            waiting |= further - reached
        return frozenset(reached)

    def _imports(self, file: File) -> Iterator[Import]:
        for node, in_function in _walk(file.tree):
            if isinstance(node, ast.Import):
                targets = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                targets = [f"{self._origin(file, node)}.{alias.name}".strip(".") for alias in node.names]
            else:
                continue
            for target in targets:
                inside = target == PACKAGE or target.startswith(f"{PACKAGE}.")
                yield Import(
                    source=file.name,
                    target=self._module(target.removeprefix(PACKAGE).removeprefix(".")) if inside else target,
                    inside=inside,
                    where=self.where(file, node.lineno),
                    in_function=in_function,
                )

    def _origin(self, file: File, node: ast.ImportFrom) -> str:
        """What stands between `from` and `import`, with its dots worked out."""
        if not node.level:
            return node.module or ""
        home = [PACKAGE, *file.path.relative_to(self.root).parent.parts]
        return ".".join([*home[: len(home) - node.level + 1], *([node.module] if node.module else [])])

    def _module(self, name: str) -> str:
        """The module that a dotted name is in: `domain.text.fold` is in `domain.text`."""
        while name and name not in self.files:
            name = name.rpartition(".")[0]
        return name


def _walk(node: ast.AST, *, in_function: bool = False) -> Iterator[tuple[ast.AST, bool]]:
    for child in ast.iter_child_nodes(node):
        yield child, in_function
        deeper = in_function or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        yield from _walk(child, in_function=deeper)
