"""Pages of the desk face: catalogue, stock, rental, return, disinfection, loss."""
