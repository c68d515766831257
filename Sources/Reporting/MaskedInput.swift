import Profiles

/// What users type, as the screen may show it while they do.
public enum MaskedInput {
    /// The text on one line, without anything a terminal would act on; nothing of it where a key is in it.
    ///
    /// Not even its last characters: they change with every character that is typed.
    public static func shown(_ text: String) -> ReportText {
        holdsKey(text) ? "(not shown, because it looks like a key)" : "\(foreign: text)"
    }

    /// Whether something in it has the form of a key, or is the password of a URL.
    public static func holdsKey(_ text: String) -> Bool { SecretMask.byForm.hidingSecrets(in: text) != text }
}
