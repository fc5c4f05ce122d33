"""The register of municipalities, the climate-policy survey, and the network of groups."""
