/// Tells ids of models from what else looks like them: files, paths, media types, times.
enum ModelName {
    /// Whether a value can be an id at all.
    static func isID(_ text: String) -> Bool {
        let count = text.utf8.count
        guard (2...120).contains(count), text.utf8.contains(where: { 0x61...0x7A ~= $0 | 0x20 }) else { return false }
        guard !["n/a", "none", "null", "unknown", "model", "default"].contains(text.lowercased()) else { return false }
        return !text.utf8.contains { $0 <= 0x20 || "\"'{}[]<>(),".utf8.contains($0) } && !isFile(text)
    }

    /// Whether a token is like `vendor/model-1`: one slash, letters before it, no address.
    static func looksLikeModel(_ token: String) -> Bool {
        let parts = token.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count >= 2, parts[1].utf8.count >= 3 else { return false }
        let vendor = parts[0].lowercased()
        guard !notVendors.contains(vendor), isID(token), !vendor.hasPrefix("http") else { return false }
        return !token.holds("://") && !parts[0].contains(".") && !parts[0].contains(":")
            && parts[1].contains { $0 == "-" || $0.isNumber }
            && parts[0].contains { $0.isLetter } && parts[1].contains { $0.isLetter }
    }

    /// The id behind "model": in `model 'x' not found`, `Model: x`, `for model=x`.
    static func labelled(in text: String) -> String? {
        let bytes = Array(text.utf8)
        let label = Array("model".utf8)
        var offset = 0
        while offset + label.count < bytes.count {
            guard (0..<label.count).allSatisfy({ bytes[offset + $0] | 0x20 == label[$0] }) else {
                offset += 1
                continue
            }
            offset += label.count
            let behind = bytes[offset...].drop { " :='\"`\\".utf8.contains($0) }
            let token = behind.prefix { 0x30...0x39 ~= $0 || 0x61...0x7A ~= $0 | 0x20 || "-_./:@".utf8.contains($0) }
            var id = String(decoding: token, as: UTF8.self)
            while let last = id.last, ".:/".contains(last) { id.removeLast() }
            // An id has a number and a dash in it; ordinary words have not.
            if id.utf8.count >= 4, isID(id), id.utf8.contains(where: { 0x30...0x39 ~= $0 }),
                id.contains("-") || id.contains(":") || id.contains(".")
            {
                return id
            }
        }
        return nil
    }

    private static func isFile(_ token: String) -> Bool {
        let small = token.lowercased()
        return fileEndings.contains { small.hasSuffix($0) }
    }

    private static let fileEndings = [
        ".py", ".js", ".mjs", ".cjs", ".ts", ".tsx", ".jsx", ".json", ".html", ".md", ".go", ".rs", ".swift", ".java",
        ".cpp", ".cu", ".txt", ".log", ".yaml", ".yml", ".exe", ".dll", ".so", ".php", ".rb", ".kt", ".cs", ".css",
    ]
    private static let notVendors: Set<String> = [
        "application", "text", "image", "multipart", "audio", "video", "node_modules", "src", "lib", "dist", "app",
        "usr",
        "home", "chat", "nginx", "gzip", "v1", "v2", "api", "site-packages", "bin", "tmp", "var", "opt", "etc", "docs",
        "openresty", "mozilla", "python", "curl", "and", "or", "axios", "projects", "users", "models", "packages",
        "core",
        "resources", "completions", "tokens", "input", "output", "user", "assistant", "request", "requests",
    ]
}
