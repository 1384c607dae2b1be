"""BODY: the certification body is named, known, independent, and no standards writer or authority."""
