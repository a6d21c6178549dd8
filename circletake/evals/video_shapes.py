"""Video models in their published shapes, and tiny ones of the same classes, with random weights.

Nothing is downloaded: configurations are those that the models were published with, weights are drawn from a seed. What
such a model shows is noise; what it takes in time and memory is what the real one takes.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

_SEED = 20260101
_PIECES = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,!?'-:;()"


class Shape(NamedTuple):
    """A model to be built."""

    name: str
    build: Callable[[bool], Any]
    """Takes whether it shall be tiny, and gives a pipeline."""


def save_shape(shape: Shape, folder: Path, *, tiny: bool) -> Path:
    """Build a model and save it as safetensors, in bfloat16 unless it is tiny."""
    import torch

    torch.manual_seed(_SEED)
    before = torch.get_default_dtype()
    torch.set_default_dtype(torch.float32 if tiny else torch.bfloat16)
    try:
        shape.build(tiny).save_pretrained(folder)
    finally:
        torch.set_default_dtype(before)
    return folder


def _tokenizer() -> Any:
    import transformers

    pieces = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -2.0), *((piece, -3.0) for piece in _PIECES)]
    return transformers.T5Tokenizer(vocab=pieces, extra_ids=0, model_max_length=128)


def _encoder(kind: Any, config: Any, sizes: dict[str, Any]) -> Any:
    return kind(config(**sizes, is_encoder_decoder=False)).eval()


def _wan(tiny: bool) -> Any:
    """Wan 2.1 T2V 1.3B: 30 blocks of 12 heads of 128; UMT5-XXL."""
    import diffusers
    import transformers

    text: dict[str, Any] = (
        {"vocab_size": 128, "d_model": 32, "d_kv": 8, "d_ff": 32, "num_layers": 1, "num_heads": 2}
        if tiny else
        {"vocab_size": 256384, "d_model": 4096, "d_kv": 64, "d_ff": 10240, "num_layers": 24, "num_heads": 64}
    )  # fmt: skip
    network = (
        {"num_attention_heads": 2, "attention_head_dim": 12, "text_dim": 32, "freq_dim": 32, "ffn_dim": 32,
         "num_layers": 2}
        if tiny else
        {"num_attention_heads": 12, "attention_head_dim": 128, "text_dim": 4096, "freq_dim": 256, "ffn_dim": 8960,
         "num_layers": 30}
    )  # fmt: skip
    autoencoder: dict[str, Any] = {"base_dim": 4, "dim_mult": [1, 1, 1, 1], "num_res_blocks": 1} if tiny else {}
    return diffusers.WanPipeline(
        tokenizer=_tokenizer(),
        text_encoder=_encoder(transformers.UMT5EncoderModel, transformers.UMT5Config, text),
        vae=diffusers.AutoencoderKLWan(**autoencoder),
        scheduler=diffusers.FlowMatchEulerDiscreteScheduler(shift=3.0),
        transformer=diffusers.WanTransformer3DModel(
            **network, in_channels=16, out_channels=16, cross_attn_norm=True, qk_norm="rms_norm_across_heads"
        ),
    )


def _ltx(tiny: bool) -> Any:
    """LTX-Video 2B: 28 blocks of 32 heads of 64; T5-XXL."""
    import diffusers
    import transformers

    text: dict[str, Any] = (
        {"vocab_size": 128, "d_model": 32, "d_kv": 8, "d_ff": 32, "num_layers": 1, "num_heads": 2}
        if tiny else
        {"vocab_size": 32128, "d_model": 4096, "d_kv": 64, "d_ff": 10240, "num_layers": 24, "num_heads": 64,
         "feed_forward_proj": "gated-gelu"}
    )  # fmt: skip
    network = (
        {"in_channels": 8, "out_channels": 8, "num_attention_heads": 2, "attention_head_dim": 8, "num_layers": 2,
         "cross_attention_dim": 16, "caption_channels": 32}
        if tiny else {}
    )  # fmt: skip
    autoencoder: dict[str, Any] = {
        "latent_channels": 8, "block_out_channels": (8, 8, 8, 8), "decoder_block_out_channels": (8, 8, 8, 8),
        "layers_per_block": (1,) * 5, "decoder_layers_per_block": (1,) * 5,
    } if tiny else {}  # fmt: skip
    return diffusers.LTXPipeline(
        scheduler=diffusers.FlowMatchEulerDiscreteScheduler(),
        vae=diffusers.AutoencoderKLLTXVideo(**autoencoder),
        text_encoder=_encoder(transformers.T5EncoderModel, transformers.T5Config, text),
        tokenizer=_tokenizer(),
        transformer=diffusers.LTXVideoTransformer3DModel(**network),
    )


SHAPES = (Shape("Wan 2.1 1.3B", _wan), Shape("LTX-Video 2B", _ltx))
