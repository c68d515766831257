import Profiles

/// A `.env` file with the variables of OpenAI's SDKs, or with Open WebUI's.
enum EnvironmentImporter: FrontEndImporter {
    static let id = "env"
    static let reads = "a file of variables such as OPENAI_BASE_URL"

    static func read(_ text: String) throws(ImportProblem) -> ImportedProfile {
        var imported = ImportedProfile()
        var proxy = ImportedProxy()
        var addresses: [String] = []
        var keys: [String] = []
        for (name, value) in EnvironmentFile.variables(in: text) where !value.isEmpty {
            // Quotes that are not closed on their line bring in other variables.
            if value.contains(where: { $0.isNewline }) {
                imported.leftOut.append("\(FieldNames.shown(name)), which spans several lines")
                continue
            }
            switch name {
            case "OPENAI_BASE_URL", "OPENAI_API_BASE", "OPENAI_API_BASE_URL":
                if let other = proxy.url, other != value {
                    // The SDKs' own name wins.
                    if name == "OPENAI_BASE_URL" { proxy.url = value }
                    imported.remarks.append(
                        "OPENAI_BASE_URL and its older names differ; the profile uses `OPENAI_BASE_URL`")
                } else {
                    proxy.url = value
                }
            case "OPENAI_MODEL", "OPENAI_MODEL_NAME", "MODEL": proxy.model = value
            case "OPENAI_API_KEY": proxy.key = key(value)
            case "OPENAI_API_BASE_URLS": addresses = parts(of: value)
            case "OPENAI_API_KEYS": keys = parts(of: value)
            default: imported.leftOut.append(FieldNames.shown(name))
            }
        }
        // Open WebUI takes its plural variables where they are set.
        for (place, address) in addresses.enumerated() {
            var connection = ImportedProxy()
            connection.model = proxy.model
            if address.isEmpty { connection.provider = "openai" } else { connection.url = address }
            connection.name = address.isEmpty ? "openai" : EndpointURL(address).host
            connection.key = keys.indices.contains(place) ? key(keys[place]) : nil
            imported.proxies.append(connection)
        }
        for key in keys.dropFirst(addresses.count) {
            imported.leaveOut(key: key, as: "the OPENAI_API_KEYS without an address")
        }
        if proxy.url == nil, proxy.key != nil, addresses.isEmpty {
            // Without an address the SDKs go to OpenAI.
            proxy.provider = "openai"
            if proxy.model.isEmpty { proxy.name = "openai" }
        }
        if addresses.isEmpty {
            imported.proxies = [proxy]
        } else if proxy.url != nil || proxy.key != nil {
            imported.leftOut.append(
                "OPENAI_API_BASE_URL and OPENAI_API_KEY, because the plural variables take precedence")
            if case .literal(let other) = proxy.key { imported.otherKeys.append(other) }
        }
        return imported
    }

    private static func parts(of value: String) -> [String] {
        value.split(separator: ";", omittingEmptySubsequences: false).map { String($0.trimmingBlanks) }
    }

    /// A key, or the variable that is named in its place: `$NAME`, `${NAME}`, `${NAME:?why}`, `%NAME%`.
    static func key(_ value: String) -> ImportedProxy.Key? {
        if value.isEmpty || value == "none" { return nil }
        var rest = value[...]
        var ending = ""
        if rest.hasPrefix("${") {
            (rest, ending) = (rest.dropFirst(2), "}")
        } else if rest.hasPrefix("$") {
            rest = rest.dropFirst()
        } else if rest.hasPrefix("%") {
            (rest, ending) = (rest.dropFirst(), "%")
        } else {
            return .literal(value)
        }
        let name = rest.prefix { $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) }
        let behind = rest[name.endIndex...]
        let isExpansion = behind == ending || ending == "}" && behind.first.map { ":?-+=".contains($0) } ?? false
        return !name.isEmpty && isExpansion ? .variable(String(name)) : .literal(value)
    }
}
