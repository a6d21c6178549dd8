"""Sentence embeddings by MiniLM, in numpy.

all-MiniLM-L6-v2: W. Wang et al., MiniLM (arXiv 2002.10957), fine-tuned by the sentence-transformers project
(N. Reimers, I. Gurevych, arXiv 1908.10084). The weights are the published ones, read from safetensors; only the
forward pass is written here, so that a few dozen sentences cost milliseconds and no torch.
"""

from circletake.models.minilm.encoder import EMBEDDING_SIZE, MINILM_SHA256, MiniLM, WeightsMissing, find_weights

__all__ = ["EMBEDDING_SIZE", "MINILM_SHA256", "MiniLM", "WeightsMissing", "find_weights"]
