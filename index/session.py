"""Session: an ONNX graph on the cores it may use."""

import os

import onnxruntime


def session(model: str | bytes, cores: int = 1) -> onnxruntime.InferenceSession:
    """Session of a file or of a serialised graph that runs in the thread that asks, and on ``cores`` at most.

    More than one pays for long inputs only. The others wait asleep: threads that spin while they wait take the core of
    a second call and make both slower than on one core each.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(cores, available_cores())
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def available_cores() -> int:
    """Cores that this process may use; where the system does not say, all there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
