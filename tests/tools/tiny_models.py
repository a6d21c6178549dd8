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


def _saved(model: Any, folder: Path, *parts: Any) -> Path:
    model.eval().save_pretrained(folder)
    for part in parts:
        part.save_pretrained(folder)
    return folder


def save_clip(folder: Path) -> Path:
    torch.manual_seed(0)
    layers = {"hidden_size": 32, "intermediate_size": 37, "num_hidden_layers": 2, "num_attention_heads": 4}
    config = transformers.CLIPConfig(
        text_config={
            **layers, "vocab_size": 520, "max_position_embeddings": 77, "bos_token_id": 512, "eos_token_id": 513,
            "pad_token_id": 513,
        },
        vision_config={**layers, "image_size": 32, "patch_size": 8},
        projection_dim=24,
    )  # fmt: skip
    pictures = transformers.CLIPImageProcessorPil(size={"shortest_edge": 32}, crop_size={"height": 32, "width": 32})
    return _saved(transformers.CLIPModel(config), folder, clip_tokenizer(), pictures)


def save_siglip(folder: Path) -> Path:
    torch.manual_seed(0)
    layers = {"hidden_size": 32, "intermediate_size": 37, "num_hidden_layers": 2, "num_attention_heads": 4}
    config = transformers.SiglipConfig(
        text_config={**layers, "vocab_size": 100, "max_position_embeddings": 64, "projection_size": 32},
        vision_config={**layers, "image_size": 32, "patch_size": 8},
    )
    pictures = transformers.SiglipImageProcessorPil(size={"height": 32, "width": 32})
    return _saved(transformers.SiglipModel(config), folder, t5_tokenizer(), pictures)


def save_videomae(folder: Path) -> Path:
    torch.manual_seed(0)
    config = transformers.VideoMAEConfig(
        image_size=32, patch_size=8, num_frames=4, tubelet_size=2, hidden_size=32, num_hidden_layers=2,
        num_attention_heads=4, intermediate_size=37,
    )  # fmt: skip
    pictures = transformers.VideoMAEImageProcessorPil(size={"shortest_edge": 32}, crop_size={"height": 32, "width": 32})
    return _saved(transformers.VideoMAEForVideoClassification(config), folder, pictures)


def save_clap(folder: Path) -> Path:
    from tokenizers.pre_tokenizers import ByteLevel

    torch.manual_seed(0)
    pieces = ["<s>", "<pad>", "</s>", "<unk>", "<mask>", *sorted(ByteLevel.alphabet())]
    words = transformers.RobertaTokenizer(vocab={piece: at for at, piece in enumerate(pieces)}, merges=[])
    config = transformers.ClapConfig(
        text_config={
            "vocab_size": 300, "hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 4,
            "intermediate_size": 37, "max_position_embeddings": 80, "projection_dim": 16,
        },
        audio_config={
            "spec_size": 64, "num_mel_bins": 64, "window_size": 4, "patch_embeds_hidden_size": 16, "depths": [2, 2],
            "num_attention_heads": [2, 2], "hidden_size": 32, "projection_dim": 16, "patch_size": 2,
            "patch_stride": [2, 2], "num_hidden_layers": 2,
        },
        projection_dim=16,
    )  # fmt: skip
    sounds = transformers.ClapFeatureExtractor(max_length_s=1, hop_length=960)
    return _saved(transformers.ClapModel(config), folder, words, sounds)


def save_vits(folder: Path, *, phonemes: bool = False, speakers: int = 1) -> Path:
    import json

    torch.manual_seed(0)
    signs = "əaɪeʊoʌɔæɛɜɑɹbdfɡhjklmnŋpsʃtθðvwzʒˈˌː" if phonemes else string.ascii_lowercase + "'"
    folder.mkdir(parents=True, exist_ok=True)
    spelled = folder / "vocab.json"
    spelled.write_text(json.dumps({"_": 0, " ": 1, **{sign: at for at, sign in enumerate(signs, 2)}}))
    words = transformers.VitsTokenizer(str(spelled), pad_token="_", unk_token="_", phonemize=phonemes)
    config = transformers.VitsConfig(
        vocab_size=len(signs) + 2, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, ffn_dim=16,
        flow_size=16, spectrogram_bins=9, prior_encoder_num_flows=1, prior_encoder_num_wavenet_layers=1,
        duration_predictor_num_flows=1, duration_predictor_filter_channels=16, depth_separable_num_layers=1,
        upsample_initial_channel=16, upsample_rates=[8, 8], upsample_kernel_sizes=[16, 16],
        resblock_kernel_sizes=[3], resblock_dilation_sizes=[[1]], posterior_encoder_num_wavenet_layers=1,
        num_speakers=speakers, speaker_embedding_size=8 if speakers > 1 else 0,
    )  # fmt: skip
    return _saved(transformers.VitsModel(config), folder, words)


def save_stable_audio(folder: Path) -> Path:
    """Save a Stable Audio at 16 kHz whose window is one second."""
    import warnings

    import diffusers

    torch.manual_seed(0)
    with warnings.catch_warnings():  # its autoencoder is built with what torch calls deprecated
        warnings.simplefilter("ignore")
        autoencoder = diffusers.AutoencoderOobleck(
            encoder_hidden_size=6, downsampling_ratios=[2, 4, 4], decoder_channels=3, decoder_input_channels=3,
            audio_channels=2, channel_multiples=[1, 2, 4], sampling_rate=16_000,
        )  # fmt: skip
    pipeline = diffusers.StableAudioPipeline(
        vae=autoencoder,
        text_encoder=transformers.T5EncoderModel(t5_config()).eval(),
        projection_model=diffusers.StableAudioProjectionModel(
            text_encoder_dim=32, conditioning_dim=4, min_value=0, max_value=32
        ),
        tokenizer=t5_tokenizer(),
        transformer=diffusers.StableAudioDiTModel(
            sample_size=5000, in_channels=3, num_layers=2, attention_head_dim=4, num_attention_heads=4,
            num_key_value_attention_heads=2, out_channels=3, cross_attention_dim=4, time_proj_dim=8,
            global_states_input_dim=8, cross_attention_input_dim=4,
        ),
        scheduler=diffusers.CosineDPMSolverMultistepScheduler(
            solver_order=2, prediction_type="v_prediction", sigma_data=1.0, sigma_schedule="exponential"
        ),
    )  # fmt: skip
    pipeline.save_pretrained(folder)
    return folder
