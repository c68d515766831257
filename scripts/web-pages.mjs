#!/usr/bin/env node
// Writes what can be looked up as plain pages that need no script: rules, errors, providers, front ends, models.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [wasm, target, style, root] = process.argv.slice(2);
const { loadCore } = await import(pathToFileURL(join(root, "Tests/Web/core.mjs")));
const { escaped, html } = await import(pathToFileURL(join(root, "web/markdown.js")));
const core = await loadCore(readFileSync(wasm));
const ask = (operation, options = {}) => JSON.parse(core.call({ operation, now: 0, ...options }));
const policy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'";
const kinds = { rules: "Rules", errors: "Errors", providers: "Providers", "front-ends": "Front ends" };

function write(path, title, body, up) {
  const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}"><title>${escaped(title)} · proxylint</title>
<link rel="stylesheet" href="${up}${style}"></head><body><header><p><a href="${up}index.html">proxylint</a> · <a href="${up}pages.html">all pages</a></p></header>
<main>${body}</main></body></html>\n`;
  writeFileSync(join(target, path), page);
}

const money = (micro) => (micro === null ? "" : (micro / 1e6).toFixed(2));
const lists = ask("lists");
const groups = {
  rules: lists.rules.map((entry) => [entry.id, entry.id, entry.summary]),
  errors: lists.causes.map((entry) => [entry.id, entry.id, entry.summary.replace(/\{[^}]*\}/g, "…")]),
  providers: lists.providers.map((entry) => [entry.id, entry.name, entry.base_url ?? ""]),
  "front-ends": lists.front_ends.map((entry) => [entry.id, entry.name, entry.place ?? ""]),
};
let index = "<h1>Everything proxylint knows</h1>";
for (const [kind, entries] of Object.entries(groups)) {
  mkdirSync(join(target, kind), { recursive: true });
  index += `<h2>${kinds[kind]}</h2><ul>`;
  for (const [id, name, about] of entries) {
    index += `<li><a href="${kind}/${id}.html">${escaped(name)}</a> ${escaped(about)}</li>`;
    let body = html(ask("page", { kind, id }).text, (link) => link.replace(/\.md(?=$|#)/, ".html").replace(/README\.html/, "../pages.html"));
    if (kind === "providers") {
      const { models } = ask("models", { provider: id });
      if (models.length) {
        body += `<h2>Models</h2><div class="table" tabindex="0" role="region" aria-label="Models"><table><thead><tr><th scope="col">Model</th><th scope="col">Window</th><th scope="col">In, $/M</th><th scope="col">Out, $/M</th><th scope="col">Remark</th></tr></thead><tbody>`;
        for (const model of models) {
          const remark = [model.free ? "free" : "", model.ended ? `ended ${model.ended}` : "", model.replacement ? `use ${model.replacement}` : ""].filter(Boolean).join(", ");
          body += `<tr><td>${escaped(model.id)}</td><td>${model.window?.toLocaleString("en") ?? ""}</td><td>${money(model.input)}</td><td>${money(model.output)}</td><td>${escaped(remark)}</td></tr>`;
        }
        body += "</tbody></table></div>";
      }
    }
    write(`${kind}/${id}.html`, name, body, "../");
  }
  index += "</ul>";
}
write("pages.html", "All pages", index, "");
