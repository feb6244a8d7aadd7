"""Who looks: portal (citizen), desk (officer), open (disclosure)."""
