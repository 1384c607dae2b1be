"""A whole check: papers in, report out, and the report as Markdown or PDF. Nothing is kept on disk."""
