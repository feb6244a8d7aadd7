"""Pages of the api face: devices that call, who answers, escalation."""
