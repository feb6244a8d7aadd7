"""What becomes of an application: steps, waits, clocks, materials, decisions, ends."""
