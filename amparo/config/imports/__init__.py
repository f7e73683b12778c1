"""What `amparo import KIND FILE` takes in: one module each, with `add(kinds)` that registers it."""
