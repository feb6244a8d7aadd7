"""What somebody noticed of people in need: taken, looked at, answered."""
