// Brings the page to life: the checker, the sections, the addresses.
import { checkView } from "./check.js";
import { Core } from "./core.js";
import { diagnoseView } from "./diagnose.js";
import { byId, make, say } from "./dom.js";
import { elsewhereView } from "./elsewhere.js";
import { lookupView } from "./lookup.js";
import { texts } from "./texts.js";

const sections = ["failed", "check", "elsewhere", "lookup", "privacy"];

function privacy() {
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content ?? "";
  byId("privacy").append(make("h2", {}, texts.privacy.heading), ...texts.privacy.body.map((text) => make("p", {}, text)),
    make("h3", {}, texts.privacy.policy), make("pre", { tabIndex: 0 }, policy.split("; ").join(";\n")));
}

function select(name, focus) {
  for (const section of sections) byId(section).hidden = section !== name;
  for (const link of document.querySelectorAll("nav a")) {
    if (link.hash === `#${name}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (focus) {
    scrollTo(0, 0);
    byId(name).focus({ preventScroll: true });
  }
}

async function begin() {
  let core;
  try {
    core = new Core(await globalThis.proxylintWasm(), globalThis.proxylintWorker);
  } catch {
    say(texts.unavailable);
    byId("loading").textContent = texts.unavailable;
    return;
  }
  globalThis.proxylintCore = core;
  const lists = await core.ask("lists");
  let check = null;
  let takeElsewhere = null;
  check = checkView(core, lists, (name, profile) => {
    takeElsewhere(profile);
    location.hash = name;
  });
  diagnoseView(core, lists, () => check.profile());
  takeElsewhere = elsewhereView(core, lists);
  const lookup = lookupView(core, lists);
  byId("loading").remove();
  byId("date").textContent = lists.date;
  say(texts.ready);
  const route = (focus) => {
    const [name, ...rest] = decodeURIComponent(location.hash.slice(1)).split("/");
    if (lookup.kinds.includes(name)) {
      select("lookup", focus);
      lookup.open(name, rest.join("/"));
    } else if (name === "settings") {
      select("check", focus);
      check.open(rest.join("/"));
    } else {
      if (name === "lookup") lookup.open();
      select(sections.includes(name) ? name : "failed", focus);
    }
  };
  addEventListener("hashchange", () => route(true));
  route(false);
  document.body.dataset.ready = "true";
  if ("serviceWorker" in navigator && location.protocol === "https:" || location.hostname === "127.0.0.1" || location.hostname === "localhost") {
    navigator.serviceWorker?.register("sw.js").catch(() => {});
  }
}

privacy();
select(sections.includes(location.hash.slice(1)) ? location.hash.slice(1) : "failed");
begin().catch((problem) => {
  const told = problem?.message === texts.slow || problem?.message === texts.crashed ? problem.message : texts.unavailable;
  say(told);
  byId("loading")?.replaceChildren(told);
});
