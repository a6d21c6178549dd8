"""The rasteriser: exact-area anti-aliased filling and everything soft, in compiled kernels that draw whole frames."""
