import Managing
import Secrets

/// The keys that stood in what was imported.
struct ImportedKeys {
    let keys: [(name: String, key: String)]
    let terminal: Terminal
    /// Whether stored keys of the same names are replaced.
    let replaces: Bool

    /// What the key of an account is stored as: a name of the profile's own, so that no other profile's key goes to its host.
    static func name(_ profile: String, _ account: String) -> String {
        var beginning = KeyName.safe(profile)
        while !beginning.isEmpty {
            let name = "\(beginning)-\(account)"
            if (try? KeyName.check(name)) != nil { return name }
            beginning.removeLast()
        }
        return account
    }

    /// Refuses to replace what is stored.
    ///
    /// - Throws: `UsageError`.
    func checkThatNothingIsReplaced() throws(UsageError) {
        guard !replaces, let taken = keys.first(where: { KeyStorage(terminal).holds($0.name) }) else { return }
        throw UsageError(
            "a key is already stored as `\(taken.name)`, so nothing was written; remove it with `proxylint key rm \(taken.name)`, choose another --name, or replace it with --force"
        )
    }

    /// Stores the keys; false where one could not be.
    func store() -> Bool {
        var isStored = true
        for (name, key) in keys where !store(key, as: name) { isStored = false }
        return isStored
    }

    /// Asks at a terminal whether to store the keys, else says how to; false where one could not be stored.
    func offer(mayAsk: Bool) -> Bool {
        var isStored = true
        let question = Question(terminal: terminal)
        for (name, key) in keys {
            let isTaken = KeyStorage(terminal).holds(name)
            if mayAsk, question.canAsk, !isTaken || replaces {
                let answer = question.answer(
                    "The file contains a key. Store it as \(name)? [y/N] ", among: ["y": "y", "n": "n", "": "n"])
                if answer == "y" {
                    if !store(key, as: name) { isStored = false }
                    continue
                }
            }
            let taken = isTaken ? " A key with that name already exists; make sure it is this one." : ""
            terminal.complain(
                "The file contains a key, which was not copied. Store it with `proxylint key set \(name)`, or import with --store-key.\(taken)\n"
            )
        }
        return isStored
    }

    private func store(_ key: String, as name: String) -> Bool {
        do {
            // Whose it is will be known where it is used; blanks inside may be a password's.
            let text = try KeyText(key.utf8, isPassword: true)
            let place = try KeyStorage(terminal).store(text.secret, as: name, inFile: false)
            terminal.complain("Stored \(text.masked) \(place) as \(name).\n")
            return true
        } catch {
            terminal.complain(
                "proxylint: the key was not stored: \(error.message). The profile names `\(name)`; store the key with `proxylint key set \(name)`.\n"
            )
            return false
        }
    }
}
