// The page that asks about keys: what it sends, where, and what it makes of the answer; against stand-ins on this machine.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Chromium, host } from "./chromium.mjs";

const root = new URL("../../", import.meta.url).pathname;
const pictures = process.env.PROXYLINT_PICTURES;
const canary = "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";
const good = JSON.stringify({ data: { label: "sk-or-v1-5f0…100", usage: 1.5, limit: 10, limit_remaining: 8.5, is_free_tier: false } });

let site;
let standIn;
let browser;
let asked = [];
/** What the stand-in answers: a status, a body, and whether it lets web pages in. */
let answer = { status: 200, body: good, isOpen: true };

before(async () => {
  const folder = mkdtempSync(join(tmpdir(), "proxylint-key-"));
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=openrouter.ai",
    "-keyout", join(folder, "key.pem"), "-out", join(folder, "certificate.pem")], { stdio: "ignore" });
  standIn = createServer({ key: readFileSync(join(folder, "key.pem")), cert: readFileSync(join(folder, "certificate.pem")) }, (request, response) => {
    const parts = [];
    request.on("data", (data) => parts.push(data));
    request.on("end", () => {
      asked.push({ method: request.method, url: request.url, host: request.headers.host, headers: request.headers, body: Buffer.concat(parts).toString() });
      const open = answer.isOpen ? { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "Authorization, Content-Type" } : {};
      if (request.method === "OPTIONS") return response.writeHead(answer.isOpen ? 204 : 403, open).end();
      response.writeHead(answer.status, { "Content-Type": "application/json", ...open }).end(answer.body);
    });
  });
  await new Promise((resolve) => standIn.listen(0, "127.0.0.1", resolve));
  rmSync(folder, { recursive: true });
  site = await host(`${root}dist/web`);
  browser = await Chromium.start([
    `--host-resolver-rules=MAP openrouter.ai 127.0.0.1:${standIn.address().port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`, "--ignore-certificate-errors",
  ]);
});
after(async () => {
  await browser?.close();
  site?.close();
  standIn?.close();
});

async function open(width = 360) {
  asked = [];
  await browser.size(width);
  await browser.open("about:blank");
  await browser.open(`${site.url}key.html`);
  await browser.until('document.body.dataset.ready === "true"', "the page to be ready");
}

async function verdict() {
  await browser.click("#ask");
  await browser.until('document.querySelector("#verdict .badge")', "a verdict");
  return browser.evaluate('document.querySelector("#verdict").innerText');
}

for (const width of [360, 1280]) {
  test(`shows the request, sends it once, and tells the verdict, at ${width} pixels`, async () => {
    answer = { status: 200, body: good, isOpen: true };
    await open(width);
    await browser.fill("#asked-key", `  ${canary}\n`);
    await browser.until('document.querySelector("#ask")', "the request");
    const shown = await browser.evaluate('document.querySelector("#request").innerText');
    assert.match(shown, /GET https:\/\/openrouter\.ai\/api\/v1\/key/);
    assert.match(shown, /Authorization: Bearer sk-…1100/);
    assert.deepEqual(asked, [], "nothing before the button");
    const text = await verdict();
    assert.match(text, /Alive/);
    assert.match(text, /8\.5 of 10 USD left/);
    const sent = asked.filter((request) => request.method !== "OPTIONS");
    assert.equal(sent.length, 1);
    assert.equal(`${sent[0].method} https://${sent[0].host}${sent[0].url}`, "GET https://openrouter.ai/api/v1/key");
    assert.equal(sent[0].headers.authorization, `Bearer ${canary}`);
    assert.equal(sent[0].headers.cookie, undefined);
    assert.equal(sent[0].headers.referer, undefined);
    assert.ok(!JSON.stringify(asked.filter((request) => request.method === "OPTIONS")).includes(canary));
    const content = await browser.evaluate("document.documentElement.scrollWidth");
    assert.ok(content <= width + 1, `${content} pixels in ${width}`);
    assert.ok(!(await browser.evaluate("document.documentElement.outerHTML")).includes(canary));
    assert.ok(!site.asked.join("\n").includes(canary.slice(9, 40)));
    if (pictures) await browser.picture(`${pictures}/key-${width}.png`);
  });
}

describe("what the answer means", () => {
  for (const [what, status, body, expected] of [
    ["a wrong key", 401, '{"error":{"message":"User not found.","code":401}}', /Not accepted/],
    ["no money", 402, '{"error":{"message":"Insufficient credits. Add more using https://openrouter.ai/settings/credits","code":402}}', /No credit/],
    ["a redirect", 302, "", /Unclear|No answer/],
    ["a web page", 200, "<html>sign in</html>", /web page instead of data/],
  ]) {
    test(what, async () => {
      answer = { status, body, isOpen: true };
      await open();
      await browser.fill("#asked-key", canary);
      await browser.until('document.querySelector("#ask")', "the request");
      assert.match(await verdict(), expected);
    });
  }

  test("a host that refuses web pages is told, and the other way", async () => {
    answer = { status: 200, body: good, isOpen: false };
    await open();
    await browser.fill("#asked-key", canary);
    await browser.until('document.querySelector("#ask")', "the request");
    const text = await verdict();
    assert.match(text, /refuses web pages/);
    assert.match(text, /proxylint verify/);
    assert.ok(asked.every((request) => request.method === "OPTIONS"), "the key was not sent");
  });

  test("a provider that is known to refuse them is not asked", async () => {
    await open();
    await browser.fill("#asked-key", canary);
    await browser.fill("#key-provider", "nvidia");
    await browser.until('document.querySelector("#request .finding")', "the refusal");
    assert.equal(await browser.evaluate('document.querySelector("#ask")'), null);
    assert.match(await browser.evaluate('document.querySelector("#request").innerText'), /NVIDIA.* refuses requests from web pages/);
    assert.deepEqual(asked, []);
  });
});

test("the browser lets it connect to hosts of the policy alone", async () => {
  await open();
  const policy = await browser.evaluate("document.querySelector('meta[http-equiv]').content");
  const hosts = /connect-src ([^;]*)/.exec(policy)[1].split(" ");
  assert.ok(hosts.includes("https://openrouter.ai"));
  assert.ok(hosts.every((name) => /^https:\/\/[a-z0-9.-]+$/.test(name)), policy);
  const outcome = await browser.evaluate(`(async () => {
    const seen = [];
    addEventListener("securitypolicyviolation", (event) => seen.push(event.effectiveDirective));
    for (const url of ["https://example.com/", "/own", "https://openrouter.ai.example.com/"]) await fetch(url).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 200));
    return seen.filter((name) => name === "connect-src").length;
  })()`);
  assert.equal(outcome, 3);
  assert.ok(!site.asked.some((line) => line.includes("own")));
});
