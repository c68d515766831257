import Catalog
import JSONText
import Linting
import Profiles
import Relays
import YAMLSource

/// A document that is open in the editor, with what was worked out about its text.
final class TextDocument {
    /// What sort of file it is.
    enum Kind {
        /// A profile, or several.
        case profiles
        /// The linter's own settings.
        case settings
        /// A relay's configuration, which is linted, and not completed.
        case relay
        /// Some other YAML, which is left alone.
        case other
    }

    /// What of a text could be read.
    struct Reading {
        let tree: YAMLTree
        let profiles: [DecodedProfile]
    }

    let address: String
    let path: String
    let encoding: PositionEncoding
    private(set) var version: Int?
    private(set) var source: SourceText
    private(set) var lines: EditorLines
    private(set) var kind: Kind
    /// Whether a change was lost, so that the text is not known until it comes whole.
    private(set) var isLost = false
    /// The linter of its folder's settings; nil where they ignore it.
    var linter: Linter?
    /// What hides its keys.
    var mask: SecretMask {
        if let knownMask { return knownMask }
        let mask = SecretMask(reading.tree)
        knownMask = mask
        return mask
    }
    private var knownMask: SecretMask?
    /// What can be read of the text as it stands.
    private(set) var reading: Reading
    /// The last reading of a text that was YAML: what completions know while a line is being typed.
    private var lastGood: Reading?
    private var upperPart: Reading?
    /// What lint says; nil until it was asked.
    private var result: LintResult?
    private let catalog: Catalog

    init(address: String, text: String, version: Int?, encoding: PositionEncoding, catalog: Catalog) {
        self.address = address
        self.encoding = encoding
        self.version = version
        self.catalog = catalog
        path = DocumentAddress.path(address)
        source = SourceText(name: path, text: text)
        lines = EditorLines(source, encoding)
        reading = Self.read(source, catalog)
        kind = Self.kind(of: source, path)
    }

    /// Takes the changes of a message in their order.
    func apply(_ changes: [JSONValue], version: Int?) {
        self.version = version ?? self.version
        for change in changes {
            guard let text = change["text"]?.text else {
                isLost = true
                continue
            }
            let changed: [UInt8]
            if change["range"].map({ $0.isNull }) ?? true {
                changed = Array(text.utf8)
                isLost = false
            } else if let range = lines.range(of: change["range"]), !isLost {
                changed = source.bytes[..<range.start] + Array(text.utf8) + source.bytes[range.end...]
            } else {
                isLost = true
                continue
            }
            source = SourceText(name: path, bytes: changed)
            lines = EditorLines(source, encoding)
        }
        if reading.isWhole { lastGood = reading }
        reading = Self.read(source, catalog)
        upperPart = nil
        knownMask = nil
        result = nil
        // What was a profile stays one while it is being rewritten.
        if kind != .profiles || source.bytes.isEmpty { kind = Self.kind(of: source, path) }
    }

    /// Has the text linted again when it is asked for: the date or the settings have changed.
    func forgetFindings() { result = nil }

    /// The profiles, of the last text that could be read where this one cannot.
    var knownProfiles: [Profile] {
        (reading.isWhole ? reading : lastGood ?? readUpperPart()).profiles.map { $0.profile }
    }

    /// What lint says of the text.
    func findings(_ settings: SettingsLinter) -> LintResult? {
        if let result { return result }
        let found: LintResult? =
            switch kind {
            case .other: nil
            case .settings: settings.read(source).faults
            case .profiles, .relay: linter?.lint(source)
            }
        result = found
        return found
    }

    private static func read(_ source: SourceText, _ catalog: Catalog) -> Reading {
        let tree = YAMLTree.parse(source)
        return Reading(tree: tree, profiles: ProfileDecoder(catalog: catalog).profiles(in: tree))
    }

    /// What stands above the place that cannot be read, for a file that was broken when it was opened.
    private func readUpperPart() -> Reading {
        if let upperPart { return upperPart }
        let problems = reading.tree.problems.filter { $0.isFatal }
        let places = problems.flatMap { [$0.range.start] + ($0.related.map { [$0.range.start] } ?? []) }
        let end = lines.content(lines.line(of: places.min() ?? 0)).start
        let part = Self.read(SourceText(name: path, bytes: Array(source.bytes[..<end])), catalog)
        upperPart = part
        return part
    }

    /// An editor may send every YAML file; only those that look like a profile are judged.
    private static func kind(of source: SourceText, _ path: String) -> Kind {
        if path.split(separator: "/").last.map(String.init) == SettingsLinter.fileName { return .settings }
        let fields = ProfileFormat().profile.fields.map { $0.name.description }
        var areFields = true
        let text = String(decoding: source.bytes.prefix(1 << 16), as: UTF8.self)
        for line in text.split(whereSeparator: { $0.isNewline }) {
            if line.hasPrefix("#"), line.contains("yaml-language-server"), line.contains("profile.schema.json") {
                return .profiles
            }
            guard let first = line.unicodeScalars.first, first.properties.isAlphabetic else { continue }
            let name = String(line.prefix { $0 != ":" && $0 != " " })
            if name == "accounts" || name == "proxies" { return .profiles }
            if !fields.contains(where: { $0 == name || !line.contains(":") && $0.hasPrefix(name) }) {
                areFields = false
            }
        }
        if text.contains("litellm_params") || text.contains("litellm_settings") || text.contains("getbifrost.ai"),
            RelayKind.of(YAMLTree.parse(source)) != nil
        {
            return .relay
        }
        return areFields && !text.hasPrefix("[") && !text.hasPrefix("{") ? .profiles : .other
    }
}

extension TextDocument {
    /// Whether it is to become a profile, and holds no more than blanks and comments.
    var isEmptyProfile: Bool {
        guard kind == .profiles else { return false }
        return (0..<lines.count).allSatisfy { ScannedLine(source.bytes, lines.content($0)).isBlank }
    }
}

extension TextDocument.Reading {
    /// Whether the text was read up to its end.
    var isWhole: Bool { !tree.problems.contains { $0.isFatal } }
}
