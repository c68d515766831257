// The page in a real browser: its flows, what it may not do, and where a key must not stand.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { Chromium, host } from "./chromium.mjs";

const root = new URL("../../", import.meta.url).pathname;
const pictures = process.env.PROXYLINT_PICTURES;
const canary = "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";
const quota = 'PROXY ERROR 429: {"error":{"message":"Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000 free model requests per day","code":429,"metadata":{"headers":{"X-RateLimit-Remaining":"0"}}}}';

let server;
let browser;

async function picture(name) {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await browser.picture(`${pictures}/${name}.png`);
}

async function ready(url, width = 360) {
  await browser.size(width);
  await browser.open("about:blank");
  await browser.open(url);
  await browser.until('document.body.dataset.ready === "true"', "the page to be ready");
}

before(async () => {
  server = await host(`${root}dist/web`);
  browser = await Chromium.start();
});
after(async () => {
  await browser?.close();
  server?.close();
});

for (const width of [360, 1280]) {
  describe(`at ${width} pixels`, () => {
    test("says what a 429 is, without a tap", async () => {
      await ready(server.url, width);
      await browser.fill("#error-text", quota);
      await browser.until('document.querySelector("#answer h3")', "an answer");
      const text = await browser.evaluate('document.querySelector("#answer").innerText');
      assert.match(text, /on your clock/);
      assert.match(text, /What to do/);
      await picture(`failed-${width}`);
      await browser.evaluate('document.querySelector("#answer .copy").click()');
      await fits(width);
    });

    test("shows remarks beside fields, and mends by a button", async () => {
      await ready(`${server.url}#check`, width);
      await browser.fill("#set-url", "https://openrouter.ai/api/v1");
      await browser.fill("#set-model", "deepseek/deepseek-chat-v3-0324:free ");
      await browser.until('document.querySelector("#set-url-remarks .finding, #set-model-remarks .finding")', "a remark");
      await picture(`check-${width}`);
      await browser.until('document.querySelector("#card dl")', "the card");
      await fits(width);
    });

    test("exports a profile", async () => {
      await ready(`${server.url}#elsewhere`, width);
      await browser.fill("#profile-text", readFileSync(`${root}profiles/deepseek.yaml`, "utf8"));
      await browser.fill("#export-target", "sillytavern");
      await browser.click("#elsewhere button.main");
      await browser.until('document.querySelector("#elsewhere .document")', "a document");
      await picture(`elsewhere-${width}`);
      await fits(width);
    });

    test("lint errors stop an export until one insists", async () => {
      await ready(`${server.url}#elsewhere`, width);
      await browser.fill("#profile-text", "version: 1\nname: old\naccounts: {main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}}\n"
        + "proxies:\n  - {name: one, account: main, model: openai/gpt-4o, context_size: nothing}\n");
      await browser.fill("#export-target", "sillytavern");
      await browser.click("#elsewhere button.main");
      await browser.until('document.querySelector("#elsewhere .stopped")', "the refusal");
      await fits(width);
      await browser.click("#elsewhere .stopped button");
      await browser.until('document.querySelector("#elsewhere .document")', "a document");
    });

    test("finds a page and opens it", async () => {
      await ready(`${server.url}#lookup`, width);
      await browser.fill("#search", "free-daily");
      await browser.until('document.querySelector("#found a")?.hash === "#errors/free-daily-quota"', "something found");
      await picture(`lookup-${width}`);
      await browser.click("#found a");
      await browser.until('!document.querySelector("#page").hidden', "the page");
      await picture(`page-${width}`);
      await fits(width);
    });

    for (const isDark of [false, true]) {
      test(`is accessible, ${isDark ? "dark" : "light"}`, async () => {
        await browser.dark(isDark);
        await ready(server.url, width);
        await browser.fill("#error-text", quota);
        await browser.until('document.querySelector("#answer h3")', "an answer");
        const axe = readFileSync(process.env.PROXYLINT_AXE, "utf8");
        for (const section of ["failed", "check", "elsewhere", "lookup", "privacy"]) {
          await browser.evaluate(`location.hash = "${section}"`);
          await browser.until(`!document.getElementById("${section}").hidden`);
          if (section === "check") {
            await browser.fill("#set-url", "https://openrouter.ai/api/v1");
            await browser.fill("#set-model", "deepseek/deepseek-chat");
            await browser.until('document.querySelector("#card dl")', "the card");
          }
          await browser.send("Runtime.evaluate", { expression: axe });
          const bad = await browser.evaluate(`axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] })
            .then((found) => found.violations.map((v) => v.id + ": " + v.nodes.slice(0, 3).map((n) => n.html).join(" | ")))`);
          assert.deepEqual(bad, [], section);
        }
        if (isDark) await picture(`dark-${width}`);
        await browser.dark(false);
      });
    }
  });
}

