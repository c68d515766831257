import JSONText

extension JSONValue {
    /// An object of the members that are not nil.
    static func members(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
        .object(members.compactMap { name, value in value.map { Member(name, $0) } })
    }

    /// A whole number.
    static func integer(_ value: Int) -> JSONValue { .number(String(value)) }

    /// A list of texts.
    static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

    /// The member at the end of a path of names; nil where one is missing.
    func at(_ path: String...) -> JSONValue? {
        var value: JSONValue? = self
        for name in path { value = value?[name] }
        return value
    }

    /// A whole number that can be a count; nil for anything else.
    var count: Int? {
        guard case .number(let digits) = self, digits.utf8.count < 12, let number = Int(digits), number >= 0 else {
            return nil
        }
        return number
    }
}

/// A message of JSON-RPC, ready to be sent.
enum OutgoingMessage {
    /// The bytes of a message with its header.
    static func framed(_ message: JSONValue) -> [UInt8] {
        let body = Array(message.json.utf8)
        return Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
    }

    static func result(_ id: JSONValue, _ result: JSONValue) -> JSONValue {
        .members(["jsonrpc": .string("2.0"), "id": id, "result": result])
    }

    static func failure(_ id: JSONValue, _ error: RequestError) -> JSONValue {
        .members([
            "jsonrpc": .string("2.0"), "id": id,
            "error": .members(["code": .integer(error.code), "message": .string(error.message)]),
        ])
    }

    static func notification(_ method: String, _ parameters: JSONValue) -> JSONValue {
        .members(["jsonrpc": .string("2.0"), "method": .string(method), "params": parameters])
    }
}

/// Why a request has no result; holds nothing of the file.
struct RequestError: Error, Equatable {
    let code: Int
    let message: String

    static let parse = RequestError(code: -32700, message: "The message is not JSON.")
    static let invalid = RequestError(code: -32600, message: "The message is not a JSON-RPC 2.0 request.")
    static let notInitialized = RequestError(code: -32002, message: "Send `initialize` first.")
    static let shutDown = RequestError(code: -32600, message: "The server has been shut down; only `exit` is left.")
    static let cancelled = RequestError(code: -32800, message: "The request was canceled.")
    static let parameters = RequestError(code: -32602, message: "The request lacks a parameter it needs.")

    static func unknownMethod(_ name: String) -> RequestError {
        let shown = name.unicodeScalars.allSatisfy { $0.isASCII && $0.value > 0x20 } && name.utf8.count <= 64
        return RequestError(code: -32601, message: shown ? "There is no method `\(name)`." : "There is no such method.")
    }

    static func failed(_ message: String) -> RequestError { RequestError(code: -32803, message: message) }
}
