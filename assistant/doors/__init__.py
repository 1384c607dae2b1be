"""Doors for other programs: each thin over the assistant."""
