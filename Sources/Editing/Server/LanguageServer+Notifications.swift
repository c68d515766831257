import JSONText
import Linting

extension LanguageServer {
    /// Takes what an editor tells without asking.
    func notify(_ method: String, _ parameters: JSONValue) {
        if method == "exit" {
            wasShutDown = phase == .shutDown
            phase = .ended
            return
        }
        guard phase == .running else { return }
        takeDate()
        switch method {
        case "textDocument/didOpen": open(parameters["textDocument"] ?? .null)
        case "textDocument/didChange": change(parameters)
        case "textDocument/didSave":
            if let address = parameters.at("textDocument", "uri")?.text, let document = documents[address] {
                // Files beside it, such as that of a key, may be others by now.
                document.forgetFindings()
                markPending(address)
                if document.kind == .settings { renewLinters() }
            }
        case "textDocument/didClose": close(parameters)
        case "workspace/didChangeWatchedFiles", "workspace/didChangeConfiguration": renewLinters()
        // `initialized`, `$/setTrace`, `$/cancelRequest` and what is not known need nothing.
        default: return
        }
    }

    private func open(_ item: JSONValue) {
        guard let address = item["uri"]?.text, let text = item["text"]?.text, address.utf8.count <= 8192,
            documents.count < Self.mostDocuments || documents[address] != nil
        else { return }
        let document = TextDocument(
            address: address, text: text, version: item["version"]?.count, encoding: encoding, catalog: context.catalog)
        renewLinter(of: document)
        documents[address] = document
        markPending(address)
    }

    private func change(_ parameters: JSONValue) {
        guard let address = parameters.at("textDocument", "uri")?.text, let document = documents[address] else {
            return
        }
        document.apply(
            parameters["contentChanges"]?.elements ?? [], version: parameters.at("textDocument", "version")?.count)
        markPending(address)
    }

    private func close(_ parameters: JSONValue) {
        guard let address = parameters.at("textDocument", "uri")?.text, documents.removeValue(forKey: address) != nil
        else { return }
        pending.removeAll { $0 == address }
        send(
            OutgoingMessage.notification(
                "textDocument/publishDiagnostics", .members(["uri": .string(address), "diagnostics": .array([])])))
    }
}
