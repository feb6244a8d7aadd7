"""The rows of a table written in one go: a list of fifty has three hundred and fifty cells.

Cells drawn one by one by template tags took a third of a list page's time.
"""

from collections.abc import Iterable, Iterator

from django.template import Context
from django.template.base import render_value_in_context
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from minzheng.faces.looks.parts import Column, Row, Table

SHORT = 13  # signs from which a cell may break into a second line
PLAIN = Context()


def rows_html(table: Table) -> SafeString:
    """What stands between <tbody> and </tbody>; every cell is escaped as a template would."""
    return mark_safe("".join(_row(row, table.columns) for row in table.rows))  # noqa: S308  # escaped


def cells_html(row: Row, columns: Iterable[Column]) -> SafeString:
    """What stands between <tr> and </tr>."""
    cells = zip(columns, row.cells, strict=True)
    return mark_safe("".join(_cells(row, cells)))  # noqa: S308  # escaped


def _row(row: Row, columns: Iterable[Column]) -> str:
    linked, tone = "linked" if row.url else "", f" row-{escape(row.tone)}" if row.tone else ""
    return f'<tr class="{linked}{tone}">\n{cells_html(row, columns)}</tr>\n'


def _cells(row: Row, cells: Iterator[tuple[Column, object]]) -> Iterator[str]:
    """The first cell names the row and opens it."""
    column, first = next(cells)
    words = cell_html(first)
    named = f'<a class="row-link" href="{escape(row.url)}">{words}</a>' if row.url else words
    numeric = ' class="num"' if column.numeric else ""
    yield f'<th scope="row"{numeric}>{named}</th>'
    for column, cell in cells:
        shape = "num" if column.numeric else "short" if _length(cell) < SHORT else ""
        aside = " secondary" if column.secondary else ""
        yield f'<td class="{shape}{aside}">{cell_html(cell)}</td>'


def cell_html(cell: object) -> str:
    """A cell as `{{ cell }}` writes it."""
    if type(cell) is str:
        return escape(cell)
    return cell if isinstance(cell, SafeString) else str(render_value_in_context(cell, PLAIN))


def _length(cell: object) -> int:
    return len(cell) if isinstance(cell, str) else 0
