public import Catalog
internal import YAMLSource

/// A profile that is yet to be written, from a few answers.
public struct NewProfile: Sendable {
    /// Its name.
    public let name: String
    /// Where it is pasted; nil for nowhere in particular.
    public let frontEnd: FrontEnd?
    /// Its first proxy.
    public let proxy: NewProxy

    /// A profile that is yet to be written.
    public init(name: String, frontEnd: FrontEnd?, proxy: NewProxy) {
        self.name = name
        self.frontEnd = frontEnd
        self.proxy = proxy
    }

    /// The account's name.
    public var account: String { proxy.provider.id }

    /// The schema by which editors complete and check the file.
    private static let schema =
        "https://raw.githubusercontent.com/proxylint/proxylint/main/schema/profile.schema.json"

    /// The file, with comments that say what to do with it.
    public func text(_ catalog: Catalog) -> String {
        let command = Self.shellWord(name)
        let provider = proxy.provider
        var text = "# yaml-language-server: $schema=\(Self.schema)\n"
        text += "# \(frontEnd.map { "A setup for \($0.name)" } ?? "A setup") at \(provider.name).\n"
        text += "# Check it:             proxylint lint\n"
        text += "# Check the key:        proxylint verify \(command)\n"
        if let frontEnd { text += "# What to paste:        proxylint export \(frontEnd.id) \(command)\n" }
        text += "version: 1\nname: \(Self.scalar(name))\n"
        if let frontEnd { text += "front_end: \(frontEnd.id)\n" }
        text += "\naccounts:\n  \(account):\n    provider: \(provider.id)\n"
        switch proxy.key {
        case .environment(let name):
            text += "    # The key itself stays in the variable, not in this file.\n"
            text += "    key: {env: \(Self.scalar(name, inFlow: true))}\n"
        case .file(let path):
            text += "    # The key itself stays in its file, which only you should be able to read.\n"
            text += "    key: {file: \(Self.scalar(path, inFlow: true))}\n"
        case .keyring(let name):
            text +=
                "    # Stored with: proxylint key set \(name)\n    key: {keyring: \(Self.scalar(name, inFlow: true))}\n"
        case .account, .none: break
        }
        if let credits = proxy.declared.creditsPurchasedUSD { text += "    credits_purchased_usd: \(credits)\n" }
        if let training = proxy.declared.freeTraining {
            text += "    # As set at \(provider.value("privacy_page") ?? provider.name)\n"
            text += "    privacy: {free_training: \(training)}\n"
        }
        if proxy.declared == DeclaredAccount(), provider.id == "openrouter",
            let caps = provider.freeCap(creditsPurchased: nil)?.tiers, let most = caps.last,
            let least = caps.first
        {
            text += """
                    # Facts only you know about the account; with them, lint and diagnose can tell more. Uncomment what is true:
                    # credits_purchased_usd: 0        # ever bought; \(Int64(exactly: most.credits) ?? 0) or more gives \(most.count) free requests a day instead of \(least.count)
                    # privacy: {free_training: true, free_publication: false}   # openrouter.ai/settings/privacy

                """
        }
        text +=
            "\nproxies:  # in order of preference: the first is used, `proxylint next` switches to the others\n"
        text += "  - name: \(Self.scalar(proxy.name))\n    account: \(account)\n"
        if let baseURL = proxy.baseURL { text += "    base_url: \(Self.scalar(baseURL))\n" }
        text += "    model: \(Self.scalar(proxy.model))\n"
        text += "    # How many tokens of the chat are sent each time; more costs more."
        let window = catalog.model(proxy.model, at: provider.id)?.windowInWords
        text += window.map { " The model allows \($0).\n" } ?? "\n"
        text += "    context_size: \(proxy.contextSize(catalog, for: frontEnd.map { [$0] } ?? []))\n"
        text += "\n# generation:\n#   temperature: 0.85\n"
        return text
    }

    private static func scalar(_ text: String, inFlow: Bool = false) -> String {
        YAMLScalar.text(text, for: .own, inFlow: inFlow)
    }

    /// A name as a word of a shell, in a comment or a hint.
    public static func shellWord(_ name: String) -> String {
        let isPlain = name.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || byte == UInt8(ascii: "-")
                || [UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ":")].contains(byte)
        }
        let shown = String(String.UnicodeScalarView(name.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
        return isPlain ? shown : "'\(shown.replacing("'", with: "'\\''"))'"
    }
}
