public import Linting
public import Profiles

/// What a run of lint found, ready to be rendered.
public struct LintReport: Sendable {
    /// One file with its findings.
    public struct File: Sendable {
        /// Its name as the user gave it.
        public let name: String
        /// Its findings, in the order of the text.
        public let findings: [Finding]
        /// What hides its secrets.
        public let mask: SecretMask

        /// A file with what was found in it.
        public init(name: String, _ result: LintResult) {
            self.name = name
            findings = result.findings
            mask = result.mask
        }

        /// The same file with other findings.
        func with(_ findings: [Finding]) -> File { File(name: name, findings: findings, mask: mask) }

        private init(name: String, findings: [Finding], mask: SecretMask) {
            self.name = name
            self.findings = findings
            self.mask = mask
        }
    }

    /// A path that could not be read, or a rule that failed.
    public struct Failure: Sendable {
        /// The path.
        public let file: String
        /// What went wrong, as one sentence without a final full stop.
        public let message: String

        /// Whether the file itself could not be read, rather than a rule have failed on it.
        public let isUnreadable: Bool

        /// A failure.
        public init(file: String, message: String, isUnreadable: Bool = true) {
            self.file = file
            self.message = message
            self.isUnreadable = isUnreadable
        }
    }

    /// Files with findings, in order.
    public var files: [File]
    /// Paths that could not be read, and rules that failed.
    public var failures: [Failure]
    /// How many files were read.
    public var fileCount: Int

    /// A report.
    public init(files: [File] = [], failures: [Failure] = [], fileCount: Int = 0) {
        self.files = files
        self.failures = failures
        self.fileCount = fileCount
    }

    /// How many findings there are of `severity`.
    public func count(_ severity: Severity) -> Int {
        files.reduce(0) { $0 + $1.findings.count { $0.severity == severity } }
    }

    /// Whether a path could not be read.
    public var hasUnreadablePath: Bool { failures.contains(where: { $0.isUnreadable }) }

    /// The worst finding; nil when there is none.
    public var worst: Severity? {
        files.lazy.flatMap { $0.findings }.map { $0.severity }.max()
    }
}
