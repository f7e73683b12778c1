"""Persons and collectives of the register: entering them, and judging which files are about the same one."""
