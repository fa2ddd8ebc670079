"""A worked example: a vendor's backend, its adapter, and the machine that judges it."""
