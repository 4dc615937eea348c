"""Session: an ONNX graph that runs on one core, in the thread that asks."""

import onnxruntime


def one_core_session(model: str | bytes) -> onnxruntime.InferenceSession:
    """Session of a file or of a serialised graph; concurrent calls do not fight for cores."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
