"""The REST interface of both doors: the same acts and selectors as the pages, nothing of its own."""
