"""Structural concerns and institutions under attack, and promises: pages put together from linked records."""
