"""Voices with weights: neural text-to-speech on this machine, and behind a server."""
