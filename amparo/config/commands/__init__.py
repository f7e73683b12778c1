"""The sub-commands of `amparo`: one module per group, found by its name.

A module has `add(subparsers)`, which registers parsers whose `run` default takes the parsed arguments and returns the
exit code. Nothing of Django is imported at the top of a module: settings are read only when a command runs.
"""
