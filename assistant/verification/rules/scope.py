"""SCOPE: what the certificate covers against what the buyer wants."""
