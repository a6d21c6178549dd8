"""Reading the brief."""
