"""What officers fill in, one module a theme."""
