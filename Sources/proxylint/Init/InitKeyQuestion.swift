import Catalog
import Managing
import Reporting
import Secrets

/// Asks where a key is; never for the key itself.
struct InitKeyQuestion {
    let terminal: Terminal
    let provider: Provider
    /// The name of the profile.
    let profile: String
    /// The accounts that the profile has at the provider already.
    var accounts: [String] = []

    /// One way to answer.
    private enum Choice {
        /// It is stored now, under this name.
        case storeNow(String)
        /// It is wherever this says.
        case known(NewProxy.Key)
        case variable, file
    }

    /// Where the key is, and under which name it is to be stored now; nil where the user leaves.
    ///
    /// - Throws: `UsageError` where nobody can be asked.
    func ask(unless given: NewProxy.Key?) throws(UsageError) -> (key: NewProxy.Key, stored: String?)? {
        if let given { return (given, nil) }
        let question = Question(terminal: terminal)
        let variable = provider.usualKeyVariable
        guard question.canAsk else {
            if accounts.count == 1 { return (.account(accounts[0]), nil) }
            if !provider.requiresKey { return (.none, nil) }
            throw UsageError(
                "give --key: env:\(variable), file:PATH, or keyring:\(provider.id), because there is no terminal for questions"
            )
        }
        let choices = choices(variable)
        let none = choices.lastIndex { if case .known(.none) = $0.choice { true } else { false } }
        let list = PickerList(
            title: "Where is the key?", items: choices.map(\.item), start: accounts.isEmpty ? none ?? 0 : 0)
        guard case .item(let place) = try Picker(terminal: terminal).pick(list, otherwise: "give --key") else {
            return nil
        }
        switch choices[place].choice {
        case .storeNow(let name): return (.keyring(name), name)
        case .known(let key): return (key, nil)
        case .variable:
            let name = question.value("Variable", otherwise: variable) { name throws(UsageError) in
                try InitAnswers.variable(name)
            }
            return name.map { (.environment($0), nil) }
        case .file:
            let path = question.value("File") { path throws(UsageError) in try InitAnswers.file(path) }
            return path.map { (.file($0), nil) }
        }
    }

    private func choices(_ variable: String) -> [(choice: Choice, item: PickerList.Item)] {
        let storage = KeyStorage(terminal)
        var choices: [(choice: Choice, item: PickerList.Item)] = accounts.map { name in
            (.known(.account(name)), PickerList.Item("the key of account \(name)"))
        }
        let isStored = storage.holds(provider.id)
        // A stored key is another profile's, and is not overwritten.
        var fresh = isStored ? KeyName.safe("\(profile)-\(provider.id)") : provider.id
        var number = 2
        while storage.holds(fresh) {
            fresh = KeyName.safe("\(provider.id)-\(number)")
            number += 1
        }
        let now = PickerList.Item("store it now", "as \(fresh), in the keyring or in a file only you can read")
        if isStored {
            let item = PickerList.Item("already stored", "as \(provider.id)")
            choices += [(.known(.keyring(provider.id)), item), (.storeNow(fresh), now)]
        } else {
            let item = PickerList.Item("store it later", "with `proxylint key set \(provider.id)`")
            choices += [(.storeNow(fresh), now), (.known(.keyring(provider.id)), item)]
        }
        choices.append((.variable, PickerList.Item("in an environment variable", variable)))
        choices.append((.file, PickerList.Item("in a file")))
        if !provider.requiresKey { choices.append((.known(.none), PickerList.Item("no key"))) }
        return choices
    }
}
