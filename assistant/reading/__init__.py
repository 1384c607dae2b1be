"""From a document to a `Certificate`: files and text to words with places, words to fields. Knows no rule."""
