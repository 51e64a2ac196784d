"""Dependencies point one way; pyproject.toml says which, in sentences."""

from __future__ import annotations

import ast
import subprocess
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


CHECK = (
    "import sys, importlinter.cli as cli; sys.exit(cli.lint_imports(no_cache=True, no_logo=True))"
)


def test_every_import_points_down_the_layers():
    # In a process of its own: it silences every logger that there is.
    ran = subprocess.run([sys.executable, "-c", CHECK], cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_exporters_do_not_import_one_another():
    assert imports_between_exporters(ROOT / "canvas_studio" / "export") == []


def test_an_import_between_exporters_is_noticed(tmp_path):
    write(tmp_path / "__init__.py", "")
    write(tmp_path / "rows.py", "def rows(): ...")
    write(
        tmp_path / "registry.py",
        """
        from canvas_studio.export import csv
        from canvas_studio.export.pdf import PdfExporter
        from .excel.workbook import ExcelExporter
        EXPORTERS: tuple = (csv.CsvExporter(), PdfExporter(), ExcelExporter())
        """,
    )
    write(tmp_path / "csv.py", "from canvas_studio.export.rows import rows")
    write(tmp_path / "pdf.py", "from canvas_studio.export import csv, rows")
    write(tmp_path / "excel" / "__init__.py", "")
    write(tmp_path / "excel" / "workbook.py", "from . import styles\nfrom ..pdf import fonts")
    write(tmp_path / "excel" / "styles.py", "def f():\n    import canvas_studio.export.csv")
    assert imports_between_exporters(tmp_path) == [
        "excel imports csv",
        "excel imports pdf",
        "pdf imports csv",
    ]


def imports_between_exporters(export: Path) -> list[str]:
    """`A imports B` for exporters A and B, which are what the list EXPORTERS is made of.

    An exporter is a module or a folder directly in `export`; import-linter would need their names.
    """
    imports: dict[str, set[str]] = {}
    exporters: set[str] = set()
    for path in sorted(export.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        inside = path.relative_to(export).with_suffix("").parts
        names = imported_names(tree, inside)
        imports.setdefault(inside[0], set()).update(names.values())
        for listed in names_in_exporters(tree):
            if listed in names:
                exporters.add(names[listed])
    return sorted(
        f"{importer} imports {imported}"
        for importer in exporters
        for imported in (imports.get(importer, set()) & exporters) - {importer}
    )


def imported_names(tree: ast.Module, inside: tuple[str, ...]) -> dict[str, str]:
    """Local name → the module or folder of `export` it comes from, for imports from `export`."""
    package = ("canvas_studio", "export", *inside[:-1])
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            start = (*base, *(node.module.split(".") if node.module else ()))
            targets = [(alias.asname or alias.name, (*start, alias.name)) for alias in node.names]
        elif isinstance(node, ast.Import):
            targets = [(alias.asname or alias.name, alias.name.split(".")) for alias in node.names]
        else:
            continue
        for name, parts in targets:
            if tuple(parts[:2]) == ("canvas_studio", "export") and len(parts) > 2:
                found[name] = parts[2]
    return found


def names_in_exporters(tree: ast.Module) -> set[str]:
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        named = any(isinstance(target, ast.Name) and target.id == "EXPORTERS" for target in targets)
        if named and isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            return {name.id for name in ast.walk(node.value) if isinstance(name, ast.Name)}
    return set()


def write(path: Path, source: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(textwrap.dedent(source), encoding="utf-8")
