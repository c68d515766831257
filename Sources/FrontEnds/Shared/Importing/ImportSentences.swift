import Profiles

extension ImportedProfile {
    /// What is not in the profile that was made of it, and what is worth knowing, as sentences without a final full stop;
    /// names may stand there, values never.
    public func sentences(on written: ProfileWriter.Written) -> [String] {
        var sentences: [String] = []
        if !leftOut.isEmpty {
            sentences.append("Skipped, because profiles have no field for it: \(leftOut.joined(separator: ", "))")
        }
        if !misread.isEmpty {
            sentences.append("Skipped, because the value was not understood: \(misread.joined(separator: ", "))")
        }
        if !secrets.isEmpty {
            sentences.append(
                "Skipped, because it may be a secret: \(secrets.joined(separator: ", "))")
        }
        sentences += remarks + written.remarks
        return sentences.map { sentence in
            var text = sentence
            for (_, key) in written.keys where key.utf8.count >= 6 { text = text.replacing(key, with: "…") }
            return SecretMask.byForm.hidingSecrets(in: text)
        }
    }
}
