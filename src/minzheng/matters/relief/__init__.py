"""Social relief (社会救助): one folder a matter."""
