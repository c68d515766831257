#!/usr/bin/env node
// Prints the origins that the page about keys may connect to, one a line, as the catalogue names them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [wasm, root] = process.argv.slice(2);
const { loadCore } = await import(pathToFileURL(join(root, "Tests/Web/core.mjs")));
const { providers } = JSON.parse((await loadCore(readFileSync(wasm))).call({ operation: "key-ways", now: 0 }));
for (const origin of new Set(providers.map((entry) => entry.origin).filter(Boolean))) console.log(origin);
