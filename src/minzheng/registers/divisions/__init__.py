"""Administrative divisions, from province to village, with what they were before."""
