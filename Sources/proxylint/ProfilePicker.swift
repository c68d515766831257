import Catalog
import Diagnosing
import Managing
import Profiles
import Reporting
import Switching

/// Lets the user pick a proxy from all profiles.
struct ProfilePicker {
    let session: ManagingSession
    let terminal: Terminal

    /// The profile with the proxy that was picked; nil where the user left.
    ///
    /// - Throws: `UsageError` where there is no terminal, or nothing to pick.
    func pick(active: ActiveProxy?) throws(UsageError) -> Setup? {
        let contents = session.store.contents()
        var choices: [(setup: Setup, proxy: Proxy)] = []
        for setup in contents.setups where setup.profile.name != nil {
            choices += setup.profile.proxies.map { (setup, $0) }
        }
        guard !choices.isEmpty else { throw UsageError(contents.failures.first ?? StoreProblem.nothing) }
        let items = choices.map { choice in
            let provider = choice.setup.provider(of: choice.proxy).flatMap { session.catalog.provider($0)?.name } ?? ""
            let model = SecretMask.byForm.hidingSecrets(in: choice.proxy.model?.value ?? "")
            return PickerList.Item(
                choice.setup.reference(to: choice.proxy),
                "\(provider)  \(model)")
        }
        let start = choices.firstIndex { choice in
            guard let active else { return false }
            return choice.setup.source.name == active.setup.source.name
                && choice.setup.profile.document == active.setup.profile.document
                && choice.proxy.index == active.proxy.index
        }
        let list = PickerList(title: "Switch to:", items: items, start: start ?? 0)
        let hint = "name the profile to use, as there is no terminal to pick from a list; `proxylint list` shows them"
        guard case .item(let place) = try Picker(terminal: terminal).pick(list, otherwise: hint) else { return nil }
        let chosen = choices[place]
        return chosen.setup.choosing(chosen.proxy)
    }
}
