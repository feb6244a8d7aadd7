"""What each source says of a person, who is believed, and what an officer overruled."""
