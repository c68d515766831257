import Profiles
public import Setups

/// Decides whether a proxy may be written into what is exported: nothing secret is, unless that was asked for.
public enum ExportGuard {
    /// Refuses a proxy that names no model, one that holds what may be a secret where none belongs, and one whose key stands
    /// under a name that may be a key itself.
    ///
    /// - Parameters:
    ///   - customPrompt: The text of its prompt.
    ///   - reveals: Whether secrets are to be written out.
    ///   - keys: The keys that are written out in the profile's file.
    /// - Throws: `ExportProblem`; its message repeats no secret.
    public static func check(
        _ proxy: ResolvedProxy, customPrompt: String?, reveals: Bool, keys: WrittenKeys
    ) throws(ExportProblem) {
        let label = proxy.proxy.label ?? proxy.proxy.model?.value ?? ""
        guard proxy.proxy.model != nil else { throw .noModel(label) }
        if let field = fieldWithNUL(proxy, customPrompt) { throw .holdsNUL(field: field) }
        if !reveals, holdsSecret(proxy) || holdsKey(proxy, customPrompt, keys) {
            throw .holdsSecret(keys.hiding(in: SecretMask.byForm.hidingSecrets(in: label)))
        }
        guard let account = proxy.account, let key = ExportKey(of: proxy, revealed: nil) else { return }
        // It stands in files that shells read; what is no name may be a key, and is not repeated.
        guard KeyVariables.isName(key.variable) else {
            throw .variableIsNoName(account: SecretMask.shown(name: account.name.value))
        }
        guard SecretMask.shown(name: key.variable) == key.variable,
            SecretMask.shown(name: account.name.value) == account.name.value
        else { throw .variableLikeKey }
    }

    /// Whether address, headers or further fields hold a secret besides the key.
    private static func holdsSecret(_ proxy: ResolvedProxy) -> Bool {
        if let url = proxy.address?.url, url.mayHoldUserInfo || SecretMask.holdsCredential(query: url.query) {
            return true
        }
        return ProfileHeaders.headers(of: proxy.proxy).contains {
            SecretMask.mayBeSecret(name: $0.name, value: $0.value)
        } || ChatBody.extraBody(of: proxy.proxy).contains { $0.mayBeSecret }
    }

    /// Whether a key stands where none belongs: pasted into the wrong field, or into the path of an address.
    private static func holdsKey(_ resolved: ResolvedProxy, _ prompt: String?, _ keys: WrittenKeys) -> Bool {
        let proxy = resolved.proxy
        let texts = [resolved.address?.text, proxy.label, proxy.model?.value, proxy.prefill?.value, prompt]
        let lists = resolved.settings.stop.map { $0.value } + proxy.upstreams.map { $0.value }
        return (texts.compactMap { $0 } + lists).contains {
            SecretMask.byForm.hidingSecrets(in: $0) != $0 || keys.hiding(in: $0) != $0
        }
    }

    /// The field that holds a NUL, at which shells, environments and most programs end a text; nil where none does.
    private static func fieldWithNUL(_ resolved: ResolvedProxy, _ prompt: String?) -> String? {
        let proxy = resolved.proxy
        let fields: [(name: String, text: String?)] = [
            ("model", proxy.model?.value), ("name", proxy.name?.value), ("base_url", proxy.baseURL?.value),
            ("chat_url", proxy.chatURL?.value), ("prefill", proxy.prefill?.value), ("custom_prompt", prompt),
            ("the profile's name", resolved.profile.name?.value),
        ]
        return fields.first { $0.text?.utf8.contains(0) ?? false }?.name
    }
}
