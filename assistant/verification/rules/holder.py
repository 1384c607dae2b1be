"""HOLD: the certificate holder against the supplier named in the offer."""
