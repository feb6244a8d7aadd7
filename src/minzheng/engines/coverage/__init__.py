"""The yearly inspection plan that covers every unit of a district."""
