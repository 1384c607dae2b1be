"""Certificates judged by fixed rules: from a `Certificate` to a `Report`. Knows no document."""