/** Nothing stands beyond the edge of the window. */
async function fits(width = 360) {
  const content = await browser.evaluate(`Math.max(document.documentElement.scrollWidth, ...[...document.querySelectorAll("main *")]
    .filter((element) => !element.closest("pre, .table, .offscreen, datalist")).map((element) => element.getBoundingClientRect().right))`);
  assert.ok(content <= width + 1, `${content} pixels of content in a window of ${width}`);
}

describe("privacy", () => {
  test("the browser refuses every way out", async () => {
    await ready(server.url);
    const before = server.asked.length;
    const violations = await browser.evaluate(`(async () => {
      const seen = [];
      addEventListener("securitypolicyviolation", (event) => seen.push(event.effectiveDirective));
      await fetch("https://example.com/?a").catch(() => {});
      await fetch("/own?a").catch(() => {});
      try { new WebSocket("wss://example.com/"); } catch {}
      navigator.sendBeacon?.("https://example.com/", "a");
      const image = new Image(); image.src = "https://example.com/a.png"; document.body.append(image);
      const form = document.createElement("form"); form.action = "https://example.com/"; document.body.append(form); form.submit();
      await new Promise((resolve) => setTimeout(resolve, 500));
      return seen;
    })()`);
    for (const directive of ["connect-src", "img-src", "form-action"]) assert.ok(violations.includes(directive), `${directive}: ${violations}`);
    assert.ok(violations.filter((name) => name === "connect-src").length >= 3, `${violations}`);
    assert.ok(!server.asked.slice(before).some((line) => line.includes("own")));
  });

  test("the worker is bound by the same policy", async () => {
    await ready(server.url);
    const outcome = await browser.evaluate(`new Promise((resolve) => {
      const worker = new Worker(URL.createObjectURL(new Blob(["fetch('${server.url}?leak').then(() => postMessage('sent'), () => postMessage('refused'))"])));
      worker.onmessage = ({ data }) => resolve(data);
    })`);
    assert.equal(outcome, "refused");
  });

  test("a key is in no storage, address, history, cache or shared text", async () => {
    await ready(`${server.url}#check`);
    await browser.fill("#set-key", canary);
    await browser.fill("#set-url", "https://openrouter.ai/api/v1/chat/completions");
    await browser.fill("#set-model", "deepseek/deepseek-chat");
    await browser.until('document.querySelector("#card dl")', "the card");
    const shown = await browser.evaluate("document.documentElement.outerHTML");
    assert.ok(!shown.includes(canary));
    await browser.evaluate('[...document.querySelectorAll("#card .copy")].at(-1).click()');
    await browser.until('document.querySelector("#check .summary").textContent.includes("No link was made")', "the refusal of a link");
    const places = await browser.evaluate(`(async () => {
      const texts = [location.href, JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie, JSON.stringify(history.state)];
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) texts.push(request.url, await (await cache.match(request)).text());
      }
      texts.push(JSON.stringify(await indexedDB.databases()));
      return texts.map((text) => text.includes(${JSON.stringify(canary)}) || text.includes(${JSON.stringify(canary.slice(9, 40))}));
    })()`);
    assert.ok(!places.includes(true));
    await browser.evaluate(`[...document.querySelectorAll("#card button")].at(-1).click()`);
    await browser.until('!document.getElementById("elsewhere").hidden');
    const profile = await browser.evaluate('document.querySelector("#profile-text").value');
    assert.ok(profile.includes("deepseek") && !profile.includes(canary.slice(9, 40)));
    assert.ok(!server.asked.join("\n").includes(canary.slice(9, 40)));
  });
});

