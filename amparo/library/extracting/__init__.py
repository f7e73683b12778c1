"""Bytes of a document in, its text by page and paragraph out. Pure: no database, no settings, no network.

Whatever is not plain text is read in a child process with little memory and little time, because
somebody may have made the document to hurt whoever opens it.
"""

from amparo.library.extracting.apart import extract
from amparo.library.extracting.layout import Kind, Layout, Span

__all__ = ["Kind", "Layout", "Span", "extract"]
