// Small helpers: elements, copying, times.
import { texts } from "./texts.js";

/** An element with properties and children; texts become text, never markup. */
export function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false && key !== "spellcheck") continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "class") element.className = value;
    else if (key in element && !key.startsWith("aria")) element[key] = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A sentence of the core's, with what stands in backticks as code. */
export const rich = (text) => text.split(/`([^`]+)`/).map((part, place) => (place % 2 ? make("code", {}, part) : part));

/** The element with this id. */
export const byId = (id) => document.getElementById(id);

/** Says something to everybody, also to screen readers. */
export function say(text) {
  byId("status").textContent = text;
}

/** Puts text on the clipboard. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = make("textarea", { value: text, class: "offscreen" });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}

/** A button that copies what `text` gives when it is pressed. */
export function copyButton(text, label, caption = texts.copy) {
  const button = make("button", { type: "button", class: "copy", "aria-label": label }, caption);
  let timer;
  button.addEventListener("click", async () => {
    const value = await text();
    if (value === null) return;
    await copy(value);
    button.textContent = texts.copied;
    say(`${label ?? caption}: ${texts.copied}`);
    clearTimeout(timer);
    timer = setTimeout(() => (button.textContent = caption), 2000);
  });
  return button;
}

/** Offers text as a file. */
export function saveFile(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = make("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A span of seconds in words, one unit. */
export function span(seconds) {
  const units = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];
  const [name, size] = units.find(([, size]) => seconds >= size * 2) ?? units[seconds >= 60 ? 2 : 3];
  return new Intl.NumberFormat(undefined, { style: "unit", unit: name, unitDisplay: "long" })
    .format(Math.max(1, Math.round(seconds / size)));
}

/** A function that runs once things have been quiet for a while. */
export function later(action, delay = 200) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  };
}

/** A labelled field. */
export function field(id, label, input, hint) {
  input.id = id;
  const remarks = make("div", { id: `${id}-remarks`, class: "remarks" });
  const note = hint ? make("p", { id: `${id}-hint`, class: "hint" }, hint) : null;
  input.setAttribute("aria-describedby", [note && note.id, remarks.id].filter(Boolean).join(" "));
  return make("div", { class: "field" }, make("label", { htmlFor: id }, label), note, input, remarks);
}

const dollars = (micro) => (micro / 1e6).toLocaleString(undefined, { maximumFractionDigits: 4 });

/** Window, price and end of a model, in a line. */
export function modelFacts(model) {
  const words = texts.check;
  return [
    model.window ? words.window(model.window.toLocaleString()) : "", model.free ? words.free : "",
    model.input !== null && model.output !== null && !model.free ? words.price(dollars(model.input), dollars(model.output)) : "",
    model.ended ? (new Date(model.ended) > new Date() ? words.ends : words.ended)(model.ended) : "",
  ].filter(Boolean).join(", ");
}
