"""Tiny video models with random weights: the real classes, built small and saved the way that models are published.

Each is a function of nothing that returns a pipeline; `save` writes it to a folder as safetensors. Weights are drawn
from a fixed seed, so that a model's digest is the same every time.
"""

from __future__ import annotations

import os
import string
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ["HF_HUB_OFFLINE"] = "1"

import diffusers
import torch
import transformers

torch.set_num_threads(1)
SEED = 20260101
_LETTERS = [*string.ascii_letters, *string.digits, *".,!?'-:;()"]
WIDTH = 32
"""Channels of every text encoder."""
diffusers.utils.logging.disable_progress_bar()
transformers.utils.logging.disable_progress_bar()


def save(build: Callable[[], Any], folder: Path) -> Path:
    """Build a pipeline and save it."""
    torch.manual_seed(SEED)
    build().save_pretrained(folder)
    return folder


def t5_tokenizer() -> Any:
    pieces = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -2.0), *((letter, -3.0) for letter in _LETTERS)]
    return transformers.T5Tokenizer(vocab=pieces, extra_ids=0, model_max_length=64)


def t5(kind: Any = transformers.T5EncoderModel, config: Any = transformers.T5Config) -> Any:
    return kind(
        config(
            vocab_size=128, d_model=WIDTH, d_kv=8, d_ff=32, num_layers=1, num_heads=2, is_encoder_decoder=False
        )
    ).eval()  # fmt: skip


def clip_tokenizer() -> Any:
    from tokenizers.pre_tokenizers import ByteLevel

    letters = sorted(ByteLevel.alphabet())
    words = [*letters, *(f"{letter}</w>" for letter in letters), "<|startoftext|>", "<|endoftext|>"]
    vocab = {word: number for number, word in enumerate(words)}
    return transformers.CLIPTokenizer(vocab=vocab, merges=[], model_max_length=77)


def clip(**more: Any) -> Any:
    config = transformers.CLIPTextConfig(
        hidden_size=WIDTH, intermediate_size=32, num_attention_heads=2, num_hidden_layers=1, vocab_size=600,
        bos_token_id=512, eos_token_id=513, pad_token_id=513, **more,
    )  # fmt: skip
    return transformers.CLIPTextModel(config).eval()


def sentence_tokenizer(kind: Any) -> Any:
    words = ["<pad>", "<eos>", "<bos>", "<unk>", "<mask>", "▁", *_LETTERS, *(f"<0x{byte:02X}>" for byte in range(256))]
    return kind(vocab={word: number for number, word in enumerate(words)}, merges=[], model_max_length=64)


def flow(**more: Any) -> Any:
    return diffusers.FlowMatchEulerDiscreteScheduler(**more)


def _wan_parts(channels: int, **more: Any) -> dict[str, Any]:
    vae = diffusers.AutoencoderKLWan(
        base_dim=4, z_dim=16, dim_mult=[1, 1, 1, 1], num_res_blocks=1, temperal_downsample=[False, True, True]
    )
    transformer = diffusers.WanTransformer3DModel(
        patch_size=(1, 2, 2), num_attention_heads=2, attention_head_dim=12, in_channels=channels, out_channels=16,
        text_dim=WIDTH, freq_dim=32, ffn_dim=32, num_layers=2, cross_attn_norm=True,
        qk_norm="rms_norm_across_heads", rope_max_seq_len=32, **more,
    )  # fmt: skip
    return {
        "tokenizer": t5_tokenizer(),
        "text_encoder": t5(transformers.UMT5EncoderModel, transformers.UMT5Config),
        "vae": vae,
        "scheduler": flow(shift=3.0),
        "transformer": transformer,
    }


def wan() -> Any:
    return diffusers.WanPipeline(**_wan_parts(16))


def wan_image() -> Any:
    """Build 2.2's kind, which embeds no picture and takes a last one too."""
    return diffusers.WanImageToVideoPipeline(**_wan_parts(36))


def wan_both() -> Any:
    """Build the kind that shoots from words and from a picture with the same weights."""
    return diffusers.WanPipeline(**_wan_parts(16), expand_timesteps=True)


def ltx() -> Any:
    transformer = diffusers.LTXVideoTransformer3DModel(
        in_channels=8, out_channels=8, patch_size=1, patch_size_t=1, num_attention_heads=2, attention_head_dim=8,
        cross_attention_dim=16, num_layers=2, caption_channels=WIDTH,
    )  # fmt: skip
    vae = diffusers.AutoencoderKLLTXVideo(
        latent_channels=8, block_out_channels=(8, 8, 8, 8), decoder_block_out_channels=(8, 8, 8, 8),
        layers_per_block=(1,) * 5, decoder_layers_per_block=(1,) * 5,
        spatio_temporal_scaling=(True, True, True, False), decoder_spatio_temporal_scaling=(True, True, True, False),
        decoder_inject_noise=(False,) * 5, upsample_residual=(False,) * 4, upsample_factor=(1,) * 4,
        timestep_conditioning=False, patch_size=4, patch_size_t=1, encoder_causal=True, decoder_causal=False,
    )  # fmt: skip
    return diffusers.LTXPipeline(
        scheduler=flow(), vae=vae, text_encoder=t5(), tokenizer=t5_tokenizer(), transformer=transformer
    )


