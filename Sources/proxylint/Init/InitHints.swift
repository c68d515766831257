import Managing

/// What to do next with what `init` wrote.
struct InitHints {
    let terminal: Terminal

    /// One command, and what it is for.
    private typealias Step = (command: String, purpose: String)

    /// Behind a new profile.
    func tell(_ profile: NewProfile, reference: String, isActive: Bool) {
        let name = NewProfile.shellWord(reference)
        let own = isActive ? "" : " " + name
        var steps = storing(profile.proxy)
        steps.append(("proxylint verify\(own)", "check that the key works"))
        if let frontEnd = profile.frontEnd {
            steps.append(("proxylint export \(frontEnd.id)\(own)", "show what to paste"))
        }
        if !isActive { steps.append(("proxylint use\(own)", "make it the active one")) }
        steps.append(("proxylint init --into \(name)", "add a second proxy for `proxylint next`"))
        show(steps)
    }

    /// Behind a proxy that was added.
    func tell(_ proxy: NewProxy, reference: String) {
        let name = NewProfile.shellWord(reference)
        show(
            storing(proxy) + [
                ("proxylint verify \(name)", "check that the key works"),
                ("proxylint use \(name)", "make it the active one"),
                ("proxylint next", "switch when the active one fails"),
            ])
    }

    /// Behind a profile that was imported into a file.
    func tell(imported path: String, frontEnd: String?, hasErrors: Bool) {
        let file = NewProfile.shellWord(path)
        if hasErrors { return show([("proxylint lint \(file)", "check it again when the errors are fixed")]) }
        show([
            ("proxylint verify \(file)", "check that the key works"),
            frontEnd.map { ("proxylint export \($0) \(file)", "show what to paste") }
                ?? ("proxylint use \(file)", "make it the active one"),
        ])
    }

    private func storing(_ proxy: NewProxy) -> [Step] {
        guard case .keyring(let name) = proxy.key, !KeyStorage(terminal).holds(name) else { return [] }
        return [("proxylint key set \(name)", "store the key")]
    }

    private func show(_ steps: [Step]) {
        let widest = steps.map(\.command.count).max() ?? 0
        terminal.complain(
            "Next:\n"
                + steps.map { step in
                    "  \(step.command)\(String(repeating: " ", count: widest - step.command.count))  \(step.purpose)\n"
                }.joined())
    }
}
