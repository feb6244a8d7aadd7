"""What one city decides: parameters and local steps, dated and reviewed."""
