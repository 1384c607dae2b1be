"""NUM: certificate number and identifiers: present, plausible, their check digits, whom they name."""
