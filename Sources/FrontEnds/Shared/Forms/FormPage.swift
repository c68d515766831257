import JSONText

/// A form as a page of its own with a button for each field that copies it; nothing is loaded from elsewhere.
public struct FormPage {
    private let title: String
    private let form: FrontEndForm
    private let notes: [String]
    private let origin: String

    /// A page with the fields of a form.
    ///
    /// - Parameter notes: What to watch for besides.
    public init(title: String, form: FrontEndForm, notes: [String], input: ExportInput) {
        self.title = title
        self.form = form
        self.notes = notes
        origin = input.origin
    }

    /// The whole page.
    public var html: String {
        let values = JSONValue.array(form.fields.filter { $0.isCopyable }.map { .string($0.value) })
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
            dd.word { font-family: inherit; font-style: italic; }
            h2 { font-size: 1.1rem; }
            button { font: inherit; padding: .1rem .8rem; min-width: 6rem; }
            footer { margin-top: 2rem; opacity: .7; font-size: .9rem; }
            </style>
            </head>
            <body>
            <h1>\(Self.escaped(title))</h1>
            <p>\(Self.escaped(form.place))</p>
            <dl>
            \(rows)
            </dl>
            \(settings)
            \(Self.list("ol", form.steps))
            \(Self.list("ul", notes))
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
        var number = 0
        return form.fields.map { field in
            let label = Self.escaped(field.label)
            guard field.isCopyable else {
                return "<dt>\(label)</dt><dd class=\"word\">\(Self.escaped(field.value))</dd><dd></dd>"
            }
            defer { number += 1 }
            let shown = field.isKey ? "•••• (not shown)" : field.value
            return
                "<dt>\(label)</dt><dd dir=\"auto\">\(Self.escaped(shown))</dd><dd><button type=\"button\" data-field=\"\(number)\" aria-label=\"Copy \(label)\">Copy</button></dd>"
        }.joined(separator: "\n")
    }

    /// What is typed or slid.
    private var settings: String {
        guard !form.settings.isEmpty else { return "" }
        let rows = form.settings.map { setting in
            "<dt>\(Self.escaped(setting.label))</dt><dd dir=\"auto\">\(Self.escaped(setting.value))</dd><dd></dd>\n"
        }.joined()
        return "<h2>\(Self.escaped(form.settingsPlace))</h2>\n<dl>\n\(rows)</dl>"
    }

    private static func list(_ element: String, _ items: [String]) -> String {
        guard !items.isEmpty else { return "" }
        return "<\(element)>\n" + items.map { "<li>\(escaped($0))</li>\n" }.joined() + "</\(element)>"
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
