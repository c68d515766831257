// The core in WebAssembly answers as the native program does, byte for byte.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { before, test } from "node:test";
import { loadCore } from "./core.mjs";

const root = new URL("../../", import.meta.url).pathname;
const program = process.env.PROXYLINT_PROGRAM ?? join(root, ".build/debug/proxylint");
const wasm = ["proxylint.wasm", "linked.wasm"].map((name) => join(root, ".build/web", name)).find(existsSync);
const moment = "2026-11-28T09:00:00Z";
const now = Date.parse(moment) / 1000;
const limit = Number(process.env.PROXYLINT_PARITY ?? Infinity);
let core;

function files(folder, endings) {
  return readdirSync(join(root, folder), { recursive: true }).map((path) => join(folder, path)).sort()
    .filter((path) => endings.some((ending) => path.endsWith(ending)) && statSync(join(root, path)).isFile()).slice(0, limit);
}

/** What the native program answers. */
function native(arguments_, input = "") {
  return new Promise((resolve, reject) => {
    const child = spawn(program, arguments_, { cwd: root, env: { PATH: process.env.PATH, TZ: "UTC", HOME: "/nonexistent" } });
    const parts = [];
    child.stdout.on("data", (data) => parts.push(data));
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, stdout: Buffer.concat(parts) }));
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}

/** Compares all cases and names those that differ. */
async function compare(cases, ours, theirs) {
  const differing = [];
  const left = [...cases];
  async function work() {
    for (let one = left.pop(); one !== undefined; one = left.pop()) await check(one);
  }
  async function check(one) {
    const expected = await theirs(one);
    if (expected === null) return;
    let actual;
    try {
      actual = ours(one);
    } catch (error) {
      actual = `trap: ${error.message}`;
    }
    if (actual !== expected) {
      let place = 0;
      while (place < expected.length && expected[place] === actual[place]) place++;
      differing.push(`${typeof one === "string" ? one : one.join(" ")}: native …${JSON.stringify(expected.slice(Math.max(0, place - 40), place + 120))}, wasm …${JSON.stringify(actual.slice(Math.max(0, place - 40), place + 120))}`);
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, work));
  return differing;
}

before(async () => {
  core = await loadCore(readFileSync(wasm));
});

const profiles = [...files("profiles", [".yaml"]), ...files("Tests", [".yaml", ".yml"])];
const errors = files("Tests/DiagnosingTests/Cases", [".jsonl"]).flatMap((path) => readFileSync(join(root, path), "utf8").split("\n")
  .filter(Boolean).map((line) => JSON.parse(line).text).filter((text) => typeof text === "string")).slice(0, limit);

test("lint", async (context) => {
  const differing = await compare(profiles,
    (path) => core.call({ operation: "lint", name: path, now }, readFileSync(join(root, path))),
    async (path) => (await native(["lint", "--format", "json", "--no-environment", "--now", moment, path])).stdout.toString());
  context.diagnostic(`${profiles.length} files, ${differing.length} differ`);
  assert.deepEqual(differing.slice(0, 10), []);
});

test("diagnose", async (context) => {
  const differing = await compare(errors,
    (text) => core.call({ operation: "diagnose", now, zone: "utc" }, text),
    async (text) => {
      const done = await native(["diagnose", "--no-profile", "--format", "json", "--now", moment, "--zone", "UTC", "-"], text);
      return done.status === 2 ? null : done.stdout.toString();
    });
  context.diagnostic(`${errors.length} texts, ${differing.length} differ`);
  assert.ok(errors.length > 10);
  assert.deepEqual(differing.slice(0, 10), []);
});

test("export", async (context) => {
  const targets = JSON.parse(core.call({ operation: "lists", now })).exports.map((entry) => entry.id);
  const cases = profiles.filter((path) => path.startsWith("profiles/") || path.includes("/correct/"))
    .flatMap((path) => targets.map((target) => [path, target])).slice(0, limit);
  const differing = await compare(cases,
    ([path, target]) => core.call({ operation: "export", name: path, now, front_end: target, force: true }, readFileSync(join(root, path))),
    async ([path, target]) => {
      const done = await native(["export", "--format", "json", "--force", target, path]);
      return done.status === 0 ? done.stdout.toString() : null;
    });
  context.diagnostic(`${cases.length} exports, ${differing.length} differ`);
  assert.deepEqual(differing.slice(0, 10), []);
});

test("what stops an export", async (context) => {
  // A prompt in a file beside the profile is read by the program alone.
  const cases = profiles.filter((path) => !/custom_prompt: *\{file:/.test(readFileSync(join(root, path), "utf8")))
    .slice(0, limit).map((path) => [path, "sillytavern"]);
  const differing = await compare(cases,
    ([path, target]) => {
      const made = JSON.parse(core.call({ operation: "export", name: path, now, front_end: target }, readFileSync(join(root, path))));
      return made.errors ? "lint" : made.problem ? "refused" : "exported";
    },
    async ([path, target]) => {
      const { status } = await native(["export", "--format", "json", target, path]);
      return ["exported", "lint", "refused"][status];
    });
  context.diagnostic(`${cases.length} profiles, ${differing.length} differ`);
  assert.deepEqual(differing.slice(0, 10), []);
});

test("mutated input neither traps nor hangs", (context) => {
  let state = 1;
  const random = (count) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % count;
  };
  const texts = [...profiles.slice(0, 40).map((path) => readFileSync(join(root, path))), ...errors.slice(0, 40).map((text) => Buffer.from(text))];
  const count = Number(process.env.PROXYLINT_MUTATIONS ?? 2000);
  let slowest = 0;
  for (let turn = 0; turn < count; turn++) {
    const text = Buffer.from(texts[random(texts.length)]);
    for (let change = 0; change < 1 + random(8) && text.length; change++) text[random(text.length)] = random(4) ? 32 + random(95) : random(256);
    const begun = performance.now();
    core.call({ operation: turn % 2 ? "check" : "diagnose", now, front_ends: ["janitor"] }, text);
    slowest = Math.max(slowest, performance.now() - begun);
  }
  context.diagnostic(`${count} inputs, the slowest ${slowest.toFixed(0)} ms; ${availableParallelism()} processors`);
  assert.ok(slowest < 5000);
});
