#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Independent BERT reference in PyTorch: every intermediate of a forward pass, as golden tensors.

Reads a model folder (config.json, model.safetensors in the Hugging Face layout) and the token ids in
CASES/cases.json, and writes for each case all intermediates into the file that it names under "golden",
with the names and shapes that model/README.md lists. Post-LayerNorm encoder, float32. It shares no code
with Vitrine.

    /usr/bin/python3 bert_reference.py MODEL_FOLDER [CASES_FOLDER]      (needs Debian's python3-torch)
"""
import json
import math
import struct
import sys

import numpy as np
import torch
import torch.nn.functional as F

DTYPES = {"F32": (np.float32, 4), "F16": (np.float16, 2), "BF16": (np.uint16, 2)}


def read_safetensors(path):
    raw = open(path, "rb").read()
    (size,) = struct.unpack("<Q", raw[:8])
    header = json.loads(raw[8 : 8 + size])
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        begin, end = (8 + size + o for o in entry["data_offsets"])
        values = np.frombuffer(raw[begin:end], dtype=DTYPES[entry["dtype"]][0])
        if entry["dtype"] == "BF16":
            values = (values.astype(np.uint32) << 16).view(np.float32)
        tensors[name] = torch.from_numpy(values.astype(np.float32).reshape(entry["shape"]))
    return tensors


def write_safetensors(path, tensors, dtype="F32", metadata=None):
    header, blobs, offset = {}, [], 0
    for name, tensor in tensors.items():
        values = tensor.detach().contiguous().float().numpy()
        if dtype == "BF16":
            bits = values.view(np.uint32)
            blob = (((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16).astype(np.uint16)).tobytes()
        else:
            blob = values.astype(DTYPES[dtype][0]).tobytes()
        header[name] = {"dtype": dtype, "shape": list(tensor.shape), "data_offsets": [offset, offset + len(blob)]}
        offset += len(blob)
        blobs.append(blob)
    if metadata:
        header["__metadata__"] = metadata
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as out:
        out.write(struct.pack("<Q", len(text)) + text + b"".join(blobs))


ACTIVATIONS = {
    "gelu": F.gelu,  # x * Phi(x), the erf form
    "gelu_new": lambda x: 0.5 * x * (1 + torch.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3))),
    "relu": F.relu,
    "silu": F.silu,
    "swish": F.silu,
}


def forward(config, weights, input_ids, token_type_ids, attention_mask):
    """All intermediates of one sequence of T tokens, without a batch dimension."""
    heads = config["num_attention_heads"]
    hidden = config["hidden_size"]
    width = hidden // heads
    eps = config["layer_norm_eps"]
    activation = ACTIVATIONS[config["hidden_act"]]
    prefix = "bert." if any(n.startswith("bert.") for n in weights) else ""

    def w(name):
        full = prefix + name if not name.startswith("cls.") else name
        for candidate in (full, full.replace("LayerNorm.weight", "LayerNorm.gamma").replace("LayerNorm.bias", "LayerNorm.beta")):
            if candidate in weights:
                return weights[candidate]
        raise KeyError(full)

    def linear(x, name):
        return x @ w(name + ".weight").T + w(name + ".bias")

    def norm(x, name):
        return F.layer_norm(x, (x.shape[-1],), w(name + ".weight"), w(name + ".bias"), eps)

    def split(x):  # (T, H) -> (A, T, d)
        return x.view(len(input_ids), heads, width).transpose(0, 1)

    out = {}
    ids = torch.tensor(input_ids)
    out["embeddings.word"] = w("embeddings.word_embeddings.weight")[ids]
    out["embeddings.position"] = w("embeddings.position_embeddings.weight")[: len(input_ids)]
    out["embeddings.token_type"] = w("embeddings.token_type_embeddings.weight")[torch.tensor(token_type_ids)]
    out["embeddings.sum"] = out["embeddings.word"] + out["embeddings.position"] + out["embeddings.token_type"]
    x = out["embeddings.output"] = norm(out["embeddings.sum"], "embeddings.LayerNorm")
    bias = torch.zeros(len(input_ids))
    bias[torch.tensor(attention_mask) == 0] = torch.finfo(torch.float32).min

    for i in range(config["num_hidden_layers"]):
        source, sink = f"encoder.layer.{i}.", f"layer.{i}."
        for part in ("query", "key", "value"):
            out[f"{sink}attention.{part}"] = split(linear(x, f"{source}attention.self.{part}"))
        q, k, v = (out[f"{sink}attention.{part}"] for part in ("query", "key", "value"))
        scores = out[f"{sink}attention.scores"] = q @ k.transpose(1, 2) / math.sqrt(width)
        probabilities = out[f"{sink}attention.probabilities"] = (scores + bias).softmax(-1)
        context = out[f"{sink}attention.context"] = (probabilities @ v).transpose(0, 1).reshape(len(input_ids), hidden)
        x = out[f"{sink}attention.output"] = norm(linear(context, f"{source}attention.output.dense") + x, f"{source}attention.output.LayerNorm")
        inner = out[f"{sink}intermediate"] = activation(linear(x, f"{source}intermediate.dense"))
        x = out[f"{sink}output"] = norm(linear(inner, f"{source}output.dense") + x, f"{source}output.LayerNorm")

    if f"{prefix}pooler.dense.weight" in weights:
        out["pooler.output"] = torch.tanh(linear(x[0], "pooler.dense"))
    if "cls.predictions.transform.dense.weight" in weights:
        h = norm(activation(linear(x, "cls.predictions.transform.dense")), "cls.predictions.transform.LayerNorm")
        decoder = weights.get("cls.predictions.decoder.weight", w("embeddings.word_embeddings.weight"))
        out["mlm.logits"] = h @ decoder.T + w("cls.predictions.bias")
    if "cls.seq_relationship.weight" in weights:
        out["nsp.logits"] = linear(out["pooler.output"], "cls.seq_relationship")
    return out


def main():
    model = sys.argv[1]
    folder = sys.argv[2] if len(sys.argv) > 2 else model
    config = json.load(open(f"{model}/config.json"))
    weights = read_safetensors(f"{model}/model.safetensors")
    for case in json.load(open(f"{folder}/cases.json")):
        ids = case["input_ids"]
        with torch.no_grad():
            tensors = forward(config, weights, ids, case["token_type_ids"], [1] * len(ids))
        write_safetensors(f"{folder}/{case['golden']}", tensors)


if __name__ == "__main__":
    main()
