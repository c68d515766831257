public import Profiles

/// What tells accounts apart: the provider and where the key is, so that two profiles with one key have one account.
public enum AccountIdentity {
    /// A text that is the same for the same account; holds no key.
    ///
    /// - Parameter path: The profile's file, beside which relative files lie.
    public static func text(of account: Account, in path: String) -> String {
        // It is kept on disk, and somebody may have put a key where its name belongs.
        SecretMask.byForm.hidingSecrets(in: plainText(of: account, in: path))
    }

    private static func plainText(of account: Account, in path: String) -> String {
        let provider = account.provider?.value ?? ""
        switch account.key {
        case .environment(let name): return "\(provider) env \(SecretMask.shown(name: name.value))"
        case .keyring(let name): return "\(provider) keyring \(SecretMask.shown(name: name.value))"
        case .file(let file):
            let isWhole = file.value.hasPrefix("/") || file.value.hasPrefix("~/")
            let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
            return "\(provider) file \(isWhole ? "" : folder)\(SecretMask.shown(path: file.value))"
        // A literal key must stand nowhere else.
        case .literal, nil: return "\(provider) \(account.name.value) in \(path)"
        }
    }
}
