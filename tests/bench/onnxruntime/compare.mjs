// SPDX-License-Identifier: GPL-3.0-or-later
// Vitrine beside ONNX Runtime, in turn, in one run: both keep every intermediate of BERT-base's
// shape and all masked-word logits.
//
//   npm install --ignore-scripts onnxruntime-node
//   node compare.mjs bert-base.onnx path/to/vitrine-cli [threads]
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";

const [model, cli, threads = "2"] = process.argv.slice(2);
const ort = createRequire(path.join(process.cwd(), "package.json"))("onnxruntime-node");
const rounds = 5;
const runsPerRound = 7;

const session = await ort.InferenceSession.create(model, {
    intraOpNumThreads: Number(threads),
    interOpNumThreads: 1,
    executionMode: "sequential",
    graphOptimizationLevel: "all",
});

function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)];
}

async function onnxRuntime(tokens) {
    const ids = new ort.Tensor("int64", BigInt64Array.from({ length: tokens }, (_, i) => BigInt((i * 7919) % 30000)), [tokens]);
    const segments = new ort.Tensor("int64", new BigInt64Array(tokens), [tokens]);
    await session.run({ ids, segments });
    const times = [];
    for (let i = 0; i < runsPerRound; ++i) {
        const start = performance.now();
        await session.run({ ids, segments });
        times.push(performance.now() - start);
    }
    return median(times);
}

function vitrine(tokens) {
    const line = execFileSync(cli, ["bench", "--shape", "bert-base", "--tokens", String(tokens),
        "--threads", threads, "--repeat", String(runsPerRound)], { encoding: "utf8" });
    return JSON.parse(line).median_ms;
}

console.log("| tokens | Vitrine, ms | ONNX Runtime, ms | ratio, median (range) |");
console.log("| --- | --- | --- | --- |");
for (const tokens of [16, 32, 128, 512]) {
    const ours = [];
    const theirs = [];
    for (let round = 0; round < rounds; ++round) {
        ours.push(vitrine(tokens));
        theirs.push(await onnxRuntime(tokens));
    }
    const ratios = ours.map((time, i) => time / theirs[i]);
    const range = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
    console.log(`| ${tokens} | ${median(ours).toFixed(1)} | ${median(theirs).toFixed(1)} | ${median(ratios).toFixed(2)} (${range}) |`);
}
