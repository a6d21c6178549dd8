"""Neural scores: the symbolic score is their scaffold, and stays beside them in case they miss the picture."""
