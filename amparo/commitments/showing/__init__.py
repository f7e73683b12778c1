"""The watch as plain values in one language: the same for pages, exports and the API."""
