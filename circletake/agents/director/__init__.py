"""The director: reads the brief, writes the treatment, casts, plans shots, writes captions, takes changes."""
