import JSONText
import Profiles

/// Curl commands that send chats, also such whose headers or body come in through a document behind `<<`.
enum CurlImporter: FrontEndImporter {
    static let id = "curl"
    static let reads = "a curl command that sends a chat"

    static func read(_ text: String) throws(ImportProblem) -> ImportedProfile {
        var imported = ImportedProfile()
        var isCurl = false
        for command in ShellCommands.commands(in: text) {
            let start = command.words.firstIndex {
                ["curl", "curl.exe"].contains($0) || $0.hasSuffix("/curl") || $0.hasSuffix("/curl.exe")
            }
            name(command.words[..<(start ?? command.words.endIndex)], &imported)
            guard let start else { continue }
            isCurl = true
            var reader = CurlReader(document: command.document)
            reader.read(CurlOptions.arguments(command.words[(start + 1)...]))
            imported.proxies.append(reader.proxy)
            imported.leftOut += reader.imported.leftOut
            imported.secrets += reader.imported.secrets
            imported.otherKeys += reader.imported.otherKeys
            imported.remarks += reader.imported.remarks
        }
        guard isCurl else { throw .notThat(reads) }
        // Beside chats other requests, such as for the list of models, are no proxies.
        if imported.proxies.contains(where: { !$0.model.isEmpty }) {
            let count = imported.proxies.count
            imported.proxies.removeAll { $0.model.isEmpty }
            if imported.proxies.count < count { imported.leftOut.append("a curl command without a model") }
        }
        return imported
    }

    /// Names what stands before curl, or is another command: assignments by their variables, for the values may be secret.
    private static func name(_ words: ArraySlice<String>, _ imported: inout ImportedProfile) {
        for word in words {
            if let equals = word.firstIndex(of: "="), isName(word[..<equals]) {
                imported.leftOut.append("the variable \(word[..<equals])")
            } else {
                let known = isName(word[...]) && word.count <= 20 ? "`\(word)`" : "other than curl"
                imported.leftOut.append("the command \(known)")
                return
            }
        }
    }

    private static func isName(_ text: Substring) -> Bool {
        !text.isEmpty && text.allSatisfy { $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
}

/// Reads the arguments of one command.
private struct CurlReader {
    let document: String?
    var imported = ImportedProfile()
    var proxy = ImportedProxy()

    init(document: String?) { self.document = document }

    /// What browsers send by themselves, and say with every copied request.
    private static let browsers: Set = [
        "accept-language", "accept-encoding", "origin", "referer", "user-agent", "cache-control", "pragma", "priority",
        "dnt", "connection", "content-length", "host", "te",
    ]

    mutating func read(_ arguments: [CurlOptions.Argument]) {
        for argument in arguments {
            switch argument {
            case .plain(let word): takeAddress(word)
            case .option(let name, let value): take(name, value ?? "")
            }
        }
    }

    private mutating func take(_ name: String, _ value: String) {
        switch name {
        case "header", "expand-header": takeHeader(value)
        case "data", "data-raw", "data-binary", "data-ascii", "json", "expand-data":
            takeBody(value, isRaw: name == "data-raw")
        case "url", "expand-url": takeAddress(value, isCertain: true)
        case "oauth2-bearer": takeKey(value, "the --oauth2-bearer token")
        case "config" where value == "-" && document != nil:
            read(CurlOptions.arguments(ofConfiguration: document ?? ""))
        case "user":
            let password = value.split(separator: ":", maxSplits: 1).last.map(String.init)
            imported.leaveOut(key: password, as: "the user name and password of --user")
        case _ where CurlOptions.isHarmless(name): break
        case "cookie", "proxy", "proxy-user", "preproxy", "proxy-header", "pass", "variable":
            imported.secrets.append("curl's option `--\(name)`")
        default:
            let isName = name.allSatisfy { $0.isASCII && ($0.isLetter || $0 == "-" || $0 == ".") } && name.count <= 30
            imported.leftOut.append(
                isName ? "curl's option `\(name.count == 1 ? "-" : "--")\(name)`" : "an option of curl")
        }
    }

    private mutating func takeAddress(_ word: String, isCertain: Bool = false) {
        let looksRight = word.contains("://") || word.contains(".") || word.contains("/") || word.hasPrefix("localhost")
        guard isCertain || looksRight else {
            imported.leftOut.append("an argument of curl")
            return
        }
        guard proxy.url == nil else {
            imported.leftOut.append("another address")
            return
        }
        proxy.isWholeURL = true
        guard !word.contains("://"), !word.hasPrefix("$") else {
            proxy.url = word
            return
        }
        // Curl would take http; chats go over https but for one's own machines.
        proxy.url = (EndpointURL(word).reach == .internet ? "https://" : "http://") + word
    }

    private mutating func takeHeader(_ header: String) {
        guard let colon = header.firstIndex(of: ":") else {
            imported.leftOut.append("a header without a value")
            return
        }
        let name = String(header[..<colon].trimmingBlanks)
        let value = String(header[header.index(after: colon)...].trimmingBlanks)
        let small = name.lowercased()
        switch small {
        case _ where value.isEmpty: break
        case "authorization":
            if value.lowercased().hasPrefix("bearer ") {
                takeKey(String(value.dropFirst(7).trimmingBlanks), "the header Authorization")
            } else if value.contains(" ") {
                imported.leaveOut(
                    key: value.split(separator: " ").last.map(String.init),
                    as: "the header Authorization, which contains no bearer token")
            } else {
                takeKey(value, "the header Authorization")
            }
        case "x-api-key", "api-key", "x-goog-api-key":
            takeKey(value, "the header \(name)")
            if small != "api-key" {
                imported.remarks.append(
                    "The key is in the header \(name); with a profile it is sent as Authorization: Bearer")
            }
        case "content-type", "accept": break
        case _ where Self.browsers.contains(small) || small.hasPrefix("sec-"):
            imported.leftOut.append("the browser's own header \(name)")
        default: proxy.headers.append((name, value))
        }
    }

    private mutating func takeKey(_ value: String, _ place: String) {
        guard let key = EnvironmentImporter.key(value) else { return }
        if proxy.key != nil, proxy.key != key {
            imported.leaveOut(key: value, as: "\(place), because there is another key")
        } else {
            proxy.key = key
        }
    }

    private mutating func takeBody(_ given: String, isRaw: Bool) {
        var body = given
        if !isRaw, given.hasPrefix("@") {
            guard given == "@-", let document else {
                imported.leftOut.append("the body, which is not in the command")
                return
            }
            body = document
        }
        guard let members = JSONValue(body.utf8)?.members else {
            imported.leftOut.append("the body, which is not JSON")
            return
        }
        for member in members {
            switch member.name {
            // One token is a probe, not a setting.
            case "max_tokens", "max_completion_tokens": if member.value.integer == 1 { continue }
            case "messages":
                let only = member.value.elements?.count == 1 ? member.value.elements?.first : nil
                if only?["content"]?.text != "Hi" { imported.leftOut.append("the messages") }
                continue
            default: break
            }
            if !proxy.takeRequestField(member.name, member.value) { proxy.extraBody.append(member) }
        }
        if proxy.streaming == false { proxy.streaming = nil }
    }
}
