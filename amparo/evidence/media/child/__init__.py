"""Code that touches hostile bytes. It runs in a bounded child only, works in memory, and needs no path or program."""
