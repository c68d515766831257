// "Is my key alive?": one request to the provider, shown before it is sent; the verdict by the reader of `verify`.
import { Core } from "./core.js";
import { byId, field, later, make, rich, say } from "./dom.js";
import { texts } from "./texts.js";

const words = texts.key;
/** Seconds to wait for an answer, and as many bytes of it as are read. */
const PATIENCE = 20;
const MOST = 1 << 20;

/** The body of an answer, up to a limit. */
async function bodyOf(response) {
  if (!response.body) return new Uint8Array();
  const reader = response.body.getReader();
  const parts = [];
  let count = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    count += value.length;
    if (count > MOST) {
      await reader.cancel();
      throw new RangeError();
    }
  }
  const bytes = new Uint8Array(count);
  let place = 0;
  for (const part of parts) {
    bytes.set(part, place);
    place += part.length;
  }
  return bytes;
}

/** What stands around a pasted key and is no part of it. */
const trimmed = (text) => text.trim().replace(/^["'`]|["'`]$/g, "").replace(/^Bearer\s+/i, "").trim();

function keyView(core, ways) {
  const provider = make("select", {}, make("option", { value: "" }, words.choose),
    ...[[words.asks, (entry) => entry.url], [words.refuses, (entry) => !entry.url]].map(([label, fits]) =>
      make("optgroup", { label }, ways.filter(fits).map((entry) => make("option", { value: entry.id }, entry.name)))));
  const key = make("input", { type: "password", autocomplete: "off", spellcheck: false, autocapitalize: "off" });
  const model = make("input", { type: "text", autocomplete: "off", spellcheck: false, autocapitalize: "off" });
  const request = make("div", { id: "request", "aria-live": "polite" });
  const verdict = make("div", { id: "verdict", class: "answer", "aria-live": "polite", hidden: true });
  let isChosen = false;
  let isAsking = false;

  const entry = () => ways.find((entry) => entry.id === provider.value);
  const headers = (entry, shown) => ({ Authorization: `Bearer ${shown}`, ...(entry.body ? { "Content-Type": "application/json" } : {}) });
  const masked = (text) => (text.length >= 24 ? `${text.slice(0, 3)}…${text.slice(-4)}` : "…");

  function elsewhere(entry, why) {
    return make("div", { class: "finding warning" }, make("p", {}, rich(why)),
      make("p", {}, rich(words.otherWay)), make("pre", { tabIndex: 0 }, words.command(entry.id)),
      entry.key_page ? make("p", {}, `${words.keyPage} `, make("a", { href: entry.key_page, rel: "noreferrer noopener" }, entry.key_page)) : null);
  }

  function show() {
    verdict.hidden = true;
    const one = entry();
    if (!one) return request.replaceChildren();
    if (!one.url) return request.replaceChildren(elsewhere(one, `${one.refusal}.`));
    const value = trimmed(key.value);
    const lines = [`${one.method} ${one.url}`, ...Object.entries(headers(one, masked(value))).map(([name, text]) => `${name}: ${text}`)];
    if (one.body) lines.push("", one.body);
    request.replaceChildren(make("h3", {}, words.request), make("pre", { tabIndex: 0 }, lines.join("\n")),
      make("p", { class: "hint" }, words.nothingElse(new URL(one.url).host), one.note ? ` ${one.note[0].toUpperCase()}${one.note.slice(1)}.` : ""),
      make("p", { class: "buttons" }, make("button", { type: "button", class: "main", id: "ask", onclick: ask, disabled: !value }, words.ask(one.name))));
  }

  async function ask() {
    const one = entry();
    const value = trimmed(key.value);
    if (!one?.url || !value || isAsking) return;
    isAsking = true;
    verdict.hidden = false;
    verdict.replaceChildren(make("p", {}, words.asking(one.name)));
    try {
      if (/[^\x21-\x7e]/.test(value)) return verdict.replaceChildren(make("p", { class: "finding error" }, words.unusable));
      await read(one, value);
    } finally {
      isAsking = false;
    }
  }

  async function read(one, value) {
    let response;
    let body;
    try {
      response = await fetch(one.url, {
        method: one.method, headers: headers(one, value), body: one.body ?? undefined, mode: "cors", credentials: "omit",
        cache: "no-store", redirect: "manual", referrerPolicy: "no-referrer", signal: AbortSignal.timeout(PATIENCE * 1000),
      });
      body = await bodyOf(response);
    } catch (problem) {
      const why = problem instanceof RangeError ? words.tooLong : problem?.name === "TimeoutError" ? words.tooSlow(PATIENCE)
        : navigator.onLine === false ? words.offline : words.noAnswer(one.name);
      say(why);
      return verdict.replaceChildren(make("p", { class: "badge" }, words.statuses.unreachable), elsewhere(one, why));
    }
    try {
      const { accounts: [account] } = await core.ask("key-verdict", body, {
        provider: one.id, key: value, model: model.value.trim(), status: response.type === "opaqueredirect" ? 302 : response.status,
        headers: [...response.headers],
      });
      tell(account);
    } catch (problem) {
      verdict.replaceChildren(make("p", { class: "finding error" }, problem.message));
    }
  }

  function tell(account) {
    const number = (value) => (value === null ? "–" : value.toLocaleString());
    const time = (text) => (text ? new Date(text).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" }) : null);
    const facts = [
      account.balance ? [words.balance, `${number(account.balance.amount)} ${account.balance.currency}`] : null,
      account.plan ? [words.plan, account.plan] : null,
      account.expires_at ? [words.expires, time(account.expires_at)] : null,
      account.retry_at ? [words.retry, time(account.retry_at)] : null,
      ...account.quotas.map((quota) => [quota.name, [quota.remaining === null ? words.limit(number(quota.limit), quota.unit)
        : words.left(number(quota.remaining), number(quota.limit), quota.unit), quota.resets_at ? words.resets(time(quota.resets_at)) : ""].filter(Boolean).join(", ")]),
    ].filter(Boolean);
    verdict.className = `answer ${account.status}`;
    verdict.replaceChildren(make("p", { class: "badge" }, words.statuses[account.status] ?? account.status, account.http_status ? ` · HTTP ${account.http_status}` : ""),
      make("h3", {}, rich(`${account.summary}.`)), ...(account.remedy ? [make("p", {}, make("strong", {}, `${words.todo} `), rich(`${account.remedy}.`))] : []),
      ...(facts.length ? [make("dl", { class: "facts" }, facts.map(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]))] : []),
      ...(account.notes.length ? [make("ul", {}, account.notes.map((note) => make("li", {}, rich(note))))] : []),
      ...(account.cause ? [make("p", {}, make("a", { href: `index.html#errors/${account.cause}` }, texts.failed.page))] : []));
    say(account.summary);
  }

  provider.addEventListener("change", () => {
    isChosen = true;
    show();
  });
  const found = later(async () => {
    if (!isChosen || !provider.value) {
      const { key_provider: owner } = await core.ask("identify", "", { url: "", key: trimmed(key.value) });
      if (owner && ways.some((entry) => entry.id === owner)) provider.value = owner;
    }
    show();
  }, 120);
  key.addEventListener("input", found);
  byId("key").append(field("asked-key", words.label, key, words.hint), field("key-provider", texts.check.provider, provider),
    field("key-model", words.model, model, words.modelHint), request, verdict);
}

async function begin() {
  const core = new Core(await globalThis.proxylintWasm(), globalThis.proxylintWorker);
  const { providers, date } = await core.ask("key-ways");
  keyView(core, providers);
  byId("loading").remove();
  byId("date").textContent = date;
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content ?? "";
  byId("main").append(make("details", {}, make("summary", {}, words.policy), make("p", {}, words.policyHint),
    make("pre", { tabIndex: 0 }, policy.split("; ").join(";\n"))));
  document.body.dataset.ready = "true";
}

begin().catch((problem) => {
  const told = problem?.message === texts.slow || problem?.message === texts.crashed ? problem.message : texts.unavailable;
  say(told);
  byId("loading")?.replaceChildren(told);
});
