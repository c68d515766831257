// "Take it elsewhere": a profile in the form that another front end takes; what other hosts ask.
import { byId, copyButton, field, make, rich, saveFile } from "./dom.js";
import { texts } from "./texts.js";

const words = texts.elsewhere;

/** Fills the section and returns a way to hand it a profile. */
export function elsewhereView(core, lists) {
  const profile = make("textarea", { rows: 8, spellcheck: false, class: "code" });
  const target = make("select", {}, lists.exports.map((entry) => make("option", { value: entry.id }, `${entry.name}: ${entry.gives}`)));
  const result = make("div", { "aria-live": "polite" });
  const file = make("input", { type: "file", accept: ".yaml,.yml,.json,.txt", id: "open-file" });
  const model = make("input", { type: "text", spellcheck: false, autocapitalize: "off", autocomplete: "off" });
  const prices = make("div", { "aria-live": "polite" });

  async function produce(force) {
    try {
      const made = await core.ask("export", profile.value, { front_end: target.value, force: force === true });
      if (made.errors) {
        return result.replaceChildren(make("div", { class: "finding error stopped" }, make("p", {}, make("strong", {}, words.stopped(made.errors.length))),
          make("ul", {}, made.errors.map((error) => make("li", {}, rich(error.message), " ", make("a", { href: `#rules/${error.rule}` }, error.rule)))),
          make("button", { type: "button", onclick: () => produce(true) }, words.force)));
      }
      result.replaceChildren(...made.documents.map((document) => make("section", { class: "document" },
        make("h3", {}, document.file_name), make("p", {}, document.place),
        make("pre", { tabIndex: 0 }, document.text),
        make("p", { class: "buttons" }, copyButton(() => document.text, texts.copyField(document.file_name)),
          make("button", { type: "button", onclick: () => saveFile(document.file_name, document.text) }, texts.save)))),
        make("h3", {}, words.notes), make("ul", {}, [words.noKey, ...made.notes].map((note) => make("li", {}, rich(note)))));
      if (made.values?.model && !model.value) {
        model.value = made.values.model;
        compare();
      }
    } catch (problem) {
      result.replaceChildren(make("p", { class: "finding error" }, problem.message));
    }
  }

  async function compare() {
    const wanted = model.value.trim();
    if (!wanted) return prices.replaceChildren();
    const { models } = await core.ask("prices", "", { model: wanted });
    if (!models.length) return prices.replaceChildren(make("p", {}, words.noPrices));
    const name = (id) => lists.providers.find((entry) => entry.id === id)?.name ?? id;
    const money = (micro) => (micro === null ? "–" : (micro / 1e6).toFixed(2));
    models.sort((first, second) => (first.free ? -1 : first.input ?? 1e12) - (second.free ? -1 : second.input ?? 1e12));
    prices.replaceChildren(make("div", { class: "table", tabIndex: 0, role: "region", "aria-label": words.prices }, make("table", {},
      make("thead", {}, make("tr", {}, words.priceHead.map((title) => (title ? make("th", { scope: "col" }, title) : make("td", {}))))),
      make("tbody", {}, models.map((entry) => make("tr", {}, make("td", {}, name(entry.provider)), make("td", {}, entry.id),
        make("td", {}, entry.window?.toLocaleString() ?? "–"), make("td", {}, money(entry.input)), make("td", {}, money(entry.output)),
        make("td", {}, entry.free ? texts.check.free : "", entry.ended ? ` ${texts.check.ended(entry.ended)}` : "")))))),
      make("p", { class: "hint" }, words.priceNote));
  }

  file.addEventListener("change", async () => {
    const chosen = file.files[0];
    if (!chosen || chosen.size > 1_000_000) return;
    const content = await chosen.text();
    try {
      profile.value = /^\s*version\s*:/m.test(content) ? content : (await core.ask("import", content)).text;
      await produce();
    } catch (problem) {
      result.replaceChildren(make("p", { class: "finding error" }, problem.message));
    }
  });
  model.addEventListener("change", compare);
  byId("elsewhere").append(make("h2", {}, words.heading), field("profile-text", words.label, profile, words.hint),
    make("div", { class: "field" }, make("label", { htmlFor: "open-file" }, words.open), file),
    field("export-target", words.target, target),
    make("p", { class: "buttons" }, make("button", { type: "button", class: "main", onclick: () => produce() }, words.make),
      make("button", { type: "button", onclick: () => saveFile("profile.yaml", profile.value) }, words.keep)), result,
    make("h3", {}, words.prices), field("price-model", words.pricesLabel, model), prices);
  return (text) => {
    if (text) profile.value = text;
  };
}
