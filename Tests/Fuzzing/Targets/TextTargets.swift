import Diagnosing
import Editing
import FrontEnds
import JSONText
import Linting
import Reporting
import Setups
import YAMLSource

extension FuzzTarget {
    /// Error texts, whole answers among them.
    static let diagnose = FuzzTarget(name: "diagnose", longest: 8192) { bytes in
        guard let input = try? ErrorInput(pasted: bytes) else { return }
        let diagnosis = FuzzWorld.diagnoser.diagnose(input, now: FuzzWorld.now)
        let report = DiagnosisReport(diagnosis, now: FuzzWorld.now, zone: NoZone())
        let text = TextDiagnosisRenderer(
            isColored: false, width: 80, detail: TextDiagnosisRenderer.Detail(allSteps: true, evidence: true)
        ).render(report).printed
        FuzzWorld.expect(!text.contains("\n::"), "a line that begins with a command")
        let json = JSONDiagnosisRenderer(version: "0", catalogDate: "2026-11-28").render(report)
        FuzzWorld.expect(JSONValue(json.utf8) != nil, "no JSON")
        _ = SharedDiagnosisRenderer(tried: [], tool: "x").render(report)
    }

    /// Settings of every front end that is imported from: a profile without syntax errors and without the source's keys.
    static let imports = FuzzTarget(name: "imports", longest: 8192) { bytes in
        let ids = Importers.list.map(\.id)
        let (place, rest) = FuzzWorld.choice(bytes, of: ids.count)
        importing(rest, from: ids[place])
    }

    /// Words of shells, in the commands that `import curl` reads.
    static let shell = FuzzTarget(name: "shell", longest: 4096) { bytes in
        importing(Array("curl https://openrouter.ai/api/v1/chat/completions ".utf8) + bytes, from: "curl")
        importing(bytes, from: "curl")
    }

    private static func importing(_ bytes: [UInt8], from id: String) {
        guard let text = String(validating: bytes, as: UTF8.self), let imported = try? Importers.read(text, from: id)
        else { return }
        let written = ProfileWriter(catalog: FuzzWorld.catalog, name: "imported") { "imported-\($0)" }
            .write(imported, from: id, frontEnd: nil)
        let tree = YAMLTree.parse(SourceText(name: "a.yaml", bytes: Array(written.text.utf8)))
        FuzzWorld.expect(tree.problems.isEmpty, "an import wrote what is not YAML")
        for (_, key) in written.keys where key.utf8.count >= 12 {
            FuzzWorld.expect(!written.text.contains(key), "an import wrote a key")
        }
    }

    /// JSON: what is read is written so that it is read again as the same.
    static let json = FuzzTarget(name: "json", longest: 8192) { bytes in
        guard let value = JSONValue(bytes) else { return }
        for text in [value.json, value.indentedJSON] {
            FuzzWorld.expect(JSONValue(text.utf8) == value, "JSON is not read as it was written")
        }
    }

    /// Messages of editors: in frames, and as the text of a file that is edited.
    static let messages = FuzzTarget(name: "messages", longest: 8192) { bytes in
        let server = LanguageServer(
            EditorHost(
                version: "0", catalog: FuzzWorld.catalog, today: { FuzzWorld.today },
                options: { LintOptions(today: $1) }))
        func frame(_ body: [UInt8]) -> [UInt8] { Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body }
        func message(_ text: String) -> [UInt8] { frame(Array(text.utf8)) }
        let start = message("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}")
        let (place, rest) = FuzzWorld.choice(bytes, of: 3)
        _ = server.receive(start + message("{\"jsonrpc\":\"2.0\",\"method\":\"initialized\",\"params\":{}}"))
        switch place {
        case 0: _ = server.receive(rest)
        case 1:
            // Lines are messages.
            for line in rest.split(separator: UInt8(ascii: "\n")).prefix(20) { _ = server.receive(frame(Array(line))) }
        default:
            let text = JSONValue.string(String(decoding: rest.dropFirst(2), as: UTF8.self)).json
            let file = "\"textDocument\":{\"uri\":\"file:///a.yaml\""
            _ = server.receive(
                message(
                    "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\(file),\"languageId\":\"yaml\",\"version\":1,\"text\":\(text)}}}"
                ))
            let (line, column) = (Int(rest.first ?? 0) % 40, Int(rest.dropFirst().first ?? 0) % 80)
            let position = "\"position\":{\"line\":\(line),\"character\":\(column)}"
            for (number, method) in ["completion", "hover", "definition", "documentSymbol", "documentLink"].enumerated()
            {
                let answer = server.receive(
                    message(
                        "{\"jsonrpc\":\"2.0\",\"id\":\(number + 2),\"method\":\"textDocument/\(method)\",\"params\":{\(file)},\(position)}}"
                    ))
                FuzzWorld.expect(!answer.isEmpty, "no answer to \(method)")
            }
            let range =
                "\"range\":{\"start\":{\"line\":0,\"character\":0},\"end\":{\"line\":\(line),\"character\":\(column)}}"
            _ = server.receive(
                message(
                    "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"textDocument/codeAction\",\"params\":{\(file)},\(range),\"context\":{\"diagnostics\":[]}}}"
                ))
            _ = server.receive(
                message(
                    "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":{\(file),\"version\":2},\"contentChanges\":[{\(range),\"text\":\"\\n- x: y\\n\"}]}}"
                ))
        }
    }
}
