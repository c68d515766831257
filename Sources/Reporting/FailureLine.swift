import Profiles

/// A path that could not be read, as one line for people.
public enum FailureLine {
    /// `path: what is wrong`, with nothing a terminal would act on.
    public static func text(_ failure: LintReport.Failure) -> ReportText {
        SecretMask.byForm.reported("\(failure.file): \(failure.message)")
    }
}

/// Any message for people, of several lines perhaps.
public enum SafeMessage {
    /// The message without keys, and without anything a terminal would act on.
    public static func text(_ message: String) -> String {
        let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
        let safe = lines.map { SafeText.line(SecretMask.byForm.hidingSecrets(in: String($0))) }
        return SafeText.withoutCommands(safe.joined(separator: "\n"))
    }
}
