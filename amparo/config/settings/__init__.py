"""Settings: `base` for all, then one module per process (portal, desk, worker, owner) and one for tests."""
