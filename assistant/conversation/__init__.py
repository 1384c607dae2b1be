"""From a message to an answer, turn by turn."""
