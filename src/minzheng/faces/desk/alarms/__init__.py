"""Pages of the desk face: devices that call, who answers, escalation."""
