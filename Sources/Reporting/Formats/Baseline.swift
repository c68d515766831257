import JSONText
import Linting
import Profiles
import YAMLSource

/// Findings that are known: with a baseline only what is new is reported.
public struct Baseline: Sendable {
    /// A known finding.
    public struct Entry: Sendable, Equatable {
        /// What it is recognized by (`Fingerprints`).
        public let fingerprint: String
        /// Its rule, for people.
        public let rule: String
        /// Its file, relative to the work tree.
        public let file: String
        /// What it said, for people.
        public let message: String
    }

    /// The known findings, by file.
    public let entries: [Entry]

    /// A baseline of everything in a report but what is about this machine alone.
    public init(_ report: LintReport, in context: ReportContext) {
        var entries: [Entry] = []
        report.forEachFinding(in: context) { shown in
            guard !shown.finding.isUnsetVariable else { return }
            entries.append(
                Entry(
                    fingerprint: shown.fingerprint, rule: shown.finding.rule,
                    file: shown.line(context.paths.relative(shown.file.name)), message: shown.message))
        }
        self.entries = entries
    }

    /// Reads a baseline.
    ///
    /// - Throws: `BaselineProblem` for a text that is none.
    public init(_ text: String) throws(BaselineProblem) {
        guard let value = JSONValue(text.utf8), value["version"]?.integer == 1,
            let findings = value["findings"]?.elements
        else { throw BaselineProblem() }
        var entries: [Entry] = []
        for finding in findings {
            guard let fingerprint = finding["fingerprint"]?.text else { throw BaselineProblem() }
            entries.append(
                Entry(
                    fingerprint: fingerprint, rule: finding["rule"]?.text ?? "",
                    file: finding["file"]?.text ?? "", message: finding["message"]?.text ?? ""))
        }
        self.entries = entries
    }

    /// The file: an entry has lines of its own, so that changes can be read.
    public func text(version: String, catalogDate: String) -> String {
        var json = ReportJSON(isIndented: true)
        json.object { json in
            json.header(version: version, catalogDate: catalogDate)
            json.key("findings")
            json.array { json in
                for entry in entries {
                    json.object { json in
                        for (name, value) in [
                            ("file", entry.file), ("rule", entry.rule), ("message", entry.message),
                            ("fingerprint", entry.fingerprint),
                        ] as [(StaticString, String)] {
                            json.key(name)
                            // The report it was made of has masked it already; a fingerprint looks like a key.
                            json.string(program: value)
                        }
                    }
                }
            }
        }
        return json.text + "\n"
    }

    /// What a report comes to.
    public struct Comparison: Sendable {
        /// The report with what is new alone.
        public let new: LintReport
        /// How many findings were known.
        public let known: Int
        /// Entries that no finding matches any more.
        public let gone: [Entry]
    }

    /// A report without what is known.
    ///
    /// - Parameter wasLookedAt: Whether this run could have found an entry again: its file was read, or is no more, and its
    ///   rule ran.
    public func compared(
        with report: LintReport, in context: ReportContext, wasLookedAt: (Entry) -> Bool
    ) -> Comparison {
        let known = Set(entries.map { $0.fingerprint })
        var found: Set<String> = []
        var new = report
        new.files = report.files.compactMap { file in
            guard let first = file.findings.first else { return nil }
            let fingerprints = Fingerprints.of(
                file, LineIndex(first.source), path: context.paths.relative(file.name))
            var findings: [Finding] = []
            for (finding, fingerprint) in zip(file.findings, fingerprints) {
                if known.contains(fingerprint) { found.insert(fingerprint) } else { findings.append(finding) }
            }
            return findings.isEmpty ? nil : file.with(findings)
        }
        let gone = entries.filter { !found.contains($0.fingerprint) && wasLookedAt($0) }
        return Comparison(new: new, known: found.count, gone: gone)
    }
}

/// A file that is no baseline.
public struct BaselineProblem: Error, Sendable {
    /// One sentence without a final full stop, to be put behind the path.
    public var message: String { "it is not a proxylint baseline; `proxylint lint --write-baseline` writes one" }
}
