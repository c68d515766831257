import Catalog
import FrontEnds
import Glibc
import Managing
import ProfileFiles
import Profiles
import Secrets
import Setups
import Switching
import Verifying
import YAMLSource

/// Gathers what an export needs from a profile: proxies, prompt files, keys where they are to be written out.
struct ExportSource {
    let catalog: Catalog
    let terminal: Terminal
    /// Whether keys are read and written out.
    let reveals: Bool
    /// Hosts that the user let keys of providers go to.
    let trusted: Set<TrustedHost>

    /// The chosen proxy of a profile, or all of them with the chosen one first.
    ///
    /// - Throws: `UsageError`.
    func input(_ loaded: LoadedProfile, all: Bool) throws(UsageError) -> ExportInput {
        if reveals { MemoryProtection.begin() }
        let profile = loaded.profile
        let chosen = loaded.chosen ?? profile.proxies.first
        guard let chosen else { throw UsageError("the profile has no proxy to export") }
        let others = all ? profile.proxies.filter { $0.index != chosen.index } : []
        var proxies: [ExportProxy] = []
        let variables = KeyVariables(profile: profile, catalog: catalog)
        let names = AccountNames(profile: profile, catalog: catalog)
        for proxy in [chosen] + others { proxies.append(try export(proxy, loaded, variables, names)) }
        return ExportInput(profile: profile.shownName ?? "", file: loaded.source.name, proxies: proxies)
    }

    private func export(
        _ proxy: Proxy, _ loaded: LoadedProfile, _ variables: KeyVariables, _ names: AccountNames
    ) throws(UsageError) -> ExportProxy {
        guard let model = proxy.model?.value else {
            throw UsageError("the proxy `\(proxy.label ?? "")` names no model")
        }
        let resolved = loaded.resolve(proxy, catalog)
        let prompt = try prompt(resolved.settings.customPrompt, loaded)
        if let address = resolved.address,
            let refusal = KeyGuard.refusal(
                of: address, at: resolved.provider, catalog, place: place(address, loaded))
        {
            throw UsageError(refusal.replacing("nothing was sent", with: "nothing was exported"))
        }
        if !reveals, holdsSecret(proxy, resolved.address) || Self.holdsKey(resolved, prompt) {
            throw UsageError(
                "the proxy `\(SecretMask.byForm.hidingSecrets(in: proxy.label ?? model))` has what may be a key or a password in its address, headers, prompt or other fields; --reveal writes them out"
            )
        }
        let key = try key(of: resolved.account, proxy, variables, loaded)
        let name = names.name(of: resolved.account, proxy: proxy.label ?? model)
        guard let made = ExportProxy(resolved, customPrompt: prompt, key: key, account: name) else {
            throw UsageError("the proxy `\(proxy.label ?? "")` names no model")
        }
        return made
    }

    /// Whether what would be written holds a secret besides the key.
    private func holdsSecret(_ proxy: Proxy, _ address: EndpointAddress?) -> Bool {
        if let address, address.url.mayHoldUserInfo || SecretMask.holdsCredential(query: address.url.query) {
            return true
        }
        return ProfileHeaders.headers(of: proxy).contains { SecretMask.mayBeSecret(name: $0.name, value: $0.value) }
            || ChatBody.extraBody(of: proxy).contains { $0.mayBeSecret }
    }

    /// Whether a key stands where none belongs: pasted into the wrong field, or into the path of an address.
    private static func holdsKey(_ resolved: ResolvedProxy, _ prompt: String?) -> Bool {
        let proxy = resolved.proxy
        let texts = [resolved.address?.text, proxy.label, proxy.model?.value, proxy.prefill?.value, prompt]
        return (texts.compactMap(\.self) + resolved.settings.stop.map { $0.value } + proxy.upstreams.map { $0.value })
            .contains {
                SecretMask.byForm.hidingSecrets(in: $0) != $0
            }
    }

    private func key(
        of account: Account?, _ proxy: Proxy, _ variables: KeyVariables, _ loaded: LoadedProfile
    ) throws(UsageError) -> ExportKey? {
        guard let account, let source = account.key, let variable = variables[account] else { return nil }
        // It stands in files that shells read; what is no name may be a key, and is not repeated.
        guard KeyVariables.isName(variable) else {
            throw UsageError(
                "the `env` of the account `\(SecretMask.shown(name: account.name.value))` is not the name of an environment variable; names consist of letters, digits and `_` and do not begin with a digit, as in key: {env: OPENROUTER_API_KEY}"
            )
        }
        guard SecretMask.shown(name: variable) == variable,
            SecretMask.shown(name: account.name.value) == account.name.value
        else {
            throw UsageError(
                "the variable for the key of an account would be called like a key, so nothing is exported; an account is called by its provider, and its key is named as in key: {env: OPENROUTER_API_KEY}"
            )
        }
        var revealed: String?
        if reveals {
            do {
                let reader = KeyReader()
                let found = try reader.key(of: source, profilePath: loaded.source.name)
                try checkOwner(of: found, account, proxy, loaded)
                revealed = found.text.secret.withBytes { String(decoding: $0, as: UTF8.self) }
            } catch let usage as UsageError {
                throw usage
            } catch KeyProblem.variableNotSet(let name) {
                throw UsageError(
                    "the key cannot be had: the variable \(name) is not set here; set it with `read -rs \(name) && export \(name)`, or store the key with `proxylint key set NAME` and write key: {keyring: NAME} into the profile"
                )
            } catch let problem as KeyProblem {
                throw UsageError("the key cannot be had: \(problem.message)")
            } catch {
                throw UsageError("the key cannot be had")
            }
        }
        var isGiven = false
        if case .environment = source { isGiven = true }
        return ExportKey(variable: variable, isVariableGiven: isGiven, origin: source.origin, revealed: revealed)
    }

    /// Refuses to write a provider's key beside somebody else's address.
    private func checkOwner(
        of key: KeyReader.FoundKey, _ account: Account, _ proxy: Proxy, _ loaded: LoadedProfile
    ) throws(UsageError) {
        let subject = AccountUnderTest(loaded: loaded, account: account, proxies: [proxy], key: .success(key))
        if let refusal = KeyGuard.strayKey(of: subject, catalog, trusting: trusted) {
            throw UsageError(refusal.replacing("nothing was sent", with: "nothing was exported"))
        }
    }

    private func place(_ address: EndpointAddress, _ loaded: LoadedProfile) -> String {
        address.field.map { " (\(loaded.place(of: $0.range).description))" } ?? ""
    }

    private func prompt(_ prompt: CustomPrompt?, _ loaded: LoadedProfile) throws(UsageError) -> String? {
        switch prompt {
        case nil: return nil
        case .text(let text): return text.value
        case .file(let path):
            var full = path.value
            if !full.hasPrefix("/"), let slash = loaded.source.name.lastIndex(of: "/") {
                full = loaded.source.name[...slash] + full
            }
            do {
                let source = try ProfileReading.read(full)
                guard let text = String(validating: source.bytes, as: UTF8.self) else {
                    throw UsageError("`\(full)`: the custom prompt is not UTF-8 text")
                }
                return text
            } catch let problem as PathProblem {
                throw UsageError("`\(full)`: \(problem.message)")
            } catch let usage as UsageError {
                throw usage
            } catch {
                throw UsageError("`\(full)` cannot be read")
            }
        }
    }
}
