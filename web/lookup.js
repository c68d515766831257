// "Look it up": everything that has a page, searched as one types.
import { byId, later, make, modelFacts, rich } from "./dom.js";
import { html } from "./markdown.js";
import { texts } from "./texts.js";

const words = texts.lookup;
const kinds = ["topics", "rules", "errors", "providers", "front-ends"];

/** Fills the section and returns a way to open a page. */
export function lookupView(core, lists) {
  const entries = [
    ...lists.topics.map((name) => ({ kind: "topics", id: name, name, about: "" })),
    ...lists.rules.map((entry) => ({ kind: "rules", id: entry.id, name: entry.id, about: entry.summary })),
    ...lists.causes.map((entry) => ({ kind: "errors", id: entry.id, name: entry.id, about: entry.summary.replace(/\{[^}]*\}/g, "…") })),
    ...lists.providers.map((entry) => ({ kind: "providers", id: entry.id, name: entry.name, about: entry.base_url ?? "" })),
    ...lists.front_ends.map((entry) => ({ kind: "front-ends", id: entry.id, name: entry.name, about: entry.place ?? "" })),
  ];
  const search = make("input", { type: "search", id: "search", autocomplete: "off", spellcheck: false });
  const list = make("div", { id: "found" });
  const page = make("article", { id: "page", hidden: true });
  let allModels = null;
  let turn = 0;

  /** Every model of every provider, asked for once, when a search first wants them. */
  const models = () => (allModels ??= Promise.all(lists.providers.map(async (provider) => {
    const found = await core.ask("models", "", { provider: provider.id });
    return found.models.map((model) => ({ kind: "models", id: `${provider.id}/${model.id}`, name: model.id, about: provider.name }));
  })).then((all) => all.flat(), (problem) => {
    allModels = null;
    throw problem;
  }));

  async function find() {
    const mine = ++turn;
    const wanted = search.value.trim().toLowerCase();
    const fits = (entry) => !wanted || `${entry.id} ${entry.name} ${entry.about}`.toLowerCase().includes(wanted);
    const groups = kinds.map((kind) => [kind, entries.filter((entry) => entry.kind === kind && fits(entry))]);
    if (wanted.length > 2) groups.push(["models", (await models()).filter(fits).slice(0, 60)]);
    // Somebody typed on meanwhile.
    if (mine !== turn) return;
    const found = groups.filter(([, group]) => group.length);
    list.replaceChildren(...(found.length ? found.map(([kind, group]) => make("details", { open: Boolean(wanted) || kind === "errors" },
      make("summary", {}, `${words.kinds[kind]} (${group.length})`),
      make("ul", { class: "entries" }, group.map((entry) => make("li", {},
        make("a", { href: `#${entry.kind}/${entry.id}` }, entry.name), make("span", {}, ` ${entry.about}`))))))
      : [make("p", {}, words.none)]));
  }

  /** What `explain` says of a status or a word. */
  function topic({ topic, parts }) {
    return [make("h3", {}, topic), ...parts.flatMap(({ title, lines }) => [title ? make("h4", {}, title) : null,
      ...lines.map(({ label, text }) => {
        const isCause = lists.causes.some((cause) => cause.id === label);
        return make("p", {}, label ? make("strong", {}, isCause ? make("a", { href: `#errors/${label}` }, label) : label) : null, label ? ": " : "", rich(text));
      })])];
  }

  /** A model, with what is known of it. */
  async function model(id) {
    const provider = lists.providers.find((entry) => id.startsWith(`${entry.id}/`));
    const { models } = provider ? await core.ask("models", "", { provider: provider.id }) : { models: [] };
    const found = models.find((entry) => `${provider.id}/${entry.id}` === id);
    if (!found) throw new Error(words.noModel(id));
    return [make("h3", {}, found.id), make("p", {}, make("a", { href: `#providers/${provider.id}` }, provider.name), ` · ${found.status}`),
      make("p", {}, modelFacts(found) || words.noFacts)];
  }

  search.addEventListener("input", later(find, 120));
  byId("lookup").append(make("h2", {}, words.heading),
    make("div", { class: "field" }, make("label", { htmlFor: "search" }, words.label), search), page, list);
  find();

  return {
    kinds: [...kinds, "models"],
    async open(kind, id) {
      if (!id) {
        page.hidden = true;
        list.hidden = false;
        return;
      }
      try {
        if (kind === "models") {
          page.replaceChildren(...await model(id));
        } else if (kind === "topics") {
          page.replaceChildren(...topic(await core.ask("page", "", { kind, id })).filter(Boolean));
        } else {
          const { text } = await core.ask("page", "", { kind, id });
          page.innerHTML = html(text, (target) => {
            const local = /^(?:\.\.\/)?(?:([a-z-]+)\/)?([a-z0-9.-]+)\.md(?:#.*)?$/.exec(target);
            return local ? `#${local[1] ?? kind}/${local[2]}` : target;
          }).replace(/<(\/?)h([123])>/g, (_, end, level) => `<${end}h${Number(level) + 2}>`);
        }
        page.prepend(make("p", {}, make("a", { href: "#lookup" }, words.back)));
      } catch (problem) {
        page.replaceChildren(make("p", {}, problem.message), make("a", { href: "#lookup" }, words.back));
      }
      page.hidden = false;
      list.hidden = true;
    },
  };
}