def ltx2() -> Any:
    from diffusers.pipelines.ltx2 import LTX2TextConnectors, LTX2Vocoder

    text = transformers.Gemma3TextConfig(
        vocab_size=400, hidden_size=WIDTH, intermediate_size=32, num_hidden_layers=2, num_attention_heads=2,
        num_key_value_heads=2, head_dim=8, sliding_window=16,
    )  # fmt: skip
    eyes = transformers.SiglipVisionConfig(
        hidden_size=16, intermediate_size=16, num_hidden_layers=1, num_attention_heads=2, image_size=28, patch_size=14
    )
    gemma = transformers.Gemma3ForConditionalGeneration(
        transformers.Gemma3Config(text_config=text, vision_config=eyes, mm_tokens_per_image=4)
    ).eval()
    transformer = diffusers.LTX2VideoTransformer3DModel(
        in_channels=4, out_channels=4, patch_size=1, patch_size_t=1, num_attention_heads=2, attention_head_dim=8,
        cross_attention_dim=16, audio_in_channels=4, audio_out_channels=4, audio_num_attention_heads=2,
        audio_attention_head_dim=4, audio_cross_attention_dim=8, num_layers=29, qk_norm="rms_norm_across_heads",
        caption_channels=WIDTH, rope_double_precision=False, rope_type="split",
    )  # fmt: skip
    connectors = LTX2TextConnectors(
        caption_channels=WIDTH, text_proj_in_factor=3, video_connector_num_attention_heads=4,
        video_connector_attention_head_dim=8, video_connector_num_layers=1,
        video_connector_num_learnable_registers=None, audio_connector_num_attention_heads=4,
        audio_connector_attention_head_dim=8, audio_connector_num_layers=1,
        audio_connector_num_learnable_registers=None, connector_rope_base_seq_len=32, rope_double_precision=False,
        causal_temporal_positioning=False, rope_type="split",
    )  # fmt: skip
    vae = diffusers.AutoencoderKLLTX2Video(
        latent_channels=4, block_out_channels=(8, 8, 8), decoder_block_out_channels=(8, 8, 8),
        layers_per_block=(1,) * 4, decoder_layers_per_block=(1,) * 4, spatio_temporal_scaling=(True,) * 3,
        decoder_spatio_temporal_scaling=(True,) * 3, decoder_inject_noise=(False,) * 4,
        downsample_type=("spatiotemporal",) * 3, upsample_residual=(False,) * 3, upsample_factor=(1,) * 3,
        timestep_conditioning=False, patch_size=4, patch_size_t=1, encoder_causal=True, decoder_causal=False,
    )  # fmt: skip
    audio = diffusers.AutoencoderKLLTX2Audio(
        base_channels=4, output_channels=2, ch_mult=(1,), num_res_blocks=1, attn_resolutions=None, in_channels=2,
        resolution=32, latent_channels=2, norm_type="pixel", causality_axis="height", mid_block_add_attention=False,
        sample_rate=16000, mel_hop_length=160, is_causal=True, mel_bins=8,
    )  # fmt: skip
    vocoder = LTX2Vocoder(
        in_channels=16, hidden_channels=32, out_channels=2, upsample_kernel_sizes=[10, 16],
        upsample_factors=[10, 16], resnet_kernel_sizes=[3], resnet_dilations=[[1, 3, 5]],
        leaky_relu_negative_slope=0.1, output_sampling_rate=16000,
    )  # fmt: skip
    return diffusers.LTX2Pipeline(
        scheduler=flow(use_dynamic_shifting=True), vae=vae, audio_vae=audio, text_encoder=gemma,
        tokenizer=sentence_tokenizer(transformers.GemmaTokenizer), connectors=connectors, transformer=transformer,
        vocoder=vocoder,
    )  # fmt: skip


def _cogvideox_parts(channels: int) -> dict[str, Any]:
    transformer = diffusers.CogVideoXTransformer3DModel(
        num_attention_heads=2, attention_head_dim=16, in_channels=channels, out_channels=4, time_embed_dim=4,
        text_embed_dim=WIDTH, num_layers=2, sample_width=8, sample_height=4, sample_frames=9, patch_size=2,
        temporal_compression_ratio=4, max_text_seq_length=226, use_rotary_positional_embeddings=True,
    )  # fmt: skip
    vae = diffusers.AutoencoderKLCogVideoX(
        down_block_types=("CogVideoXDownBlock3D",) * 4, up_block_types=("CogVideoXUpBlock3D",) * 4,
        block_out_channels=(8, 8, 8, 8), latent_channels=4, layers_per_block=1, norm_num_groups=2,
        temporal_compression_ratio=4,
    )  # fmt: skip
    return {
        "tokenizer": t5_tokenizer(), "text_encoder": t5(), "vae": vae, "transformer": transformer,
        "scheduler": diffusers.CogVideoXDDIMScheduler(),
    }  # fmt: skip


