"""Pages of the desk face: staff with certificates, training, ratios, incentives."""
