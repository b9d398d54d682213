"""Reads the layout of PDF pages: columns, boxes, tables, running headers, and the order of it all."""

from .extraction import PdfText, read_pdf
from .glyphs import Damaged, Encrypted, TooLong

__all__ = ["Damaged", "Encrypted", "PdfText", "TooLong", "read_pdf"]