def cogvideox() -> Any:
    return diffusers.CogVideoXPipeline(**_cogvideox_parts(4))


def cogvideox_image() -> Any:
    return diffusers.CogVideoXImageToVideoPipeline(**_cogvideox_parts(8))


def hunyuan() -> Any:
    transformer = diffusers.HunyuanVideoTransformer3DModel(
        in_channels=4, out_channels=4, num_attention_heads=2, attention_head_dim=10, num_layers=1,
        num_single_layers=1, num_refiner_layers=1, patch_size=1, patch_size_t=1, guidance_embeds=True,
        text_embed_dim=WIDTH, pooled_projection_dim=WIDTH, rope_axes_dim=(2, 4, 4),
    )  # fmt: skip
    vae = diffusers.AutoencoderKLHunyuanVideo(
        in_channels=3, out_channels=3, latent_channels=4,
        down_block_types=("HunyuanVideoDownBlock3D",) * 4, up_block_types=("HunyuanVideoUpBlock3D",) * 4,
        block_out_channels=(8, 8, 8, 8), layers_per_block=1, act_fn="silu", norm_num_groups=4, scaling_factor=0.476986,
        spatial_compression_ratio=8, temporal_compression_ratio=4, mid_block_add_attention=True,
    )  # fmt: skip
    llama = transformers.LlamaModel(
        transformers.LlamaConfig(
            vocab_size=400, hidden_size=WIDTH, intermediate_size=32, num_hidden_layers=3, num_attention_heads=2,
            bos_token_id=2, eos_token_id=1, pad_token_id=0,
        )
    ).eval()  # fmt: skip
    return diffusers.HunyuanVideoPipeline(
        transformer=transformer, vae=vae, scheduler=flow(shift=7.0), text_encoder=llama, text_encoder_2=clip(),
        tokenizer=sentence_tokenizer(transformers.GemmaTokenizer), tokenizer_2=clip_tokenizer(),
    )  # fmt: skip


def mochi() -> Any:
    transformer = diffusers.MochiTransformer3DModel(
        patch_size=2, num_attention_heads=2, attention_head_dim=8, num_layers=2, pooled_projection_dim=16,
        in_channels=12, out_channels=None, qk_norm="rms_norm", text_embed_dim=WIDTH, time_embed_dim=4,
        activation_fn="swiglu", max_sequence_length=256,
    )  # fmt: skip
    vae = diffusers.AutoencoderKLMochi(
        latent_channels=12, out_channels=3, encoder_block_out_channels=(32, 32, 32, 32),
        decoder_block_out_channels=(32, 32, 32, 32), layers_per_block=(1, 1, 1, 1, 1),
    )  # fmt: skip
    return diffusers.MochiPipeline(
        transformer=transformer, vae=vae, scheduler=flow(), text_encoder=t5(), tokenizer=t5_tokenizer()
    )


def cosmos() -> Any:
    transformer = diffusers.CosmosTransformer3DModel(
        in_channels=4, out_channels=4, num_attention_heads=2, attention_head_dim=16, num_layers=2, mlp_ratio=2,
        text_embed_dim=WIDTH, adaln_lora_dim=4, max_size=(4, 32, 32), patch_size=(1, 2, 2), rope_scale=(2.0, 1.0, 1.0),
        concat_padding_mask=True, extra_pos_embed_type="learnable",
    )  # fmt: skip
    vae = diffusers.AutoencoderKLCosmos(
        in_channels=3, out_channels=3, latent_channels=4, encoder_block_out_channels=(8, 8, 8, 8),
        decode_block_out_channels=(8, 8, 8, 8), attention_resolutions=(8,), resolution=64, num_layers=2, patch_size=4,
        patch_type="haar", scaling_factor=1.0, spatial_compression_ratio=8, temporal_compression_ratio=8,
    )  # fmt: skip
    return diffusers.CosmosTextToWorldPipeline(
        transformer=transformer, vae=vae, text_encoder=t5(), tokenizer=t5_tokenizer(), safety_checker=Guard(),
        scheduler=diffusers.EDMEulerScheduler(
            sigma_min=0.002, sigma_max=80, sigma_data=0.5, sigma_schedule="karras", num_train_timesteps=1000,
            prediction_type="epsilon", rho=7.0, final_sigmas_type="sigma_min",
        ),
    )  # fmt: skip


