#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Training speed of PyTorch on the shape that `vitrine-cli bench-training` times: 4 layers, 4 heads,
hidden size 256, vocabulary 8192, 15 % of the tokens asked, next sentence, AdamW with clipping.

    /usr/bin/python3 train_speed.py [float32|bfloat16] [length] [sequences] [steps] [threads]
"""
import json
import sys
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

precision = sys.argv[1] if len(sys.argv) > 1 else "float32"
length, sequences, steps, threads = (
    int(sys.argv[i]) if len(sys.argv) > i else default for i, default in ((2, 64), (3, 128), (4, 10), (5, 2))
)
HIDDEN, LAYERS, HEADS, WORDS = 256, 4, 4, 8192
torch.set_num_threads(threads)
torch.manual_seed(1)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.up = nn.Linear(HIDDEN, 4 * HIDDEN)
        self.down = nn.Linear(4 * HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN)

    def forward(self, x):
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        weights = F.softmax(q @ k.transpose(-1, -2) / (HIDDEN // HEADS) ** 0.5, dim=-1)
        x = self.norm1((x + self.out((weights @ v).transpose(1, 2).reshape(b, t, HIDDEN))).float())
        return self.norm2((x + self.down(F.gelu(self.up(x)))).float())


class Bert(nn.Module):
    def __init__(self):
        super().__init__()
        self.word = nn.Embedding(WORDS, HIDDEN)
        self.position = nn.Embedding(length, HIDDEN)
        self.segment = nn.Embedding(2, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.pooler = nn.Linear(HIDDEN, HIDDEN)
        self.next = nn.Linear(HIDDEN, 2)
        self.transform = nn.Linear(HIDDEN, HIDDEN)
        self.transform_norm = nn.LayerNorm(HIDDEN)
        self.bias = nn.Parameter(torch.zeros(WORDS))

    def forward(self, tokens, segments, asked):
        x = self.norm(self.word(tokens) + self.position.weight + self.segment(segments))
        for layer in self.layers:
            x = layer(x)
        hidden = self.transform_norm(F.gelu(self.transform(x[asked])).float())
        return F.linear(hidden, self.word.weight, self.bias), self.next(torch.tanh(self.pooler(x[:, 0])))


model = Bert()
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, betas=(0.9, 0.98), eps=1e-6)
segments = (torch.arange(length) >= length // 2).long().expand(sequences, -1)
speeds = []
for step in range(steps + 1):
    tokens = torch.randint(WORDS, (sequences, length))
    asked = torch.rand(sequences, length) < 0.15
    labels = torch.randint(2, (sequences,))
    begin = time.perf_counter()
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=precision == "bfloat16"):
        words, following = model(tokens, segments, asked)
    loss = F.cross_entropy(words.float(), tokens[asked]) + F.cross_entropy(following.float(), labels)
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    if step > 0:
        speeds.append(sequences * length / (time.perf_counter() - begin))
speeds.sort()
print(json.dumps({"precision": precision, "library": "PyTorch " + torch.__version__,
                  "tokens_per_second": speeds[len(speeds) // 2], "slowest": speeds[0], "fastest": speeds[-1]}))
