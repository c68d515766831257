// Markdown as the core writes its pages, as HTML text: headings, paragraphs, lists, tables, code. Everything is escaped.
const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text for HTML. */
export const escaped = (text) => text.replace(/[&<>"']/g, (sign) => escapes[sign]);

function inline(text, link) {
  return text.split(/(`[^`]*`)/).map((part) => {
    if (/^`[^`]*`$/.test(part)) return `<code>${escaped(part.slice(1, -1))}</code>`;
    return escaped(part)
      .replace(/\*\*([^*]+)\*\*/g, "<strong>$1</strong>")
      .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, (_, label, target) => `<a href="${link(target)}">${label}</a>`)
      .replace(/(^|[\s(])(https:\/\/[^\s<)|]+[^\s<)|.,;:])/g, '$1<a href="$2" rel="noreferrer noopener">$2</a>');
  }).join("");
}

const cells = (row) => row.replace(/^\||\|\s*$/g, "").split(/(?<!\\)\|/).map((cell) => cell.trim().replace(/\\\|/g, "|"));

/** The page as HTML; `link` turns the targets of its links into addresses. */
export function html(markdown, link = (target) => target) {
  const lines = markdown.replace(/<!--[\s\S]*?-->/g, "").split("\n");
  let result = "";
  for (let place = 0; place < lines.length; ) {
    const line = lines[place];
    const heading = /^(#{1,4}) (.*)$/.exec(line);
    if (heading) {
      result += `<h${heading[1].length}>${inline(heading[2], link)}</h${heading[1].length}>\n`;
      place++;
    } else if (line.startsWith("```")) {
      const code = [];
      for (place++; place < lines.length && !lines[place].startsWith("```"); place++) code.push(lines[place]);
      result += `<pre tabindex="0"><code>${escaped(code.join("\n"))}</code></pre>\n`;
      place++;
    } else if (line.startsWith("|")) {
      const rows = [];
      for (; place < lines.length && lines[place].startsWith("|"); place++) rows.push(cells(lines[place]));
      const body = rows.filter((row) => !row.every((cell) => /^:?-+:?$/.test(cell)));
      const [head, ...rest] = body;
      result += `<div class="table" tabindex="0" role="region" aria-label="${escaped(head.filter(Boolean).join(", ") || "facts")}"><table>`;
      if (head.some(Boolean)) result += `<thead><tr>${head.map((cell) => `<th scope="col">${inline(cell, link)}</th>`).join("")}</tr></thead>`;
      result += `<tbody>${rest.map((row) => `<tr>${row.map((cell) => `<td>${inline(cell, link)}</td>`).join("")}</tr>`).join("")}</tbody></table></div>\n`;
    } else if (/^(- |\d+\. )/.test(line)) {
      const ordered = !line.startsWith("- ");
      const items = [];
      for (; place < lines.length && /^(- |\d+\. |  )/.test(lines[place]); place++) {
        if (lines[place].startsWith("  ") && items.length) items[items.length - 1] += ` ${lines[place].trim()}`;
        else items.push(lines[place].replace(/^(- |\d+\. )/, ""));
      }
      const name = ordered ? "ol" : "ul";
      result += `<${name}>${items.map((item) => `<li>${inline(item, link)}</li>`).join("")}</${name}>\n`;
    } else if (!line.trim()) {
      place++;
    } else {
      const text = [];
      for (; place < lines.length && lines[place].trim() && !/^(#|```|\||- |\d+\. )/.test(lines[place]); place++) text.push(lines[place]);
      if (!text.length) text.push(lines[place++]);
      result += `<p>${inline(text.join(" "), link)}</p>\n`;
    }
  }
  return result;
}
