"""Tiny models of the real classes with random weights, built in code and saved as anybody's weights would be."""

from __future__ import annotations

import string
from pathlib import Path
from typing import Any

import torch
import transformers

torch.set_num_threads(1)

LETTERS = string.ascii_letters + string.digits + ".,!?'-:/#()"


def t5_tokenizer() -> Any:
    pieces = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -2.0), *((letter, -3.0) for letter in LETTERS)]
    return transformers.T5Tokenizer(vocab=pieces, extra_ids=0, model_max_length=256)


def t5_config() -> Any:
    return transformers.T5Config(
        vocab_size=100, d_model=32, d_kv=8, d_ff=37, num_layers=2, num_heads=4, is_encoder_decoder=False
    )


def clip_tokenizer() -> Any:
    from tokenizers.pre_tokenizers import ByteLevel

    letters = sorted(ByteLevel.alphabet())
    pieces = [*letters, *(letter + "</w>" for letter in letters), "<|startoftext|>", "<|endoftext|>"]
    return transformers.CLIPTokenizer(vocab={piece: at for at, piece in enumerate(pieces)}, merges=[])


def _encodec() -> Any:
    return transformers.EncodecConfig(
        sampling_rate=32000, audio_channels=1, num_filters=4, hidden_size=32, num_residual_layers=1,
        upsampling_ratios=[8, 5, 4, 4], num_lstm_layers=1, codebook_size=64, codebook_dim=32,
        target_bandwidths=[1.2], use_conv_shortcut=False, normalize=False, chunk_length_s=None,
    )  # fmt: skip


def save_musicgen(folder: Path, *, melody: bool = False, stereo: bool = False) -> Path:
    """Save a MusicGen of 4 codebooks (8 in stereo) at 50 Hz and 32 kHz."""
    torch.manual_seed(0)
    decoder = {
        "vocab_size": 64, "max_position_embeddings": 2048, "num_hidden_layers": 2, "ffn_dim": 64,
        "num_attention_heads": 4, "hidden_size": 32, "num_codebooks": 8 if stereo else 4,
        "audio_channels": 2 if stereo else 1, "pad_token_id": 64, "bos_token_id": 64,
    }  # fmt: skip
    parts = {"text_encoder": t5_config().to_dict(), "audio_encoder": _encodec().to_dict()}
    if melody:
        parts["decoder"] = transformers.models.musicgen_melody.MusicgenMelodyDecoderConfig(**decoder).to_dict()
        config = transformers.MusicgenMelodyConfig(**parts, num_chroma=12, chroma_length=235)
        model = transformers.MusicgenMelodyForConditionalGeneration(config)
    else:
        parts["decoder"] = transformers.models.musicgen.MusicgenDecoderConfig(**decoder).to_dict()
        model = transformers.MusicgenForConditionalGeneration(transformers.MusicgenConfig(**parts))
    for layer in model.audio_encoder.quantizer.layers:
        torch.nn.init.normal_(layer.codebook.embed)
    for name in ("decoder_start_token_id", "pad_token_id", "bos_token_id"):
        setattr(model.generation_config, name, 64)
    model.generation_config.do_sample, model.generation_config.guidance_scale = True, 3.0
    model.eval().save_pretrained(folder)
    t5_tokenizer().save_pretrained(folder)
    return folder
