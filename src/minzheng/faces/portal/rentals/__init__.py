"""Pages of the portal face: catalogue, stock, rental, return, disinfection, loss."""
