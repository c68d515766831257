import JSONText

/// A form as a page of its own with a button for each field that copies it; nothing is loaded from elsewhere.
public struct FormPage {
    private let title: String
    private let export: Export
    private let origin: String

    /// A page with the fields of an export.
    public init(title: String, export: Export, setup: ExportSetup) {
        self.title = title
        self.export = export
        origin = setup.origin
    }

    /// The whole page.
    public var html: String {
        let values = JSONValue.array(export.fields.map { .string($0.value) })
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
            <meta name="referrer" content="no-referrer">
            <title>\(Self.escaped(title))</title>
            <style>
            :root { color-scheme: light dark; }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
            dl { display: grid; grid-template-columns: max-content 1fr max-content; gap: .6rem 1rem; align-items: start; }
            dt { font-weight: 600; }
            dd { margin: 0; font-family: ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
            button { font: inherit; padding: .1rem .8rem; min-width: 6rem; }
            footer { margin-top: 2rem; opacity: .7; font-size: .9rem; }
            </style>
            </head>
            <body>
            <h1>\(Self.escaped(title))</h1>
            <dl>
            \(rows)
            </dl>
            \(notes)
            <footer>\(Self.escaped(origin)).</footer>
            <script type="application/json" id="values">\(Self.inScript(values.json))</script>
            <script>
            "use strict";
            const values = JSON.parse(document.getElementById("values").textContent);
            async function copy(text) {
              try {
                await navigator.clipboard.writeText(text);
              } catch {
                const area = document.createElement("textarea");
                area.value = text;
                document.body.append(area);
                area.select();
                document.execCommand("copy");
                area.remove();
              }
            }
            for (const button of document.querySelectorAll("button")) {
              button.addEventListener("click", async () => {
                await copy(values[Number(button.dataset.field)]);
                for (const other of document.querySelectorAll("button")) other.textContent = "Copy";
                button.textContent = "Copied";
              });
            }
            </script>
            </body>
            </html>

            """
    }

    private var rows: String {
        export.fields.enumerated().map { place, field in
            let shown = field.isKey ? "•••• (not shown)" : field.value
            let label = Self.escaped(field.label)
            return
                "<dt>\(label)</dt><dd dir=\"auto\">\(Self.escaped(shown))</dd><dd><button type=\"button\" data-field=\"\(place)\" aria-label=\"Copy \(label)\">Copy</button></dd>"
        }.joined(separator: "\n")
    }

    private var notes: String {
        guard !export.notes.isEmpty else { return "" }
        return "<ul>\n" + export.notes.map { "<li>\(Self.escaped($0))</li>\n" }.joined() + "</ul>"
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            // A reader takes a zero for the end of the text.
            case "\0": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// JSON within a script element, which ends at the first `</`.
    private static func inScript(_ json: String) -> String {
        json.replacing("<", with: "\\u003c").replacing(">", with: "\\u003e").replacing("&", with: "\\u0026")
            .replacing("\u{2028}", with: "\\u2028").replacing("\u{2029}", with: "\\u2029")
    }
}
