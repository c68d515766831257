import Catalog
import Managing
import Profiles
import Reporting
import Setups
import Switching

/// Lets the user pick a proxy from all profiles.
struct ProfilePicker {
    let workspace: Workspace
    let terminal: Terminal
    let now: Instant
    let zone: ProcessZone

    /// The profile with the proxy that was picked; nil where the user left.
    ///
    /// - Throws: `UsageError` where there is no terminal, or nothing to pick.
    func pick(active: ActiveProxy?) throws(UsageError) -> LoadedProfile? {
        let contents = workspace.store.contents()
        var choices: [(loaded: LoadedProfile, proxy: Proxy)] = []
        for loaded in contents.profiles where loaded.profile.name != nil {
            choices += loaded.profile.proxies.map { (loaded, $0) }
        }
        guard !choices.isEmpty else { throw UsageError(contents.failures.first ?? StoreProblem.nothing) }
        let start = choices.firstIndex { choice in
            guard let active else { return false }
            return choice.loaded.source.name == active.loaded.source.name
                && choice.loaded.profile.document == active.loaded.profile.document
                && choice.proxy.index == active.proxy.index
        }
        let failures = workspace.state().failures
        let details = choices.map { choice in
            let resolved = choice.loaded.resolve(choice.proxy, workspace.catalog)
            return ProxyChoice(
                reference: choice.loaded.reference(to: choice.proxy), provider: resolved.provider?.name ?? "",
                model: SecretMask.byForm.hidingSecrets(in: choice.proxy.model?.value ?? ""),
                rest: failures.isEmpty ? nil : RememberedFailure.ruling(failures, on: resolved.route, now: now))
        }
        let items = ProxyChoice.items(details, active: start, now: now, zone: zone)
        let list = PickerList(title: "Switch to:", items: items, start: start ?? 0)
        let hint = "name the profile to use, because there is no terminal for a list; `proxylint list` shows them"
        guard case .item(let place) = try Picker(terminal: terminal).pick(list, otherwise: hint) else { return nil }
        let chosen = choices[place]
        return chosen.loaded.choosing(chosen.proxy)
    }
}
