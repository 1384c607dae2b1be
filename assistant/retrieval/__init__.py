"""From a question to the entries and claims that bear on it."""
