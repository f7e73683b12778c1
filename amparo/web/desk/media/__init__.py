"""Pages of one piece of evidence: what it tells, copies that tell less. No byte of the original is shown."""
