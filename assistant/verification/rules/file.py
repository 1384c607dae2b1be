"""DOC: what the file itself shows."""
