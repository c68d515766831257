import Foundation
import TestSupport

/// Runs the examples of one page, in their order, in a folder that holds the repository's profiles and examples.
///
/// Each page has a session of its own, so that an example can build on the one before: `init`, then `set`.
struct PageSession {
    /// What is passed besides what the page shows, so that examples depend on neither clock nor environment.
    private static let hidden: [String: [String]] = [
        "lint": ["--now", "2026-11-21", "--no-environment"], "diagnose": ["--now", "2026-11-21", "--no-profile"],
        "use": ["--now", "2026-11-21"], "next": ["--now", "2026-11-21"], "list": ["--now", "2026-11-21"],
        "show": ["--now", "2026-11-21"], "verify": ["--now", "2026-11-21"],
        "models": ["--now", "2026-11-28"], "cost": ["--now", "2026-11-20"],
    ]

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let files = FileManager.default
        try files.createDirectory(at: folder.url.appending(path: "docs"), withIntermediateDirectories: true)
        for path in ["profiles", "docs/examples"] {
            try files.copyItem(at: Repository.file(path), to: folder.url.appending(path: path))
        }
        // The one program that an example runs: a keyring or a clipboard of this machine would change what is shown.
        let programs = folder.url.appending(path: "programs")
        try files.createDirectory(at: programs, withIntermediateDirectories: true)
        try files.createSymbolicLink(
            at: programs.appending(path: "printenv"), withDestinationURL: URL(filePath: "/usr/bin/printenv"))
    }

    /// What a terminal shows for a command line, and how it ended.
    func run(_ line: String) throws -> (shown: String, status: Int32) {
        if line == VerifySample.line { return try VerifySample.run() }
        var arguments = Array(ShellWords.split(line).dropFirst())
        var hidden = Self.hidden[arguments.first ?? ""] ?? []
        // A page that names a profile wants it looked at.
        if arguments.contains("--profile") { hidden.removeAll { $0 == "--no-profile" } }
        let end = arguments.firstIndex(of: "--") ?? arguments.count
        arguments.insert(contentsOf: hidden, at: end)
        let outcome = try RunningProgram.run(
            arguments, in: folder.url,
            environment: VerifySample.keys.merging(
                ["HOME": folder.url.path, "TZ": "UTC", "PATH": folder.url.appending(path: "programs").path]) { $1 })
        return (outcome.output + outcome.messages, outcome.status)
    }
}

/// A page of the documentation: its text, and what in it the program can check.
struct DocumentationPage {
    /// A line on its own that stands for lines left out.
    static let elision = "…"

    let path: String
    let text: String

    init(_ path: String) throws {
        self.path = path
        text = try String(contentsOf: Repository.file(path), encoding: .utf8)
    }

    /// The lines with the language of the block that they stand in; nil outside of blocks.
    var lines: [(text: Substring, language: Substring?)] {
        var language: Substring?
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard line.hasPrefix("```") else { return (line, language) }
            language = language == nil ? line.dropFirst(3) : nil
            return ("", language)
        }
    }

    /// Command lines in shell blocks.
    var commandLines: [String] {
        lines.compactMap { line in
            guard let language = line.language, language == "sh" || language == "console" else { return nil }
            let words = line.text.hasPrefix("$ ") ? line.text.dropFirst(2) : line.text
            return words == "proxylint" || words.hasPrefix("proxylint ") ? String(words) : nil
        }
    }

    /// What stands between backticks in the prose.
    var codeSpans: [String] {
        let prose = lines.filter { $0.language == nil }.map { $0.text }.joined(separator: "\n")
        return prose.matches(of: /`([^`\n]+)`/).map { String($0.1) }
    }

    /// Where its links lead within the repository: a path below the root, and a heading where one is named.
    private var links: [(path: String, heading: String?)] {
        let prose = lines.filter { $0.language == nil }.map { $0.text }.joined(separator: "\n")
        let folder = Repository.file(path).deletingLastPathComponent()
        let root = Repository.root.path
        return prose.matches(of: /\]\(([^)\s:#]+)(?:#([^)\s]+))?\)/).map { match in
            let target = folder.appending(path: String(match.1)).standardized.path
            return (String(target.dropFirst(root.count + 1)), match.2.map { String($0) })
        }
    }

    /// The files that it links to.
    var linkedPaths: Set<String> { Set(links.map { $0.path }) }

    /// The headings that it links to in other pages.
    var linkedHeadings: [(path: String, heading: String)] {
        links.compactMap { link in link.heading.map { (link.path, $0) } }
    }

    /// Its headings as links name them.
    var headings: Set<String> {
        Set(
            lines.filter { $0.language == nil && $0.text.hasPrefix("#") }.map { line in
                line.text.drop { $0 == "#" || $0 == " " }.lowercased().filter {
                    $0.isLetter || $0.isNumber || " -_".contains($0)
                }
                .replacing(" ", with: "-")
            })
    }

    /// The page with every example's output as the program gives it now, and the examples that are refused as wrong usage.
    ///
    /// - Throws: what running the program throws.
    func withRealOutput() throws -> (text: String, refused: [String]) {
        let session = try PageSession()
        var refused: [String] = []
        var result: [Substring] = []
        var rest = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while let line = rest.popFirst() {
            result.append(line)
            guard line == "```console", let command = rest.first, command.hasPrefix("$ proxylint") else { continue }
            result.append(command)
            let shown = rest.dropFirst().prefix { $0 != "```" }
            rest = rest[shown.endIndex...]
            let real = try session.run(String(command.dropFirst(2)))
            if real.status > 1 { refused.append("\(command): \(real.shown)") }
            result += Self.like(shown, real.shown)
        }
        return (result.joined(separator: "\n"), refused)
    }

    /// The real lines, with as many left out as `shown` leaves out.
    private static func like(_ shown: ArraySlice<Substring>, _ real: String) -> [Substring] {
        var lines = real.split(separator: "\n", omittingEmptySubsequences: false)
        while lines.last?.isEmpty == true { lines.removeLast() }
        if VerifySample.withoutTimes(shown.joined(separator: "\n"))
            == VerifySample.withoutTimes(lines.joined(separator: "\n"))
        {
            return Array(shown)
        }
        guard let gap = shown.firstIndex(of: Substring(elision)) else { return lines }
        let head = gap - shown.startIndex
        let tail = shown.endIndex - gap - 1
        guard head + tail < lines.count else { return lines }
        return lines.prefix(head) + [Substring(elision)] + lines.suffix(tail)
    }
}
