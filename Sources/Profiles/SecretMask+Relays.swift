import YAMLSource

/// Where secrets stand in the files of relays.
extension SecretMask {
    /// Whether a field with a single value holds a secret in a relay's file: `master_key`, and what environment variables
    /// are called.
    ///
    /// - Parameter isVariable: Whether the field is an environment variable with its value.
    public static func namesSecret(_ name: String, isVariable: Bool = false) -> Bool {
        let simple = simplified(name)
        return isSecret(simplified: simple) || isSecretOfRelay(simplified: simple, isVariable: isVariable)
    }

    /// The same of a name in small letters, without signs.
    static func isSecretOfRelay(simplified name: String, isVariable: Bool) -> Bool {
        guard name.hasSuffix("key") else { return false }
        if isVariable { return !name.holds("public") }
        return ["masterkey", "saltkey", "encryptionkey", "accesskey"].contains { name.hasSuffix($0) }
    }

    /// Whether the fields of a mapping with that name are environment variables with their values.
    static func isOfVariables(_ name: String) -> Bool { isOfVariables(simplified: simplified(name)) }

    /// The same of a name in small letters, without signs.
    static func isOfVariables(simplified name: String) -> Bool {
        name == "environmentvariables" || name == "envvars"
    }

    /// Whether a list is Bifrost's list of keys: each entry has the key itself in `value`, and its models and weight beside it.
    static func isKeyList(_ node: YAMLNode) -> Bool {
        guard node.kind == .sequence, node.children.contains(where: { _ in true }) else { return false }
        return node.children.allSatisfy { entry in
            entry.kind == .mapping && entry.resolved.pairs.contains { $0.key.isText("value") }
        }
    }

    /// Whether a field of an entry of Bifrost's list of keys holds secrets.
    static func isSecretOfKeyList(_ name: String) -> Bool {
        let simple = simplified(name)
        return simple == "value" || simple.hasSuffix("keyconfig") || isSecret(simplified: simple)
    }
}
