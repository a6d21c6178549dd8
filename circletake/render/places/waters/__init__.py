"""Places by the water, on it and under it."""
