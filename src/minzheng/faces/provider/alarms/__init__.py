"""Pages of the provider face: devices that call, who answers, escalation."""
