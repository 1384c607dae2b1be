"""The Check, Listing and What-to-ask tabs: papers, listings and orders in, findings and lists out."""
