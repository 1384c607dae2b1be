"""STD: the standard named exists, can be certified to, is in force, and fits the product."""
