"""SITE: the factory against the sites on the certificate."""
