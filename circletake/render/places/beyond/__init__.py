"""Beyond the ground: sky, space, another world."""