describe("what is wrong is in sight", () => {
  test("a finding opens the part that it stands in, and the card is not ready while an error is left", async () => {
    await ready(`${server.url}#check`);
    await browser.fill("#set-url", "https://openrouter.ai/api/v1");
    await browser.fill("#set-model", "deepseek/deepseek-v3.2");
    await browser.evaluate(`(() => { const field = document.querySelector("#set-temperature"); field.value = "9,5"; field.dispatchEvent(new Event("input")); })()`);
    await browser.until('document.querySelector("#set-temperature-remarks .finding")?.checkVisibility()', "a finding that can be seen");
    await browser.until('document.querySelector("#card .finding.error")', "the card to say that it is not ready");
  });

  test("a paste that holds no settings says so, and changes nothing", async () => {
    await ready(`${server.url}#check`);
    await browser.fill("#set-model", "kept");
    for (const text of ["version: 1\nname: [", "version: 1\nfoo: bar"]) {
      await browser.evaluate('document.querySelector("#check .anything").open = true');
      await browser.fill("#anything", text);
      await browser.click("#check .anything button");
      await browser.until('/^(Cannot read|There are no settings)/.test(document.querySelector("#check .anything .hint").textContent)', "the refusal");
    }
    assert.equal(await browser.evaluate('document.querySelector("#set-model").value'), "kept");
  });

  test("a damaged link says so", async () => {
    await ready(`${server.url}#settings/@@@@`);
    await browser.until('document.querySelector("#check .summary").textContent.includes("damaged")', "the message");
  });
});

describe("looking up", () => {
  test("a status, a word and a model have pages", async () => {
    await ready(`${server.url}#lookup`);
    await browser.fill("#search", "glm-5.1");
    await browser.fill("#search", "429");
    await browser.until('document.querySelector("#found a")?.hash === "#topics/429"', "the status");
    await browser.click("#found a");
    await browser.until('/Too many requests/.test(document.querySelector("#page").innerText)', "the page of the status");
    await browser.evaluate('location.hash = "#models/openrouter/z-ai/glm-5.1"');
    await browser.until('/z-ai.glm-5.1/.test(document.querySelector("#page h3").textContent)', "the page of the model");
    assert.match(await browser.evaluate('document.querySelector("#page").innerText'), /tokens/);
  });
});

describe("robustness", () => {
  test("a trap and a hang are told, and the checker starts anew", async () => {
    await ready(server.url);
    // The page's own worker, which stops at two words.
    const told = await browser.evaluate(`(async () => {
      const source = proxylintWorker.replace("function handle({ id, options, text }) {", "function handle({ id, options, text }) {"
        + " if (text === 'trap') return self.postMessage({ id, trap: true }); if (text === 'hang') for (;;);");
      const core = new proxylintCore.constructor(await proxylintWasm(), source);
      const told = [];
      for (const text of ["trap", "hang"]) {
        await core.ask("secret", text).catch((problem) => told.push(problem.message));
        told.push(JSON.stringify(await core.ask("secret", "harmless")));
      }
      return told;
    })()`);
    assert.match(told[0], /has restarted/);
    assert.equal(told[1], '{"holds":false}');
    assert.match(told[2], /took too long/);
    assert.equal(told[3], '{"holds":false}');
  });

  test("works from a file", async () => {
    await ready(`file://${root}dist/proxylint.html`);
    await browser.fill("#error-text", quota);
    await browser.until('document.querySelector("#answer h3")', "an answer");
  });

  test("works without a connection after the first visit", async () => {
    await ready(server.url);
    await browser.until("navigator.serviceWorker.ready.then(() => true)");
    await browser.until('caches.keys().then(async (names) => names.length && (await (await caches.open(names[0])).keys()).length > 4)', "the files to be kept");
    await browser.send("Network.emulateNetworkConditions", { offline: true, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
    await browser.open("about:blank");
    await browser.open(server.url);
    await browser.until('document.body.dataset.ready === "true"', "the page without a connection");
    await browser.send("Network.emulateNetworkConditions", { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
  });

  test("a wrong paste is told, and long words fit", async () => {
    await ready(server.url);
    await browser.fill("#error-text", `${"Donaudampfschifffahrtsgesellschaft".repeat(12)} ${"Превышениеограничения".repeat(12)}`);
    await browser.until('document.querySelector("#answer h3, #answer .finding")', "an answer");
    await fits();
  });
});
