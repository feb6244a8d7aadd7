"""Pages of the provider face: catalogue, stock, rental, return, disinfection, loss."""
