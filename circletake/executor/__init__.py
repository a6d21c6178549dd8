"""Executors: where tools run. Every call is looked up before it is made."""

from circletake.executor.calls import Called, Caller, Tally
from circletake.executor.cancel import Cancelled, CancelToken
from circletake.executor.cluster import RayExecutor, check_cluster
from circletake.executor.contract import Executor, OnProgress
from circletake.executor.inline import InlineExecutor
from circletake.executor.local import LocalExecutor
from circletake.executor.machine import Gpu, Machine, measure_gpus, measure_machine
from circletake.executor.tool_ref import Signature, Toolbox, ToolRef, signature_of
from circletake.executor.warm import Free, Shelf, WarmModel, warm

__all__ = [
    "CancelToken",
    "Called",
    "Caller",
    "Cancelled",
    "Executor",
    "Free",
    "Gpu",
    "InlineExecutor",
    "LocalExecutor",
    "Machine",
    "OnProgress",
    "RayExecutor",
    "Shelf",
    "Signature",
    "Tally",
    "ToolRef",
    "Toolbox",
    "WarmModel",
    "check_cluster",
    "measure_gpus",
    "measure_machine",
    "signature_of",
    "warm",
]
