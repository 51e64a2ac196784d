"""The exporter for Excel workbooks; one module per sheet, none of which knows another."""

from __future__ import annotations

from canvas_studio.export.excel.book import Book
from canvas_studio.export.excel.canvas_sheet import write_canvas_sheet
from canvas_studio.export.excel.cover_sheet import link_contents, write_cover, write_revisions
from canvas_studio.export.excel.meta_sheet import write_meta_sheet
from canvas_studio.export.excel.sign_off_sheet import write_sign_off_sheet
from canvas_studio.export.excel.table_sheet import write_table_sheet
from canvas_studio.export.exporter import Exporter, Progress, Rendered
from canvas_studio.export.figures import figures
from canvas_studio.export.function_table import TableOptions, function_table
from canvas_studio.messages import message
from canvas_studio.model.content import Content


class ExcelExporter(Exporter[TableOptions]):
    """The function table as a workbook, with the sheets that its profile asks for."""

    id = "xlsx"
    title = message("Excel 工作簿", "Excel workbook")
    suffix = ".xlsx"
    Options = TableOptions

    def render(self, snapshot: Content, options: TableOptions, progress: Progress) -> Rendered:
        table = function_table(snapshot, figures(snapshot), options)
        book = Book(snapshot, table)
        cover = write_cover(book)
        sheets = [write_revisions(book)]
        rows = sum(len(block.rows) for block in table.blocks)
        has_canvas = options.profile != "client"
        steps = max(1, rows + (table.figures.functions if has_canvas else 0))
        table_sheet = write_table_sheet(book, lambda done, _: progress(done, steps))
        sheets.append(table_sheet)
        if has_canvas:
            sheets.append(write_canvas_sheet(book, lambda done, _: progress(rows + done, steps)))
        if options.profile != "development":
            sheets.append(write_sign_off_sheet(book))
        link_contents(book, cover, sheets)
        write_meta_sheet(book, options, table_sheet)
        data = book.data()
        progress(steps, steps)
        return Rendered(data, tuple(book.warnings))
