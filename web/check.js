// "Check my settings": the fields of a front end, remarks beside each, and the card to enter.
import { byId, copyButton, field, later, make, modelFacts, rich, say } from "./dom.js";
import { texts } from "./texts.js";

const words = texts.check;
const text = (properties = {}) => make("input", { type: "text", spellcheck: false, autocapitalize: "off", autocomplete: "off", ...properties });
const names = ["name", "url", "model", "key", "prompt", "context", "reply", "temperature"];
// What stands in the part that is closed at first.
const inMore = ["context", "reply", "temperature", "prompt"];

/** Fills the section and returns what others ask of it. */
export function checkView(core, lists, goTo) {
  const frontEnd = make("select", {}, lists.front_ends.map((entry) => make("option", { value: entry.id }, entry.name)));
  frontEnd.value = "janitor";
  const provider = make("select", {}, make("option", { value: "" }, words.anyProvider),
    lists.providers.map((entry) => make("option", { value: entry.id }, entry.name)));
  const inputs = {
    name: text(), url: text({ inputMode: "url", placeholder: "https://" }), model: text(), key: text({ type: "password" }),
    prompt: make("textarea", { rows: 3 }), context: text({ inputMode: "numeric" }), reply: text({ inputMode: "numeric" }),
    temperature: text({ inputMode: "decimal" }),
  };
  inputs.model.setAttribute("list", "models");
  const choices = make("datalist", { id: "models" });
  const about = make("p", { class: "hint", id: "model-about" });
  const summary = make("p", { class: "summary", "aria-live": "polite" }, words.empty);
  const rest = make("div", { id: "rest" });
  const card = make("div", { id: "card" });
  const more = make("details", {});
  let models = [];
  let modelsOf = null;
  let last = null;
  let turn = 0;

  const front = () => lists.front_ends.find((entry) => entry.id === frontEnd.value);
  const quoted = (value) => JSON.stringify(value);
  const number = (value) => (/^-?\d+(\.\d+)?$/.test(value.trim()) ? value.trim() : quoted(value));

  /** The settings as a profile, with the field that each line comes from. */
  function profile(providerID, withKey) {
    const value = Object.fromEntries(names.map((name) => [name, inputs[name].value]));
    const lines = [];
    const add = (line, from) => lines.push([line, from]);
    add("version: 1");
    add(`name: ${quoted("settings")}`);
    add(`front_end: ${frontEnd.value}`, "front");
    add("accounts:");
    add("  main:");
    add(`    provider: ${providerID ?? "custom"}`, "provider");
    add(value.key && withKey ? `    key: ${quoted(value.key)}` : "    key: {keyring: key}", "key");
    add("proxies:");
    add(`  - name: ${quoted(value.name.trim() || "main")}`, "name");
    add("    account: main", "provider");
    if (value.url) add(`    ${front().url_form === "full" ? "chat_url" : "base_url"}: ${quoted(value.url)}`, "url");
    if (value.model) add(`    model: ${quoted(value.model)}`, "model");
    if (value.context.trim()) add(`    context_size: ${number(value.context)}`, "context");
    if (value.reply.trim()) add(`    max_new_tokens: ${number(value.reply)}`, "reply");
    if (value.temperature.trim()) {
      add("generation:");
      add(`  temperature: ${number(value.temperature)}`, "temperature");
    }
    if (value.prompt) add(`custom_prompt: ${quoted(value.prompt)}`, "prompt");
    return { text: lines.map(([line]) => line).join("\n") + "\n", from: lines.map(([, from]) => from) };
  }

  async function providerID() {
    if (provider.value) return provider.value;
    const found = await core.ask("identify", "", { url: inputs.url.value.trim(), key: inputs.key.value.trim() });
    return found.provider;
  }

  async function offer(id) {
    if (id === modelsOf) return;
    modelsOf = id;
    models = id ? (await core.ask("models", "", { provider: id })).models : [];
    const living = models.filter((model) => model.status === "active" || !model.ended || new Date(model.ended) > new Date());
    choices.replaceChildren(...living.slice(0, 600).map((model) => make("option", { value: model.id, label: modelFacts(model) })));
  }

  async function check() {
    const mine = ++turn;
    if (!inputs.url.value.trim() && !inputs.model.value.trim() && !inputs.key.value.trim()) {
      for (const name of names) byId(`set-${name}-remarks`).replaceChildren();
      summary.textContent = words.empty;
      card.replaceChildren();
      rest.replaceChildren();
      return;
    }
    const slow = setTimeout(() => { if (mine === turn) summary.textContent = words.checking; }, 150);
    try {
      const id = await providerID();
      await offer(id);
      const known = models.find((model) => model.id === inputs.model.value.trim());
      about.textContent = known ? modelFacts(known) : "";
      const written = profile(id, true);
      const answer = await core.ask("check", written.text, { front_ends: [frontEnd.value] });
      if (mine !== turn) return;
      last = { written, answer };
      show(written, answer);
    } catch (problem) {
      if (mine === turn) summary.textContent = problem.message;
    } finally {
      clearTimeout(slow);
    }
  }

  function remark(finding, place, where) {
    return make("div", { class: `finding ${finding.severity}` },
      make("p", {}, make("strong", {}, `${words.severities[finding.severity]}: `), rich(finding.message)),
      make("p", { class: "why" }, rich(finding.why), " ", make("a", { href: `#rules/${finding.rule}` }, finding.rule)),
      finding.fixes.map((fix, number) => make("button", { type: "button", class: "fix", onclick: () => apply(place, number, where) }, rich(words.use(fix.message)))));
  }

  function show(written, { report, changes, form, left }) {
    const places = Object.fromEntries([...names, "rest"].map((name) => [name, []]));
    const counts = { error: 0, warning: 0, info: 0 };
    report.findings.forEach((finding, place) => {
      // The key stands in this page's memory alone; that it should not stand in a file is no help here.
      if (finding.rule === "plaintext-key") return;
      counts[finding.severity]++;
      const from = written.from[finding.range.start.line - 1];
      const name = from === "provider" ? (inputs.url.value ? "url" : "rest") : from;
      (places[name] ?? places.rest).push(remark(finding, place, name));
    });
    for (const name of names) {
      byId(`set-${name}-remarks`).replaceChildren(...places[name]);
      inputs[name].setAttribute("aria-invalid", places[name].some((entry) => entry.classList.contains("error")) ? "true" : "false");
    }
    rest.replaceChildren(...(places.rest.length ? [make("h3", {}, words.rest), ...places.rest] : []));
    summary.textContent = words.counts(counts.error, counts.warning, counts.info) || words.clean;
    summary.className = `summary ${counts.error ? "error" : counts.warning ? "warning" : "clean"}`;
    if (inMore.some((name) => places[name].length)) more.open = true;
    showCard(form, changes, left);
  }

  function showCard(form, changes, open) {
    if (!form) return card.replaceChildren();
    const row = (entry) => {
      const isKey = entry.is_key;
      const value = isKey ? inputs.key.value.trim() : entry.value;
      const shown = isKey ? (value ? "••••••••" : "–") : entry.value;
      return [make("dt", {}, entry.label), make("dd", { dir: "auto" }, shown),
        make("dd", {}, (isKey ? value : entry.is_copyable) ? copyButton(() => value, texts.copyField(entry.label)) : "")];
    };
    card.replaceChildren(make("h3", {}, words.card), ...(open ? [make("p", { class: "finding error" }, words.open(open))] : []), ...(form.place ? [make("p", {}, form.place)] : []),
      make("dl", {}, form.fields.map(row)),
      ...(form.settings.length ? [make("p", {}, form.settings_place), make("dl", {}, form.settings.map(row))] : []),
      ...(changes.length ? [make("h4", {}, words.changed), make("ul", {}, changes.map((change) => make("li", {}, rich(change))))] : []),
      ...(form.steps.length || front().apply
        ? [make("h4", {}, words.afterwards), make("ol", {}, (form.steps.length ? form.steps : [front().apply]).map((step) => make("li", {}, rich(step))))] : []),
      make("p", { class: "buttons" }, copyButton(link, words.share, words.share),
        make("button", { type: "button", onclick: () => goTo("elsewhere", exported()) }, words.elsewhere)));
  }

  async function apply(finding, fix, name) {
    const { fields } = await core.ask("fix", last.written.text, { finding, fix, front_ends: [frontEnd.value] });
    if (fields) fill(fields);
    await check();
    inputs[name]?.focus();
  }

  function fill(fields) {
    const url = front().url_form === "full" ? fields.chat_url : fields.base_url ?? fields.chat_url?.replace(/\/chat\/completions$/, "");
    const values = {
      name: fields.name, model: fields.model, url, key: fields.key, prompt: fields.prompt, context: fields.context_size,
      reply: fields.max_new_tokens, temperature: fields.numbers?.temperature,
    };
    for (const [name, value] of Object.entries(values)) {
      if (value !== null && value !== undefined) inputs[name].value = String(value);
    }
    if (fields.provider && provider.value && provider.value !== fields.provider) provider.value = fields.provider;
  }

  /** The settings without the key, as a profile. */
  const exported = () => last?.answer.text?.replace(/^ {4}key: .*$/m, "    key: {keyring: key}") ?? "";

  async function link() {
    const values = Object.fromEntries(names.filter((name) => name !== "key").map((name) => [name, inputs[name].value]).filter(([, value]) => value));
    const content = JSON.stringify({ ...values, front: frontEnd.value, provider: provider.value || undefined });
    const { holds } = await core.ask("secret", Object.values(values).join("\n"));
    if (holds || inputs.key.value) {
      say(words.shareRefused);
      summary.textContent = words.shareRefused;
      summary.className = "summary error";
      summary.scrollIntoView({ block: "nearest" });
      return null;
    }
    say(words.shared);
    const packed = btoa(String.fromCharCode(...new TextEncoder().encode(content))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
    return `${location.href.split("#")[0]}#settings/${packed}`;
  }

  /** Takes settings from a link. */
  function open(packed) {
    try {
      const bytes = Uint8Array.from(atob(packed.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
      const values = JSON.parse(new TextDecoder().decode(bytes));
      if (lists.front_ends.some((entry) => entry.id === values.front)) frontEnd.value = values.front;
      if (lists.providers.some((entry) => entry.id === values.provider)) provider.value = values.provider;
      for (const name of names) if (name !== "key" && typeof values[name] === "string") inputs[name].value = values[name];
      relabel();
      check();
    } catch {
      summary.textContent = words.badLink;
    }
  }

  const anything = make("textarea", { rows: 4, spellcheck: false });
  const readAs = make("p", { class: "hint", "aria-live": "polite" });
  async function read() {
    const pasted = anything.value;
    try {
      let profile = pasted;
      let key = null;
      let notes = [];
      if (!/^\s*version\s*:/m.test(pasted)) {
        const found = await core.ask("import", pasted, { front_end: frontEnd.value });
        profile = found.text;
        key = found.key;
        notes = found.remarks;
        readAs.textContent = [words.readAs(found.format), ...notes.map((note) => `${note}.`)].join(" ");
      } else {
        readAs.textContent = words.readAs("YAML");
      }
      const { fields, proxies, report } = await core.ask("check", profile);
      if (!fields?.model && !fields?.base_url && !fields?.chat_url) {
        const fault = report.findings.find((finding) => finding.severity === "error");
        throw new Error(fault ? words.unreadable(fault.range.start.line, fault.message) : words.notSettings);
      }
      if (proxies > 1) readAs.textContent += ` ${words.firstOnly(proxies, fields.name)}`;
      for (const name of names) inputs[name].value = "";
      fill({ ...fields, key: key ?? fields.key });
      await check();
    } catch (problem) {
      readAs.textContent = problem.message;
    }
  }

  function relabel() {
    const entry = front();
    const label = (name, value) => { document.querySelector(`label[for="set-${name}"]`).textContent = value; };
    label("name", entry.name_field ?? words.name);
    label("model", entry.model_field ?? words.model);
    label("url", entry.url_field ?? words.url);
    label("key", entry.key_field ?? words.key);
    label("prompt", entry.prompt_field ?? words.prompt);
  }

  const toggle = make("button", { type: "button", class: "quiet", "aria-pressed": "false", onclick: () => {
    const isShown = inputs.key.type === "text";
    inputs.key.type = isShown ? "password" : "text";
    toggle.textContent = isShown ? texts.show : texts.hide;
    toggle.setAttribute("aria-pressed", String(!isShown));
  } }, texts.show);
  const fields = [
    field("set-name", words.name, inputs.name), field("set-model", words.model, inputs.model),
    field("set-url", words.url, inputs.url), field("set-key", words.key, inputs.key, words.keyHint),
  ];
  more.append(make("summary", {}, words.more), make("div", { class: "pair" },
    field("set-context", words.context, inputs.context), field("set-reply", words.reply, inputs.reply),
    field("set-temperature", words.temperature, inputs.temperature)), field("set-prompt", words.prompt, inputs.prompt));
  fields[1].append(about);
  fields[3].insertBefore(toggle, byId("set-key-remarks") ?? fields[3].lastChild);
  byId("check").append(make("h2", {}, words.heading),
    make("div", { class: "pair" }, field("set-front", words.frontEnd, frontEnd), field("set-provider", words.provider, provider)),
    make("details", { class: "anything" }, make("summary", {}, words.anything), field("anything", words.anythingLabel, anything),
      make("button", { type: "button", onclick: read }, words.read), readAs),
    ...fields, choices,
    more, summary, rest, card);
  relabel();
  const soon = later(check, 200);
  for (const name of names) inputs[name].addEventListener("input", soon);
  provider.addEventListener("change", check);
  frontEnd.addEventListener("change", () => { relabel(); check(); });
  return { open, profile: () => (last ? exported() : null) };
}
