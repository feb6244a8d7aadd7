"""Pages of the open face: projects with their money, and what reservoir migrants are paid."""
