import Catalog
import JSONText
import Linting
import Testing
import YAMLSource

@testable import Editing

/// A conversation with a server, as an editor has it.
final class EditorSession {
    let server: LanguageServer
    private var lastID = 0
    private(set) var notifications: [JSONValue] = []
    /// Everything that was sent, as text.
    private(set) var sent = ""

    static let address = "file:///home/me/profiles/a.yaml"

    init(
        encodings: [String] = ["utf-16"], takesSnippets: Bool = true, isInitialized: Bool = true,
        options: @escaping (String, CalendarDate) -> LintOptions? = { LintOptions(today: $1) }
    ) throws {
        let day = try #require(CalendarDate("2026-11-28"))
        server = LanguageServer(
            EditorHost(version: "test", catalog: .embedded, today: { day }, options: options))
        guard isInitialized else { return }
        _ = try request(
            "initialize",
            """
            {"capabilities": {"general": {"positionEncodings": \(JSONValue.strings(encodings).json)}, "textDocument": \
            {"completion": {"completionItem": {"snippetSupport": \(takesSnippets)}}}}}
            """)
        try notify("initialized", "{}")
    }

    /// Sends bytes; what comes back, message by message.
    @discardableResult
    func send(_ bytes: [UInt8]) throws -> [JSONValue] {
        let output = server.receive(bytes)
        sent += String(decoding: output, as: UTF8.self)
        var framer = MessageFramer()
        framer.append(output)
        var messages: [JSONValue] = []
        while let frame = framer.next() {
            guard case .message(let bytes) = frame else {
                Issue.record("the server wrote a bad frame")
                break
            }
            messages.append(try #require(JSONValue(bytes)))
        }
        notifications += messages.filter { $0["method"] != nil }
        return messages
    }

    static func frame(_ body: String) -> [UInt8] {
        Array("Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8)
    }

    func notify(_ method: String, _ parameters: String) throws {
        try send(Self.frame("{\"jsonrpc\":\"2.0\",\"method\":\"\(method)\",\"params\":\(parameters)}"))
    }

    /// The whole answer to a request.
    func answer(_ method: String, _ parameters: String) throws -> JSONValue {
        lastID += 1
        let body = "{\"jsonrpc\":\"2.0\",\"id\":\(lastID),\"method\":\"\(method)\",\"params\":\(parameters)}"
        let answers = try send(Self.frame(body))
        return try #require(answers.first { $0["id"]?.integer == Int64(lastID) })
    }

    /// The result of a request.
    func request(_ method: String, _ parameters: String) throws -> JSONValue {
        try #require(try answer(method, parameters)["result"])
    }

    func open(_ text: String, at address: String = EditorSession.address) throws {
        let item = JSONValue.members([
            "uri": .string(address), "languageId": .string("yaml"), "version": .integer(1), "text": .string(text),
        ])
        try notify("textDocument/didOpen", "{\"textDocument\":\(item.json)}")
    }

    /// Opens a text in which `‸` marks the cursor; the parameters of a request there.
    func open(marked text: String, more: String = "") throws -> String {
        try open(text.replacing("‸", with: ""))
        return try Self.parameters(text, more: more)
    }

    /// The parameters of a request at the mark, in UTF-16.
    static func parameters(_ marked: String, more: String = "") throws -> String {
        let before = try #require(marked.components(of: "‸").first)
        // By scalars: CR LF is one character of Swift's.
        let lines = before.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        return """
            {"textDocument":{"uri":"\(address)"},"position":{"line":\(lines.count - 1),"character":\
            \(lines.last?.utf16.count ?? 0)}\(more)}
            """
    }

    /// What was published last of a document.
    func diagnostics(of address: String = EditorSession.address) throws -> [JSONValue] {
        let last = notifications.last {
            $0["method"]?.text == "textDocument/publishDiagnostics" && $0.at("params", "uri")?.text == address
        }
        return try #require(last?.at("params", "diagnostics")?.elements)
    }

    /// The labels of a completion.
    func labels(_ marked: String) throws -> [String] {
        try items(marked).compactMap { $0["label"]?.text }
    }

    func items(_ marked: String) throws -> [JSONValue] {
        try #require(try request("textDocument/completion", try open(marked: marked))["items"]?.elements)
    }

    /// The text with the edits of a workspace edit, read as an editor does.
    static func applied(_ edit: JSONValue?, to text: String, _ encoding: PositionEncoding = .utf16) throws -> String {
        let changes = try #require(edit.flatMap { $0["changes"] }?[address]?.elements)
        let lines = EditorLines(SourceText(name: "a", text: text), encoding)
        let edits = try changes.map { change in
            TextEdit(try #require(lines.range(of: change["range"])), try #require(change["newText"]?.text))
        }
        return String(decoding: try lines.source.applying(edits), as: UTF8.self)
    }
}

extension String {
    func components(of separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map { String($0) }
    }
}

/// A profile without a finding of weight.
let goodProfile = """
    version: 1
    name: cats-🐈
    front_end: janitor
    accounts:
      router:
        provider: openrouter
        key: {env: OPENROUTER_API_KEY}
      seek:
        provider: deepseek
        key: {env: DEEPSEEK_API_KEY}
    proxies:
      - name: first 😀
        account: router
        model: deepseek/deepseek-v3.2
        context_size: 16384
      - {name: second, account: seek, model: deepseek-v4-pro}

    """