class Guard:
    """A guard that lets everything pass: the real one's weights are not here."""

    def to(self, *_where: Any) -> Guard:
        return self

    def check_text_safety(self, _prompt: str) -> bool:
        return True

    def check_video_safety(self, video: Any) -> Any:
        return video


def _unet_vae(kind: Any, **more: Any) -> Any:
    return kind(
        block_out_channels=[16, 16], down_block_types=["DownEncoderBlock2D"] * 2, latent_channels=4,
        **more,
    )  # fmt: skip


def animatediff() -> Any:
    unet = diffusers.UNet2DConditionModel(
        block_out_channels=(16, 16), layers_per_block=1, sample_size=8, in_channels=4, out_channels=4,
        down_block_types=("CrossAttnDownBlock2D", "DownBlock2D"), up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
        cross_attention_dim=WIDTH, norm_num_groups=2, attention_head_dim=2,
    )  # fmt: skip
    motion = diffusers.MotionAdapter(
        block_out_channels=(16, 16), motion_layers_per_block=1, motion_norm_num_groups=2,
        motion_num_attention_heads=2, motion_max_seq_length=16,
    )  # fmt: skip
    vae = _unet_vae(
        diffusers.AutoencoderKL, up_block_types=["UpDecoderBlock2D"] * 2, norm_num_groups=4, layers_per_block=1
    )
    return diffusers.AnimateDiffPipeline(
        vae=vae, text_encoder=clip(), tokenizer=clip_tokenizer(), unet=unet, motion_adapter=motion,
        scheduler=diffusers.DDIMScheduler(beta_schedule="linear", clip_sample=False),
    )  # fmt: skip


def svd() -> Any:
    unet = diffusers.UNetSpatioTemporalConditionModel(
        block_out_channels=(32, 32), layers_per_block=1, sample_size=8, in_channels=8, out_channels=4,
        down_block_types=("CrossAttnDownBlockSpatioTemporal", "DownBlockSpatioTemporal"),
        up_block_types=("UpBlockSpatioTemporal", "CrossAttnUpBlockSpatioTemporal"), cross_attention_dim=WIDTH,
        num_attention_heads=2, projection_class_embeddings_input_dim=24, addition_time_embed_dim=8, num_frames=8,
    )  # fmt: skip
    vae = diffusers.AutoencoderKLTemporalDecoder(
        block_out_channels=[32, 32], down_block_types=["DownEncoderBlock2D"] * 2, latent_channels=4, layers_per_block=1
    )
    eyes = transformers.CLIPVisionModelWithProjection(
        transformers.CLIPVisionConfig(
            hidden_size=WIDTH, projection_dim=WIDTH, num_hidden_layers=1, num_attention_heads=2, image_size=224,
            intermediate_size=32, patch_size=56,
        )
    ).eval()  # fmt: skip
    return diffusers.StableVideoDiffusionPipeline(
        vae=vae, image_encoder=eyes, unet=unet,
        scheduler=diffusers.EulerDiscreteScheduler(
            beta_schedule="scaled_linear", prediction_type="v_prediction", use_karras_sigmas=True,
            timestep_spacing="leading", timestep_type="continuous", sigma_min=0.002, sigma_max=700.0,
        ),
        feature_extractor=transformers.CLIPImageProcessor(
            crop_size={"height": 224, "width": 224}, size={"shortest_edge": 224}
        ),
    )  # fmt: skip


MODELS: dict[str, Callable[[], Any]] = {
    "wan": wan, "wan-image": wan_image, "wan-both": wan_both, "ltx": ltx, "ltx2": ltx2, "cogvideox": cogvideox,
    "cogvideox-image": cogvideox_image, "hunyuan": hunyuan, "mochi": mochi, "cosmos": cosmos,
    "animatediff": animatediff, "svd": svd,
}  # fmt: skip


def stable_diffusion() -> Any:
    """Build a picture model, for reference pictures."""
    unet = diffusers.UNet2DConditionModel(
        block_out_channels=(16, 16), layers_per_block=1, sample_size=8, in_channels=4, out_channels=4,
        down_block_types=("CrossAttnDownBlock2D", "DownBlock2D"), up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
        cross_attention_dim=WIDTH, norm_num_groups=2, attention_head_dim=2,
    )  # fmt: skip
    vae = _unet_vae(
        diffusers.AutoencoderKL, up_block_types=["UpDecoderBlock2D"] * 2, norm_num_groups=4, layers_per_block=1
    )
    return diffusers.StableDiffusionPipeline(
        vae=vae, text_encoder=clip(), tokenizer=clip_tokenizer(), unet=unet, safety_checker=None,
        feature_extractor=None, scheduler=diffusers.DDIMScheduler(), requires_safety_checker=False,
    )  # fmt: skip
