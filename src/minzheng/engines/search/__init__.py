"""Finding people, households, places and cases by whatever an officer remembers of them."""
