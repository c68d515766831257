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
        let keys = WrittenKeys(profile.node.tree)
        for proxy in [chosen] + others { proxies.append(try export(proxy, loaded, keys)) }
        return ExportInput(profile: profile.shownName ?? "", file: loaded.source.name, proxies: proxies)
    }

    private func export(
        _ proxy: Proxy, _ loaded: LoadedProfile, _ keys: WrittenKeys
    ) throws(UsageError) -> ExportProxy {
        let resolved = loaded.resolve(proxy, catalog)
        guard proxy.model != nil else { throw UsageError(ExportProblem.noModel(proxy.label ?? "").message) }
        let prompt = try prompt(resolved.settings.customPrompt, loaded)
        if let address = resolved.address,
            let refusal = KeyGuard.refusal(
                of: address, at: resolved.provider, catalog, place: place(address, loaded))
        {
            throw UsageError(refusal.replacing("nothing was sent", with: "nothing was exported"))
        }
        do {
            try ExportGuard.check(resolved, customPrompt: prompt, reveals: reveals, keys: keys)
        } catch {
            throw UsageError(error.message)
        }
        let key = reveals ? try key(of: resolved.account, proxy, loaded) : nil
        guard let made = ExportProxy(resolved, customPrompt: prompt, revealedKey: key) else {
            throw UsageError(ExportProblem.noModel(proxy.label ?? "").message)
        }
        return made
    }

    /// The key of an account, to be written out; nil where it has none.
    private func key(
        of account: Account?, _ proxy: Proxy, _ loaded: LoadedProfile
    ) throws(UsageError) -> String? {
        guard let account, let source = account.key else { return nil }
        do {
            let reader = KeyReader()
            let found = try reader.key(of: source, profilePath: loaded.source.name)
            try checkOwner(of: found, account, proxy, loaded)
            return found.text.secret.withBytes { String(decoding: $0, as: UTF8.self) }
        } catch let usage as UsageError {
            throw usage
        } catch KeyProblem.variableNotSet(let name) {
            throw UsageError(
                "cannot read the key: the variable \(name) is not set; set it with `read -rs \(name) && export \(name)`, or store the key with `proxylint key set NAME` and write key: {keyring: NAME} into the profile"
            )
        } catch let problem as KeyProblem {
            throw UsageError("cannot read the key: \(problem.message)")
        } catch {
            throw UsageError("cannot read the key")
        }
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
            let full = PromptFile.path(path.value, besideProfileAt: loaded.source.name)
            do {
                return try PromptFile.read(full)
            } catch {
                throw UsageError("`\(full)`: \(error.message)")
            }
        }
    }
}
