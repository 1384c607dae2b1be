"""REG: confirmation in a register, open until the buyer looked."""
