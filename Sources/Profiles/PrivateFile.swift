/// Files that are known to hold keys and passwords, by their names: no prompt of a chat is among them.
public enum PrivateFile {
    /// Whether a path leads to one, read as it is written; links are not followed.
    public static func isMeant(by path: String) -> Bool {
        if SystemFolder.holds(path) { return true }
        let parts = path.lowercased().split(separator: "/")
        guard let name = parts.last.map(String.init) else { return false }
        if parts.dropLast().contains(where: { folders.contains(String($0)) }) { return true }
        if name.hasSuffix(".pub") { return false }
        return names.contains(name) || beginnings.contains { name.hasPrefix($0) }
            || endings.contains { name.hasSuffix($0) }
    }

    private static let folders: Set<String> = [
        ".ssh", ".gnupg", ".aws", ".azure", ".kube", ".docker", ".password-store", ".mozilla", ".thunderbird", "gcloud",
        "keyrings", "kwalletd",
    ]
    private static let names: Set<String> = [
        ".netrc", "_netrc", ".pgpass", ".git-credentials", ".npmrc", ".pypirc", ".my.cnf", "credentials",
        "credentials.json", "secrets.json", "secrets.yaml", "secrets.yml", "shadow", "token", "tokens.json",
        ".vault-token",
    ]
    private static let beginnings = [".env", "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519"]
    private static let endings = [
        ".pem", ".key", ".p12", ".pfx", ".kdbx", ".keystore", ".jks", ".ppk", ".gpg", ".asc", "_history",
    ]
}
