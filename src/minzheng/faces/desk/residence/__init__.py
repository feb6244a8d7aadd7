"""Pages of the desk face: rooms, beds, units by care level, contracts, prepaid fees."""
