import Profiles

/// Takes out of a text what says who somebody is: keys, ids of users and requests, wallets, mail addresses.
public enum Redaction {
    /// The text, with each of them replaced by a word in brackets.
    public static func redacted(_ text: String) -> String {
        // Keys first: by the words before them, and by their shape, whatever stands around them.
        let bytes = Array(SecretMask.byForm.hidingSecrets(in: QuotedKeys.hidden(in: text)).utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var offset = 0
        while offset < bytes.count {
            guard isTokenByte(bytes[offset]) else {
                result.append(bytes[offset])
                offset += 1
                continue
            }
            var end = offset
            while end < bytes.count, isTokenByte(bytes[end]) { end += 1 }
            var last = end
            while last > offset, ".:-".utf8.contains(bytes[last - 1]) { last -= 1 }
            let token = bytes[offset..<last]
            let before = String(decoding: result.suffix(24), as: UTF8.self).lowercased()
            if let word = word(for: token, behind: before, before: bytes[last...].prefix(2)) {
                result += "[\(word)]".utf8
            } else {
                result += token
            }
            result += bytes[last..<end]
            offset = end
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
            UInt8(ascii: "@"), UInt8(ascii: "+"),
            UInt8(ascii: "*"), 0x80...:
            true
        default: false
        }
    }

    private static let userPrefixes = [
        "user_", "user-", "org_", "org-", "proj_", "acct_", "workspace_", "cus_", "usr_",
    ]
    private static let requestPrefixes = ["req_", "req-", "gen-", "chatcmpl-", "cmpl-", "resp_", "msg_", "run_"]
    private static let userLabels = [
        "user_id", "userid", "user id", "account", "organization", "project", "client_id", "creator_user_id",
    ]
    private static let requestLabels = [
        "request_id", "request id", "requestid", "req_id", "trace_id", "traceid", "cf-ray", "ray id", "correlation",
        "invocationid",
    ]

    /// What a token is called when it must not be shown; nil when it may.
    private static func word(for token: ArraySlice<UInt8>, behind before: String, before after: ArraySlice<UInt8>)
        -> String?
    {
        // Paths in logs name whoever is logged in.
        if ["/home/", "/users/", "\\users\\"].contains(where: before.hasSuffix) { return "name" }
        guard token.count >= 4 else { return nil }
        let text = String(decoding: token, as: UTF8.self)
        let small = text.lowercased()
        // A masked key keeps its ends; a service's own mask as well. Ends of keys help nobody.
        if text.contains("…") || text.holds("****") || small.hasPrefix("sk-") && text.contains("*") { return "key" }
        if let at = text.firstIndex(of: "@"), at > text.startIndex, text[at...].contains(".") { return "mail address" }
        if userPrefixes.contains(where: {
            small.hasPrefix($0) && small.utf8.count >= $0.utf8.count + 6 && hasDigit(token)
        }) {
            return "user id"
        }
        if requestPrefixes.contains(where: {
            small.hasPrefix($0) && small.utf8.count >= $0.utf8.count + 6 && hasDigit(token)
        }) {
            return "request id"
        }
        let isLabel = { (labels: [String]) in
            labels.contains {
                before.hasSuffix($0) || before.dropLast(4).hasSuffix($0) || before.dropLast(3).hasSuffix($0)
                    || before.dropLast(2).hasSuffix($0) || before.dropLast().hasSuffix($0)
            }
        }
        if token.count >= 6, hasDigit(token) || token.count >= 12 {
            if isLabel(requestLabels) { return "request id" }
            if isLabel(userLabels), hasDigit(token) { return "user id" }
        }
        if isUUID(token) { return "id" }
        if isWallet(token, small) { return "wallet" }
        if isAddress(text) { return "address" }
        // A long run of mixed letters and digits is the name of nothing that helps.
        if token.count >= 24, !text.contains("."), !text.contains("-"), !text.contains("_"), hasDigit(token),
            token.contains(where: { 0x61...0x7A ~= $0 | 0x20 })
        {
            return "id"
        }
        return nil
    }

    private static func hasDigit(_ token: ArraySlice<UInt8>) -> Bool { token.contains { 0x30...0x39 ~= $0 } }

    private static func isUUID(_ token: ArraySlice<UInt8>) -> Bool {
        let parts = token.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return parts.map { $0.count } == [8, 4, 4, 4, 12] && parts.allSatisfy { $0.allSatisfy(isHex) }
    }

    /// Addresses of Ethereum, of Bittensor (which Chutes puts into its answers), of Bitcoin and of Nano.
    private static func isWallet(_ token: ArraySlice<UInt8>, _ small: String) -> Bool {
        if small.hasPrefix("0x"), token.count == 42, token.dropFirst(2).allSatisfy(isHex) { return true }
        if token.first == UInt8(ascii: "5"), (46...49).contains(token.count), token.allSatisfy(isAlphanumeric) {
            return true
        }
        if (small.hasPrefix("nano_") || small.hasPrefix("xrb_")) && token.count >= 60 { return true }
        if small.hasPrefix("bc1"), (26...90).contains(token.count), token.allSatisfy(isAlphanumeric), hasDigit(token) {
            return true
        }
        return false
    }

    /// Addresses of machines in the open net; those of the own network say nothing.
    private static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).compactMap { Int($0) }
        guard parts.count == 4, text.filter({ $0 == "." }).count == 3, parts.allSatisfy({ (0...255).contains($0) })
        else { return false }
        return
            !(parts[0] == 10 || parts[0] == 127 || parts[0] == 0 || parts[0] == 192 && parts[1] == 168
            || parts[0] == 172 && (16...31).contains(parts[1]))
    }

    private static func isHex(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte || 0x61...0x66 ~= byte | 0x20 }
    private static func isAlphanumeric(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte || 0x61...0x7A ~= byte | 0x20 }
}
