"""What `amparo export KIND` gives out: one module each, with `add(kinds)` that registers it."""
