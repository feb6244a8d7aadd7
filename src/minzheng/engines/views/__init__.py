"""Live views of the population, as of a day, down to the list a post may see."""
