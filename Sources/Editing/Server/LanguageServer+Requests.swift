import JSONText
import YAMLSource

extension LanguageServer {
    /// The answer to a request.
    ///
    /// - Throws: `RequestError` where there is none.
    func answer(_ method: String, _ parameters: JSONValue) throws(RequestError) -> JSONValue {
        switch (phase, method) {
        case (.fresh, "initialize"): return initialize(parameters)
        case (.fresh, _): throw .notInitialized
        case (.running, "initialize"): throw .failed("The server is running already.")
        case (.running, "shutdown"):
            phase = .shutDown
            documents = [:]
            return .null
        case (.running, _): break
        default: throw .shutDown
        }
        takeDate()
        return try feature(method, parameters)
    }

    private func feature(_ method: String, _ parameters: JSONValue) throws(RequestError) -> JSONValue {
        switch method {
        case "textDocument/completion":
            let (document, offset) = try place(parameters)
            return Completion(document, at: offset, context)?.list() ?? .null
        case "textDocument/hover":
            let (document, offset) = try place(parameters)
            return Hover(document, context).answer(at: offset)
        case "textDocument/codeAction":
            let (document, range) = try range(parameters)
            let only = parameters.at("context", "only")?.elements?.compactMap { $0.text }
            return CodeActions(document, context).list(in: range, only: only)
        case "textDocument/definition":
            let (document, offset) = try place(parameters)
            return Navigation(document, at: offset).definition()
        case "textDocument/references":
            let (document, offset) = try place(parameters)
            let includes = parameters.at("context", "includeDeclaration")?.boolean ?? false
            return Navigation(document, at: offset).references(includesDeclaration: includes)
        case "textDocument/documentHighlight":
            let (document, offset) = try place(parameters)
            return Navigation(document, at: offset).highlights()
        case "textDocument/prepareRename":
            let (document, offset) = try place(parameters)
            return Navigation(document, at: offset).renamePlace(at: offset)
        case "textDocument/rename":
            let (document, offset) = try place(parameters)
            guard let name = parameters["newName"]?.text else { throw .parameters }
            return try Navigation(document, at: offset).rename(to: name)
        case "textDocument/documentSymbol": return Outline(try document(parameters), context).symbols()
        case "textDocument/foldingRange": return Outline(try document(parameters), context).foldings()
        case "textDocument/documentLink": return Outline(try document(parameters), context).links()
        case "textDocument/inlayHint":
            let (document, range) = try range(parameters)
            return Outline(document, context).hints(in: range)
        default: throw .unknownMethod(method)
        }
    }

    private func place(_ parameters: JSONValue) throws(RequestError) -> (TextDocument, Int) {
        let document = try document(parameters)
        guard let offset = document.lines.offset(of: parameters["position"]) else { throw .parameters }
        return (document, offset)
    }

    private func range(_ parameters: JSONValue) throws(RequestError) -> (TextDocument, ByteRange) {
        let document = try document(parameters)
        guard let range = document.lines.range(of: parameters["range"]) else { throw .parameters }
        return (document, range)
    }

    private func initialize(_ parameters: JSONValue) -> JSONValue {
        let client = parameters["capabilities"] ?? .null
        let encodings = client.at("general", "positionEncodings")?.elements?.compactMap { $0.text } ?? []
        // UTF-8 needs no counting; UTF-16 is what every editor knows.
        encoding = encodings.contains("utf-8") ? .utf8 : .utf16
        context.takesSnippets =
            client.at("textDocument", "completion", "completionItem", "snippetSupport")?.boolean ?? false
        if let formats = client.at("textDocument", "hover", "contentFormat")?.elements {
            context.takesMarkdown = formats.contains(.string("markdown"))
        }
        phase = .running
        return .members([
            "capabilities": capabilities,
            "serverInfo": .members(["name": .string("proxylint"), "version": .string(host.version)]),
        ])
    }

    private var capabilities: JSONValue {
        .members([
            "positionEncoding": .string(encoding.rawValue),
            "textDocumentSync": .members([
                "openClose": .boolean(true), "change": .integer(2),
                "save": .members(["includeText": .boolean(false)]),
            ]),
            "completionProvider": .members([
                "triggerCharacters": .strings([" ", ":", "{", "[", ",", "/"]), "resolveProvider": .boolean(false),
            ]),
            "hoverProvider": .boolean(true),
            "codeActionProvider": .members(["codeActionKinds": .strings(["quickfix", CodeActions.fixAll])]),
            "definitionProvider": .boolean(true),
            "referencesProvider": .boolean(true),
            "documentHighlightProvider": .boolean(true),
            "renameProvider": .members(["prepareProvider": .boolean(true)]),
            "documentSymbolProvider": .boolean(true),
            "foldingRangeProvider": .boolean(true),
            "documentLinkProvider": .members(["resolveProvider": .boolean(false)]),
            "inlayHintProvider": .boolean(true),
        ])
    }
}
