#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a random BERT of BERT-base's shape as ONNX, with every intermediate that Vitrine keeps as
an output, so that ONNX Runtime is asked for the same work.

    /usr/bin/python3 export_bert.py bert-base.onnx      (needs Debian's python3-torch)
"""
import math
import sys

import torch
import torch.nn.functional as F

LAYERS, HEADS, HIDDEN, INNER, VOCABULARY, POSITIONS = 12, 12, 768, 3072, 30522, 512
WIDTH = HIDDEN // HEADS


def dense(inputs, outputs):
    layer = torch.nn.Linear(inputs, outputs)
    torch.nn.init.normal_(layer.weight, std=0.02)
    return layer


def norm():
    return torch.nn.LayerNorm(HIDDEN, eps=1e-12)


class Layer(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.query, self.key, self.value = (dense(HIDDEN, HIDDEN) for _ in range(3))
        self.attention_output, self.attention_norm = dense(HIDDEN, HIDDEN), norm()
        self.intermediate, self.output = dense(HIDDEN, INNER), dense(INNER, HIDDEN)
        self.output_norm = norm()

    def forward(self, x):
        def split(y):  # (T, H) -> (A, T, d)
            return y.view(-1, HEADS, WIDTH).transpose(0, 1)

        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        scores = query @ key.transpose(1, 2) / math.sqrt(WIDTH)
        probabilities = scores.softmax(-1)
        context = (probabilities @ value).transpose(0, 1).reshape(-1, HIDDEN)
        attention_output = self.attention_norm(self.attention_output(context) + x)
        intermediate = F.gelu(self.intermediate(attention_output))
        output = self.output_norm(self.output(intermediate) + attention_output)
        kept = [query, key, value, scores, probabilities, context, attention_output, intermediate]
        return output, kept + [output]


class Bert(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.words = torch.nn.Parameter(torch.randn(VOCABULARY, HIDDEN) * 0.02)
        self.positions = torch.nn.Parameter(torch.randn(POSITIONS, HIDDEN) * 0.02)
        self.segments = torch.nn.Parameter(torch.randn(2, HIDDEN) * 0.02)
        self.embedding_norm = norm()
        self.layers = torch.nn.ModuleList(Layer() for _ in range(LAYERS))
        self.pooler, self.next_sentence = dense(HIDDEN, HIDDEN), dense(HIDDEN, 2)
        self.transform, self.transform_norm = dense(HIDDEN, HIDDEN), norm()
        self.decoder_bias = torch.nn.Parameter(torch.zeros(VOCABULARY))

    def forward(self, ids, segments):
        word, segment = self.words[ids], self.segments[segments]
        position = self.positions[: ids.shape[0]]
        total = word + position + segment
        x = self.embedding_norm(total)
        kept = [word, position, segment, total, x]
        for layer in self.layers:
            x, inner = layer(x)
            kept += inner
        pooled = torch.tanh(self.pooler(x[0]))
        hidden = self.transform_norm(F.gelu(self.transform(x)))
        return tuple(kept + [pooled, hidden @ self.words.T + self.decoder_bias, self.next_sentence(pooled)])


def main():
    torch.manual_seed(1)
    model = Bert().eval()
    ids, segments = torch.arange(16), torch.zeros(16, dtype=torch.long)
    names = [f"output{i}" for i in range(5 + 9 * LAYERS + 3)]
    with torch.no_grad():
        torch.onnx.export(model, (ids, segments), sys.argv[1], opset_version=14, input_names=["ids", "segments"],
                          output_names=names, dynamic_axes={"ids": {0: "tokens"}, "segments": {0: "tokens"}})


if __name__ == "__main__":
    main()
