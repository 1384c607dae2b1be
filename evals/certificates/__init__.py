"""How well certificates are read and checked: specimens with an answer key, and texts unlike our own."""
