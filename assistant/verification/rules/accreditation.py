"""ACC: who accredits the certification body, for this standard, and whether that is recognised."""
