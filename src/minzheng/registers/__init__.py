"""What exists: the registers of divisions, people, households, organisations and offices."""
