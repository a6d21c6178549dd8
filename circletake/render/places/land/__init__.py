"""Open land, woods and what lies under them."""
