import Catalog
import JSONText
import Linting
import YAMLSource

/// The language server: bytes of an editor's messages in, bytes of answers out.
///
/// It opens no file and knows no clock; `EditorHost` tells what it needs. It belongs to one thread.
public final class LanguageServer {
    /// Where the conversation is.
    enum Phase {
        case fresh, running, shutDown, ended
    }

    let host: EditorHost
    var phase = Phase.fresh
    var documents: [String: TextDocument] = [:]
    var context: EditingContext
    var encoding = PositionEncoding.utf16
    /// Documents whose findings are to be published.
    var pending: [String] = []
    private var framer: MessageFramer
    private var output: [UInt8] = []

    /// The most documents that are kept; an editor that opens more gets nothing for them.
    static let mostDocuments = 1000

    /// A server on a host.
    public init(_ host: EditorHost) {
        self.host = host
        context = EditingContext(host.catalog, on: host.today())
        framer = MessageFramer()
    }

    /// The status to end with; nil while there is more to do.
    public var exitStatus: Int32? { phase == .ended ? (wasShutDown ? 0 : 1) : nil }

    var wasShutDown = false

    /// Takes what has come, and answers it.
    ///
    /// Requests that were canceled within the same bytes are not worked on, and findings are published once for all
    /// changes in them.
    public func receive(_ bytes: [UInt8]) -> [UInt8] {
        framer.append(bytes)
        var messages: [JSONValue] = []
        while let frame = framer.next() {
            switch frame {
            case .message(let bytes):
                if case .value(let value) = JSONValue.exact(bytes) {
                    messages.append(value)
                } else if let value = JSONValue(bytes) {
                    messages.append(value)
                } else {
                    send(OutgoingMessage.failure(.null, .parse))
                }
            case .tooLarge:
                let most = MessageFramer.longestMessage >> 20
                send(
                    OutgoingMessage.failure(
                        .null, RequestError(code: -32600, message: "The message is larger than \(most) MiB.")))
            case .badHeader:
                send(
                    OutgoingMessage.failure(
                        .null, RequestError(code: -32600, message: "The header has no usable Content-Length.")))
            }
        }
        let cancelled = Set(
            messages.filter { $0["method"]?.text == "$/cancelRequest" }.compactMap { $0.at("params", "id")?.json })
        for message in messages where phase != .ended { handle(message, cancelled) }
        publish()
        defer { output = [] }
        return output
    }

    func send(_ message: JSONValue) { output += OutgoingMessage.framed(message) }

    private func handle(_ message: JSONValue, _ cancelled: Set<String>) {
        guard let method = message["method"]?.text else {
            // An answer to something; nothing was asked.
            if message["result"] == nil, message["error"] == nil { send(OutgoingMessage.failure(.null, .invalid)) }
            return
        }
        let parameters = message["params"] ?? .null
        guard let id = message["id"], !id.isNull else {
            notify(method, parameters)
            return
        }
        guard Self.isID(id) else {
            send(OutgoingMessage.failure(.null, .invalid))
            return
        }
        do throws(RequestError) {
            if cancelled.contains(id.json) { throw .cancelled }
            send(OutgoingMessage.result(id, try answer(method, parameters)))
        } catch {
            send(OutgoingMessage.failure(id, error))
        }
    }

    private static func isID(_ id: JSONValue) -> Bool {
        switch id {
        case .number: true
        case .string(let text): text.utf8.count <= 256
        default: false
        }
    }

    // MARK: Documents

    /// The document that a request is about.
    func document(_ parameters: JSONValue) throws(RequestError) -> TextDocument {
        guard let address = parameters.at("textDocument", "uri")?.text else { throw .parameters }
        guard let document = documents[address] else { throw .failed("The document is not open.") }
        guard !document.isLost else { throw .failed("A change was lost; close the document and open it again.") }
        return document
    }

    /// Gives documents the linter that the settings of their folders ask for.
    func renewLinters() {
        for document in documents.values { renewLinter(of: document) }
        for address in documents.keys.sorted() { markPending(address) }
    }

    func renewLinter(of document: TextDocument) {
        document.linter = host.options(document.path, context.today).map {
            Linter(catalog: context.catalog, options: $0)
        }
        document.forgetFindings()
    }

    func markPending(_ address: String) {
        if !pending.contains(address) { pending.append(address) }
    }

    /// Judges by the date of now.
    func takeDate() {
        let today = host.today()
        guard today != context.today else { return }
        var fresh = EditingContext(host.catalog, on: today)
        fresh.takesSnippets = context.takesSnippets
        fresh.takesMarkdown = context.takesMarkdown
        context = fresh
        renewLinters()
    }

    private func publish() {
        guard phase == .running else {
            pending = []
            return
        }
        for address in pending {
            guard let document = documents[address], !document.isLost else { continue }
            send(
                OutgoingMessage.notification(
                    "textDocument/publishDiagnostics", Diagnostics(document, context).parameters()))
        }
        pending = []
    }
}
