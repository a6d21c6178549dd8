"""Rooms and halls."""
