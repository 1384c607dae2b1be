"""How good Certwise is, and against what: cases, scorers, a plain baseline, reports.

Nothing imports this package; `certwise eval` runs it as a program of its own.
"""
