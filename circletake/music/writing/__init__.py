"""Composition: form, harmony, melody, texture, and the checks on them. `compose` is its door."""
