"""Where people have built: towns, country places, great buildings, ways."""
