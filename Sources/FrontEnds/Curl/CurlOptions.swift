/// The arguments of curl, told apart.
enum CurlOptions {
    /// An option by its long name, or an argument without one.
    enum Argument: Equatable {
        case option(String, String?)
        case plain(String)
    }

    private static let long: [Character: String] = [
        "A": "user-agent", "b": "cookie", "c": "cookie-jar", "C": "continue-at", "d": "data", "D": "dump-header",
        "e": "referer", "E": "cert", "f": "fail", "F": "form", "g": "globoff", "G": "get", "H": "header",
        "i": "include", "I": "head", "k": "insecure", "K": "config", "L": "location", "m": "max-time",
        "N": "no-buffer", "o": "output", "O": "remote-name", "P": "ftp-port", "q": "disable", "Q": "quote",
        "r": "range", "s": "silent", "S": "show-error", "T": "upload-file", "u": "user", "U": "proxy-user",
        "v": "verbose", "w": "write-out", "x": "proxy", "X": "request", "y": "speed-time", "Y": "speed-limit",
        "z": "time-cond", "#": "progress-bar", "4": "ipv4", "6": "ipv6",
    ]

    /// Options that take a value.
    private static let withValue: Set = [
        "user-agent", "cookie", "cookie-jar", "continue-at", "data", "data-raw", "data-binary", "data-ascii",
        "data-urlencode", "json", "dump-header", "referer", "cert", "cert-type", "key", "key-type", "pass", "cacert",
        "capath", "ciphers", "tls13-ciphers", "form", "form-string", "header", "proxy-header", "config", "max-time",
        "connect-timeout", "output", "output-dir", "ftp-port", "quote", "range", "upload-file", "user", "proxy-user",
        "write-out", "proxy", "preproxy", "noproxy", "request", "request-target", "speed-time", "speed-limit",
        "time-cond", "url", "url-query", "oauth2-bearer", "retry", "retry-delay", "retry-max-time", "resolve",
        "connect-to", "interface", "limit-rate", "max-redirs", "max-filesize", "keepalive-time", "dns-servers",
        "doh-url", "aws-sigv4", "netrc-file", "pinnedpubkey", "proto", "proto-default", "socks5", "socks5-hostname",
        "socks4", "stderr", "trace", "trace-ascii", "unix-socket", "variable", "expand-data", "expand-header",
        "expand-url", "tls-max", "curves", "engine", "hostpubmd5", "local-port", "happy-eyeballs-timeout-ms",
        "expect100-timeout", "alt-svc", "hsts", "etag-save", "etag-compare",
    ]

    /// Options that say how curl works and shows things, not what is asked of whom.
    private static let harmless: Set = [
        "silent", "show-error", "include", "verbose", "no-buffer", "location", "fail", "fail-with-body", "compressed",
        "request", "output", "write-out", "max-time", "connect-timeout", "dump-header", "progress-bar", "globoff",
        "http1.1", "http1.0", "http2", "http3", "http2-prior-knowledge", "ipv4", "ipv6", "remote-name", "disable",
        "retry", "retry-delay", "retry-max-time", "retry-all-errors", "no-progress-meter", "ssl-no-revoke", "tlsv1.2",
        "tlsv1.3", "post301", "post302", "stderr", "output-dir", "trace", "trace-ascii", "keepalive-time",
        "styled-output",
        "no-styled-output", "speed-time", "speed-limit",
    ]

    /// Whether an option says nothing of a chat.
    static func isHarmless(_ name: String) -> Bool { harmless.contains(name) }

    /// The arguments among the words behind `curl`.
    static func arguments(_ words: some Collection<String>) -> [Argument] {
        var arguments: [Argument] = []
        var rest = Array(words)[...]
        while let word = rest.popFirst() {
            if word.hasPrefix("--"), word.count > 2 {
                let name = String(word.dropFirst(2))
                arguments.append(.option(name, withValue.contains(name) ? rest.popFirst() : nil))
            } else if word.hasPrefix("-"), word.count > 1 {
                // Several letters may share one hyphen; a value may follow without a blank.
                var letters = word.dropFirst()
                while let letter = letters.popFirst() {
                    let name = long[letter] ?? String(letter)
                    guard withValue.contains(name) else {
                        arguments.append(.option(name, nil))
                        continue
                    }
                    arguments.append(.option(name, letters.isEmpty ? rest.popFirst() : String(letters)))
                    letters = ""
                }
            } else {
                arguments.append(.plain(word))
            }
        }
        return arguments
    }

    /// The options that a file for `--config` holds.
    static func arguments(ofConfiguration text: String) -> [Argument] {
        var arguments: [Argument] = []
        for line in text.split(whereSeparator: { $0.isNewline }) {
            var rest = line.trimmingBlanks
            guard !rest.hasPrefix("#"), !rest.isEmpty else { continue }
            let isShort = rest.hasPrefix("-") && !rest.hasPrefix("--")
            rest = rest.drop { $0 == "-" }
            let written = rest.prefix { !$0.isWhitespace && $0 != "=" && $0 != ":" }
            let name = isShort && written.count == 1 ? written.first.flatMap { long[$0] } ?? "" : String(written)
            let value = rest[written.endIndex...].drop { $0.isWhitespace || $0 == "=" || $0 == ":" }
            arguments.append(.option(name, withValue.contains(name) ? unquoted(value) : nil))
        }
        return arguments
    }

    private static func unquoted(_ text: Substring) -> String {
        guard text.hasPrefix("\"") else { return String(text) }
        var result = ""
        var rest = text.dropFirst()
        while let next = rest.popFirst(), next != "\"" {
            guard next == "\\", let escaped = rest.popFirst() else {
                result.append(next)
                continue
            }
            result.append(["n": "\n", "t": "\t", "r": "\r"][escaped] ?? escaped)
        }
        return result
    }
}
