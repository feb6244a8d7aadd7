"""The synthetic city: made-up people and the files every department would send about them."""
