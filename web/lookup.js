// "Look it up": everything that has a page, searched as one types.
import { byId, later, make } from "./dom.js";
import { html } from "./markdown.js";
import { texts } from "./texts.js";

const words = texts.lookup;
const kinds = ["rules", "errors", "providers", "front-ends"];

/** Fills the section and returns a way to open a page. */
export function lookupView(core, lists) {
  const entries = [
    ...lists.rules.map((entry) => ({ kind: "rules", id: entry.id, name: entry.id, about: entry.summary })),
    ...lists.causes.map((entry) => ({ kind: "errors", id: entry.id, name: entry.id, about: entry.summary.replace(/\{[^}]*\}/g, "…") })),
    ...lists.providers.map((entry) => ({ kind: "providers", id: entry.id, name: entry.name, about: entry.base_url ?? "" })),
    ...lists.front_ends.map((entry) => ({ kind: "front-ends", id: entry.id, name: entry.name, about: entry.place ?? "" })),
  ];
  const search = make("input", { type: "search", id: "search", autocomplete: "off", spellcheck: false });
  const list = make("div", { id: "found" });
  const page = make("article", { id: "page", hidden: true });
  let allModels = null;

  async function models() {
    if (allModels) return allModels;
    allModels = [];
    for (const provider of lists.providers) {
      const found = await core.ask("models", "", { provider: provider.id });
      for (const model of found.models) allModels.push({ kind: "models", id: `${model.provider}/${model.id}`, name: model.id, about: provider.name, target: `providers/${provider.id}` });
    }
    return allModels;
  }

  async function find() {
    const wanted = search.value.trim().toLowerCase();
    const fits = (entry) => !wanted || `${entry.id} ${entry.name} ${entry.about}`.toLowerCase().includes(wanted);
    const groups = kinds.map((kind) => [kind, entries.filter((entry) => entry.kind === kind && fits(entry))]);
    if (wanted.length > 2) groups.push(["models", (await models()).filter(fits).slice(0, 60)]);
    const found = groups.filter(([, group]) => group.length);
    list.replaceChildren(...(found.length ? found.map(([kind, group]) => make("details", { open: Boolean(wanted) || kind === "errors" },
      make("summary", {}, `${words.kinds[kind]} (${group.length})`),
      make("ul", { class: "entries" }, group.map((entry) => make("li", {},
        make("a", { href: `#${entry.target ?? `${entry.kind}/${entry.id}`}` }, entry.name), make("span", {}, ` ${entry.about}`))))))
      : [make("p", {}, words.none)]));
  }

  search.addEventListener("input", later(find, 120));
  byId("lookup").append(make("h2", {}, words.heading),
    make("div", { class: "field" }, make("label", { htmlFor: "search" }, words.label), search), page, list);
  find();

  return {
    kinds,
    async open(kind, id) {
      if (!id) {
        page.hidden = true;
        list.hidden = false;
        return;
      }
      try {
        const { text } = await core.ask("page", "", { kind, id });
        page.innerHTML = html(text, (target) => {
          const local = /^(?:\.\.\/)?(?:([a-z-]+)\/)?([a-z0-9.-]+)\.md(?:#.*)?$/.exec(target);
          return local ? `#${local[1] ?? kind}/${local[2]}` : target;
        }).replace(/<(\/?)h([123])>/g, (_, end, level) => `<${end}h${Number(level) + 2}>`);
        page.prepend(make("p", {}, make("a", { href: "#lookup" }, words.back)));
      } catch (problem) {
        page.replaceChildren(make("p", {}, problem.message), make("a", { href: "#lookup" }, words.back));
      }
      page.hidden = false;
      list.hidden = true;
    },
  };
}
