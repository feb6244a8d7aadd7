"""Pages of the portal face: devices at home and what was done when one called."""
