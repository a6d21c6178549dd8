"""What `doctor` tells about servers: whether they answer. Nothing is ordered, no key is shown."""

from __future__ import annotations

import os

from circletake.schema import BriefError, ToolError, Transient
from circletake.tools.diffusion.health import Finding
from circletake.tools.remote.comfyui import ComfyPicture
from circletake.tools.remote.server import Busy, NoReply, NotThere, Server
from circletake.tools.remote.videos import OPENAI_URL, VideoJobs

_WITHIN_S = 5.0


def examine_comfyui(model: str) -> Finding:
    """Look at a ComfyUI server and the workflow, as they stand behind `comfyui:`."""
    name = f"comfyui:{model.partition('?')[0]}"
    try:
        tool = ComfyPicture(model)
        places = ", ".join(sorted(tool.workflow.places))
        told = Server(model.partition("?")[0], timeout_s=_WITHIN_S).get("/system_stats")
    except (Busy, NoReply) as error:
        return Finding(name, "missing", str(error), "start it: python main.py --port 8188, in ComfyUI's folder")
    except (BriefError, ToolError, Transient) as error:
        return Finding(name, "missing", str(error), "see the message")
    system = told.get("system", {}) if isinstance(told, dict) else {}
    version = system.get("comfyui_version", "of unknown version") if isinstance(system, dict) else "of unknown version"
    return Finding(name, "ok", f"ComfyUI {version}; the workflow's places: {places}")


def examine_videos(model: str) -> Finding:
    """Look at a server of video jobs, as it stands behind `videos:`: its list of jobs is asked for, nothing else."""
    name = f"videos:{model.partition('?')[0]}"
    try:
        tool = VideoJobs(model)
        if tool.url == OPENAI_URL and not os.environ.get(tool.key_name, "").strip():
            return Finding(name, "missing", f"{tool.key_name} is not set", f"export {tool.key_name}=...")
        server = Server(tool.url, key=os.environ.get(tool.key_name, "").strip(), timeout_s=_WITHIN_S)
        server.get("/videos?limit=1")
    except NotThere:
        return Finding(name, "ok", f"{tool.url} answers; it lists no jobs, so a lost order can't be looked up there")
    except (BriefError, ToolError, Transient) as error:
        return Finding(name, "missing", str(error), "see the message")
    return Finding(name, "ok", f"{tool.url} answers")
