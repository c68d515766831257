public import FrontEnds
import JSONText
import Profiles

/// Exported documents for people and for scripts.
public struct ExportRenderer {
    private let frontEnd: String
    private let name: String

    /// A renderer for a front end, by its id and its name for people.
    public init(frontEnd: String, name: String) {
        self.frontEnd = frontEnd
        self.name = name
    }

    /// One document as it is; of several each behind a line that names it.
    public func text(_ documents: [ExportedDocument]) -> String {
        guard documents.count > 1 else { return documents.first?.text ?? "" }
        return documents.map { "==> \($0.part): \($0.fileName) <==\n\($0.text)" }.joined(separator: "\n")
    }

    /// What a terminal may be shown of a text: line breaks and tabs stay, everything else that it would act on is replaced.
    public static func harmless(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var scalars = text.unicodeScalars.makeIterator()
        var scalar = scalars.next()
        while let current = scalar {
            scalar = scalars.next()
            let isBreak = current == "\n" || current == "\t" || current == "\r" && scalar == "\n"
            result.append(isBreak || !current.actsOnTerminal ? current : "\u{FFFD}")
        }
        return String(result)
    }

    /// Where things go and what to watch for.
    public func notes(_ places: [String], _ notes: [String], _ traps: [String], width: Int) -> ReportText {
        var output: ReportText = ""
        func section(_ title: ReportText, _ items: [String]) {
            guard !items.isEmpty else { return }
            output += "\n\(title)\n"
            for item in items {
                let lines = SecretMask.byForm.reported(item).lines(width: width, indentation: 4)
                output += lines.enumerated().map { number, line -> ReportText in
                    (number == 0 ? "  - " : "    ") + line + "\n"
                }.joined()
            }
        }
        section("do", places + notes)
        section("known of \(foreign: name)", traps)
        return output
    }

    /// Everything as JSON (docs/json.md).
    public func json(
        _ documents: [ExportedDocument], _ notes: [String], _ loaded: ExportInput, version: String, catalogDate: String
    ) -> String {
        var json = ReportJSON()
        json.object { json in
            json.header(version: version, catalogDate: catalogDate)
            for (key, value) in [
                ("front_end", frontEnd), ("profile", loaded.profile), ("proxy", loaded.proxies.first?.label),
            ]
                as [(StaticString, String?)]
            {
                json.key(key)
                json.string(exported: value)
            }
            json.key("documents")
            json.array { json in
                for document in documents {
                    json.object { json in
                        for (key, value) in [
                            ("part", document.part), ("file_name", document.fileName), ("place", document.place),
                            ("text", document.text),
                        ] as [(StaticString, String)] {
                            json.key(key)
                            json.string(exported: value)
                        }
                    }
                }
            }
            json.key("notes")
            json.array { json in notes.forEach { json.string(exported: $0) } }
            json.key("values")
            if let proxy = loaded.proxies.first { Self.write(proxy, &json) } else { json.null() }
        }
        return json.text + "\n"
    }

    /// The values themselves, for scripts that make something of their own.
    private static func write(_ proxy: ExportProxy, _ json: inout ReportJSON) {
        json.object { json in
            for (key, value) in [
                ("provider", proxy.provider?.id), ("model", proxy.model),
                ("base_url", proxy.resolved.url(in: .base)),
                ("chat_url", proxy.resolved.url(in: .full)), ("reasoning", proxy.reasoning),
                ("custom_prompt", proxy.customPrompt), ("prefill", proxy.prefill),
                ("key_variable", proxy.key?.variable),
                ("key", proxy.key?.revealed),
            ] as [(StaticString, String?)] {
                json.key(key)
                json.string(exported: value)
            }
            for (key, value) in [("context_size", proxy.contextSize), ("max_new_tokens", proxy.maxNewTokens)]
                as [(StaticString, Int64?)]
            {
                json.key(key)
                json.optional(value)
            }
            json.key("generation")
            json.object { json in
                for (name, value) in proxy.settings.numbers {
                    json.key(program: name)
                    json.decimal(value.value)
                }
            }
            json.key("stop")
            json.array { json in proxy.stop.forEach { json.string(exported: $0) } }
            json.key("upstreams")
            json.array { json in proxy.upstreams.forEach { json.string(exported: $0) } }
        }
    }
}
