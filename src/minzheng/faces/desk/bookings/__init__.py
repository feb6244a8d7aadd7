"""Pages of the desk: bookings."""
