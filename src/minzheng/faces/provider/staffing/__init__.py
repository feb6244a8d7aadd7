"""Pages of the provider face: staff with certificates, training, ratios, incentives."""
