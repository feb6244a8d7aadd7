"""The shape of the house: import contracts, sizes, and the words identifiers are made of."""

import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from minzheng.wiring.commands.check import LINT_IMPORTS
from minzheng.wiring.data_dir import CHECKOUT
from minzheng.wiring.sizes import file_size, function_sizes, functions, parse, python_files

SRC = CHECKOUT / "src/minzheng"
FILES = python_files()
STUBS = {"_typeshed"}  # only type checkers read it
KERNEL_LINES = 5280  # docs/decisions/0022-indicators.md
LAW = ("matters", "vocabulary", "statutes", "feeds")
# The kernel's own Chinese words: operators, units and terms that rules are written with.
WORDS = {"kernel/words.py", "kernel/clock.py", "kernel/units.py", "kernel/expr.py"}
PINYIN = re.compile(
    r"(?:^|_)(dibao|tekun|gaoling|linshi|shenqing|shenpi|shouli|gongshi|jiedao|cunwei|hukou"
    r"|jiating|shouru|caichan|biaozhun|renkou|shenfen|minzu|jine|fafang|banli|shixiang)(?:_|$)",
    re.IGNORECASE,
)


def is_test(path: Path) -> bool:
    return "tests" in path.parts or path.name in {"conftest.py", "testing.py"}


def is_law(path: Path) -> bool:
    return path.is_relative_to(SRC) and path.relative_to(SRC).parts[0] in LAW


def place(path: Path) -> str:
    return str(path.relative_to(CHECKOUT))


def lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LINT_IMPORTS],
        cwd=root,
        env={"PYTHONPATH": str(root / "src"), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_import_contracts_hold() -> None:
    result = lint_imports(CHECKOUT)

    assert result.returncode == 0, result.stdout


SKELETON = (
    "kernel/money",
    "vocabulary/relief",
    "statutes/relief",
    "registers/people/models",
    "registers/people/api",
    "engines/audit/api",
    "engines/audit/models",
    "engines/access/api",
    "engines/cases/api",
    "matters/relief/dibao/policy",
    "matters/relief/tekun/policy",
    "feeds/deaths",
    "cities/guangzhou/steps",
    "faces/looks/tags",
    "faces/portal/views",
    "faces/desk/views",
    "wiring/settings",
)
VIOLATIONS = (
    ("kernel/money", "minzheng.vocabulary.relief", "Imports point down"),
    ("registers/people/api", "minzheng.engines.audit.api", "Imports point down"),
    ("engines/cases/api", "minzheng.matters.relief.dibao.policy", "Imports point down"),
    ("kernel/money", "django", "The kernel is plain Python"),
    ("statutes/relief", "django", "Vocabulary and statutes are plain Python"),
    ("matters/relief/dibao/policy", "minzheng.registers.people.api", "A matter imports only"),
    ("matters/relief/dibao/policy", "django", "A matter imports only"),
    ("matters/relief/dibao/policy", "minzheng.engines.cases.api", "Imports point down"),
    ("matters/relief/dibao/policy", "minzheng.matters.relief.tekun.policy", "A matter never"),
    ("engines/audit/api", "minzheng.engines.access.api", "Engines: audit below access"),
    ("faces/desk/views", "minzheng.faces.portal.views", "Faces do not know each other"),
    ("faces/looks/tags", "minzheng.faces.portal.views", "Faces do not know each other"),
    ("faces/desk/views", "minzheng.registers.people.models", "Every app has one door"),
    ("engines/access/api", "minzheng.engines.audit.models", "Every app has one door"),
    ("utils/text", "", "Missing from layers|module|exhaustive|not listed|Imports point down"),
)


def build_skeleton(root: Path) -> Path:
    """A house with one small module in each room, under the real contracts."""
    (root / "pyproject.toml").write_text((CHECKOUT / "pyproject.toml").read_text("utf-8"), "utf-8")
    for module in SKELETON:
        add_module(root, module)
    return root


def add_module(root: Path, module: str, imported: str = "") -> None:
    path = root / f"src/minzheng/{module}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"import {imported}\n" if imported else "", encoding="utf-8")
    for folder in path.parents[: len(Path(module).parts)]:
        (folder / "__init__.py").touch()


def test_an_orderly_house_keeps_every_contract(tmp_path: Path) -> None:
    root = build_skeleton(tmp_path)
    add_module(root, "matters/relief/dibao/form", "minzheng.vocabulary.relief")
    add_module(root, "faces/desk/pages", "minzheng.faces.looks.tags")
    add_module(root, "engines/cases/verbs", "minzheng.registers.people.api")

    result = lint_imports(root)

    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(("module", "imported", "contract"), VIOLATIONS)
def test_a_violation_breaks_its_contract(
    tmp_path: Path, module: str, imported: str, contract: str
) -> None:
    root = build_skeleton(tmp_path)
    add_module(root, module, imported)

    result = lint_imports(root)

    assert result.returncode == 1
    assert re.search(f"(?:{contract})", result.stdout), result.stdout


def test_a_cycle_between_siblings_is_found(tmp_path: Path) -> None:
    root = build_skeleton(tmp_path)
    add_module(root, "kernel/money", "minzheng.kernel.months")
    add_module(root, "kernel/months", "minzheng.kernel.money")

    assert "No cycles between siblings BROKEN" in lint_imports(root).stdout


@pytest.mark.parametrize("path", FILES, ids=place)
def test_a_file_stays_within_its_limits(path: Path) -> None:
    longest_file = 500 if is_test(path) else 400

    assert file_size(path).lines <= longest_file
    assert [str(size) for size in function_sizes(path) if size.lines > 50] == []


@pytest.mark.parametrize("path", [path for path in FILES if not is_test(path)], ids=place)
def test_a_function_takes_six_arguments_at_most(path: Path) -> None:
    crowded = [node.name for node in functions(path) if count_arguments(node) > 6]

    assert crowded == []


def count_arguments(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    return sum(argument.arg not in {"self", "cls"} for argument in given)


def test_the_kernel_stays_small() -> None:
    sizes = [file_size(path) for path in FILES if path.parent == SRC / "kernel"]

    assert sum(size.lines for size in sizes) <= KERNEL_LINES


def matter_folders() -> list[Path]:
    return sorted(path for path in (SRC / "matters").glob("*/*") if (path / "flow.py").exists())


def test_a_matter_stays_small() -> None:
    """At most 12 files, counting the notices as one, and 500 lines of Python."""
    for folder in matter_folders():
        files = [path for path in folder.iterdir() if path.name != "__pycache__"]
        code = sum(file_size(path).lines for path in folder.glob("*.py"))

        assert len(files) <= 12, folder
        assert code <= 500, folder


def test_nothing_is_left_for_later() -> None:
    unfinished = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    texts = [path for path in SRC.rglob("*") if path.suffix in {".py", ".html", ".css", ".js"}]
    found = [place(path) for path in texts if unfinished.search(path.read_text("utf-8"))]

    assert found == []


def test_imports_stand_at_the_top() -> None:
    found = [
        f"{place(path)}:{node.lineno}"
        for path in FILES
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

    assert found == []


def test_nothing_is_printed() -> None:
    found = [
        f"{place(path)}:{node.lineno}"
        for path in FILES
        if path.is_relative_to(SRC)
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]

    assert found == []


def test_no_drawer_for_odds_and_ends() -> None:
    names = {"utils", "helpers", "common", "misc", "tools"}

    assert [place(path) for path in FILES if {path.stem, path.parent.name} & names] == []


def test_each_module_says_what_it_is_for() -> None:
    silent = [
        place(path)
        for path in FILES
        if not is_test(path) and path.stat().st_size and not ast.get_docstring(parse(path))
    ]

    assert silent == []


def defined_names(path: Path) -> Iterator[tuple[int, str]]:
    """Every name that a file brings into being: functions, classes, arguments, variables."""
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.lineno, node.name
        if isinstance(node, ast.arg):
            yield node.lineno, node.arg
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id if isinstance(node, ast.Name) else node.attr


def test_chinese_identifiers_stay_with_the_law() -> None:
    allowed = {SRC / word for word in WORDS}
    found = [
        f"{place(path)}:{line} {name}"
        for path in FILES
        if path.is_relative_to(SRC) and not is_law(path) and not is_test(path)
        if path not in allowed
        for line, name in defined_names(path)
        if not name.isascii()
    ]

    assert found == []


def test_there_is_no_pinyin_in_identifiers() -> None:
    found = [
        f"{place(path)}:{line} {name}"
        for path in FILES
        for line, name in defined_names(path)
        if PINYIN.search(name)
    ]

    assert found == []


def spoken_strings(path: Path) -> Iterator[ast.Constant]:
    """Every text in a file except its docstrings, whose examples may name what they like."""
    tree = parse(path)
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node


def test_no_machine_room_names_a_matter() -> None:
    """Kernel, registers, engines and faces find matters through the catalogue."""
    names = "|".join(f"\\b{folder.name}\\b" for folder in matter_folders())
    found = [
        f"{place(path)}:{node.lineno} {node.value}"
        for room in ("kernel", "registers", "engines", "faces")
        for path in FILES
        if path.is_relative_to(SRC / room) and not is_test(path)
        for node in spoken_strings(path)
        if names and re.search(names, node.value)
    ]

    assert found == []


def declared(*groups: str) -> set[str]:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
    lists = {
        "main": project["project"]["dependencies"],
        **project["project"]["optional-dependencies"],
        **project["dependency-groups"],
    }
    return {normal(re.split(r"[\[<>=;]", each)[0]) for group in groups for each in lists[group]}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name.strip()).lower()


def imported_packages(path: Path) -> set[str]:
    tree = ast.walk(parse(path))
    names = {
        *(alias.name for node in tree if isinstance(node, ast.Import) for alias in node.names),
        *(
            node.module
            for node in ast.walk(parse(path))
            if isinstance(node, ast.ImportFrom) and node.module and not node.level
        ),
    }
    own = set(sys.stdlib_module_names) | {"minzheng", "bench", "scripts", "tests"}
    return {name.split(".")[0] for name in names} - own


def test_every_import_is_a_declared_dependency() -> None:
    owners = importlib.metadata.packages_distributions()
    undeclared = {
        f"{place(path)} {package}"
        for path in FILES
        if path.is_relative_to(SRC)
        for package in imported_packages(path) - STUBS
        # What comes with the extra lock may not be here: it is known by its own name.
        if not {normal(name) for name in owners.get(package, [package])}
        & declared("main", "spark", *(["dev"] if is_test(path) else []))
    }

    assert undeclared == set()


@pytest.mark.parametrize(
    ("name", "groups"),
    [("requirements.lock", ("main", "dev")), ("requirements-extra.lock", ("spark", "bench"))],
)
def test_the_lock_holds_every_dependency_and_no_address(name: str, groups: tuple[str, ...]) -> None:
    lock = (CHECKOUT / name).read_text("utf-8")
    pinned = {normal(name) for name in re.findall(r"^([A-Za-z0-9_.-]+)==", lock, re.MULTILINE)}

    assert declared(*groups) <= pinned
    assert "://" not in lock
