"""Pages of the provider face: rooms, beds, units by care level, contracts, prepaid fees."""
