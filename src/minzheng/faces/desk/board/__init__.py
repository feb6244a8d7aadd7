"""Pages of the desk: the cockpit."""
