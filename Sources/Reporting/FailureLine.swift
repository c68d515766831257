import Profiles

/// A path that could not be read, as one line for people.
public enum FailureLine {
    /// `path: what is wrong`, with nothing a terminal would act on.
    public static func text(_ failure: LintReport.Failure) -> String {
        SafeText.line(SecretMask.byForm.hidingSecrets(in: "\(failure.file): \(failure.message)"))
    }
}
