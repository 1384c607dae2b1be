"""STAT: suspended, withdrawn, draft, copy, transferred, conditional."""
