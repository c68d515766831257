// "It failed": an error is pasted, the answer says who refused, whether to wait, what to do.
import { byId, copyButton, field, later, make, rich, span } from "./dom.js";
import { texts } from "./texts.js";

const words = texts.failed;
const example = "PROXY ERROR 429: {\"error\":{\"message\":\"Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000 free model requests per day\",\"code\":429}}";

/** Fills the section; `lists` are the names of the catalogue, `settings` tells what is filled in elsewhere. */
export function diagnoseView(core, lists, settings) {
  const box = make("textarea", { rows: 5, spellcheck: false, autocapitalize: "off", autocomplete: "off" });
  const answer = make("div", { id: "answer", class: "answer", "aria-live": "polite" }, make("p", { class: "hint" }, words.empty));
  const provider = make("select", { id: "asked-provider" }, make("option", { value: "" }, words.unknown),
    lists.providers.map((entry) => make("option", { value: entry.id }, entry.name)));
  const frontEnd = make("select", { id: "asked-front-end" }, make("option", { value: "" }, words.unknown),
    lists.front_ends.map((entry) => make("option", { value: entry.id }, entry.name)));
  const model = make("input", { id: "asked-model", type: "text", spellcheck: false, autocapitalize: "off", autocomplete: "off" });
  const questions = make("fieldset", { class: "questions", hidden: true }, make("legend", {}, words.questions),
    make("label", { htmlFor: provider.id }, words.provider), provider,
    make("label", { htmlFor: frontEnd.id }, words.frontEnd), frontEnd,
    make("label", { htmlFor: model.id }, words.model), model);
  let turn = 0;

  function profile() {
    if (!provider.value && !frontEnd.value && !model.value) return settings() ?? undefined;
    const lines = ["version: 1", "name: page"];
    if (frontEnd.value) lines.push(`front_end: ${frontEnd.value}`);
    lines.push("accounts:", "  main:", `    provider: ${provider.value || "custom"}`, "    key: {keyring: key}",
      "proxies:", "  - account: main", `    model: ${JSON.stringify(model.value || "unknown")}`);
    return lines.join("\n") + "\n";
  }

  async function diagnose() {
    const mine = ++turn;
    const text = box.value;
    if (!text.trim()) {
      answer.replaceChildren(make("p", { class: "hint" }, words.empty));
      questions.hidden = true;
      return;
    }
    try {
      const found = await core.ask("diagnose", text, { profile_text: profile() });
      if (mine !== turn) return;
      if (!found.provider || !found.cause) questions.hidden = false;
      show(found, text);
    } catch (problem) {
      if (mine === turn) answer.replaceChildren(make("p", { class: "finding error" }, problem.message));
    }
  }

  function waiting({ advice, at, after_seconds: seconds }) {
    if (advice === "never") return words.never;
    if (advice === "now") return words.now;
    if (advice === "later") return words.later(span(seconds ?? 60));
    if (!at) return words.afterReset;
    const moment = new Date(at);
    const isToday = moment.toDateString() === new Date().toDateString();
    const clock = new Intl.DateTimeFormat(undefined, isToday
      ? { hour: "2-digit", minute: "2-digit" }
      : { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }).format(moment);
    return words.reset(clock, span(Math.max(1, (moment - Date.now()) / 1000)));
  }

  function remedies(title, list, name) {
    if (!list.length) return null;
    return [make("h4", {}, title), make(name, {}, list.map((remedy) => make("li", {},
      make("strong", {}, rich(remedy.action)), remedy.why ? [": ", rich(remedy.why)] : "",
      remedy.url ? [" ", make("a", { href: remedy.url, rel: "noreferrer noopener" }, remedy.url.replace(/^https:\/\//, ""))] : null)))];
  }

  function show(found, text) {
    const retry = found.cause ? make("p", { class: "wait" }, make("strong", {}, `${words.wait} `), waiting(found.retry)) : null;
    answer.replaceChildren(
      make("p", { class: "badge" }, words.layers[found.layer] ?? found.layer,
        found.cause ? ` · ${words.confidence[found.confidence]}` : "", found.http_status ? ` · HTTP ${found.http_status}` : ""),
      make("h3", {}, rich(found.summary)), ...[retry].filter(Boolean),
      ...[remedies(words.todo, found.remedies, "ol"), remedies(words.vain, found.will_not_help, "ul")].flat().filter(Boolean),
      ...(found.possibilities.length
        ? [make("h4", {}, words.maybe), make("ul", {}, found.possibilities.map((other) => make("li", {},
          make("a", { href: `#errors/${other.cause}` }, other.cause), `: ${other.why}`)))] : []),
      make("p", { class: "buttons" },
        copyButton(async () => (await core.ask("share", text, { profile_text: profile() })).text, words.forum, words.forum),
        found.cause ? make("a", { class: "button", href: `#errors/${found.cause}` }, words.page) : null),
      found.evidence.length ? make("details", {}, make("summary", {}, texts.more), make("ul", {},
        found.evidence.map((fact) => make("li", {}, make("q", {}, fact.text), ` ${fact.meaning}`,
          fact.source ? make("small", {}, ` (${fact.source})`) : null)))) : "");
  }

  const soon = later(diagnose, 150);
  for (const input of [box, model]) input.addEventListener("input", soon);
  for (const choice of [provider, frontEnd]) choice.addEventListener("change", diagnose);
  const sample = make("button", { type: "button", class: "quiet", onclick: () => { box.value = example; diagnose(); } }, words.example);
  byId("failed").append(make("h2", {}, words.heading), field("error-text", words.label, box, words.hint), sample, answer, questions);
}
