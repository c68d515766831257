// The page in Firefox: it loads, explains and lints; and it keeps its promise there too.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { host } from "./chromium.mjs";
import { Firefox } from "./firefox.mjs";

const root = new URL("../../", import.meta.url).pathname;
let site;
let browser;

before(async () => {
  site = await host(`${root}dist/web`);
  browser = await Firefox.start();
});
after(async () => {
  await browser?.close();
  site?.close();
});

test("explains an error and lints in Firefox", async () => {
  await browser.open(site.url);
  await browser.until('document.body.dataset.ready === "true"', "the page to be ready");
  await browser.fill("#error-text", 'PROXY ERROR 429: {"error":{"message":"Rate limit exceeded: free-models-per-day. Add 10 credits","code":429}}');
  await browser.until('document.querySelector("#answer h3")', "an answer");
  assert.match(await browser.evaluate('document.querySelector("#answer").innerText'), /What to do/);
  await browser.open(`${site.url}#check`);
  await browser.until('document.body.dataset.ready === "true"', "the page to be ready");
  await browser.fill("#set-url", "https://openrouter.ai/api/v1");
  await browser.fill("#set-model", "deepseek/deepseek-chat-v3-0324:free ");
  await browser.until('document.querySelector("#set-url-remarks .finding, #set-model-remarks .finding")', "a remark");
});

test("refuses a connection in Firefox", async () => {
  const before = site.asked.length;
  await browser.evaluate(`(() => { const image = new Image(); image.src = "/own-image"; document.body.append(image);
    navigator.sendBeacon("/own-beacon", "a"); return true; })()`);
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.ok(!site.asked.slice(before).some((line) => line.includes("own-")));
});

test("the page about keys loads in Firefox", async () => {
  await browser.open(`${site.url}key.html`);
  await browser.until('document.body.dataset.ready === "true"', "the page to be ready");
  await browser.fill("#asked-key", "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");
  await browser.until('document.querySelector("#ask")', "the request");
});
