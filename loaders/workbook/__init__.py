"""The spreadsheet template of a plan: made from the model, filled with what was read, mended by a person, read back."""

from loaders.workbook.files import WRITERS, read_workbook, workbook_bytes

__all__ = ["WRITERS", "read_workbook", "workbook_bytes"]
