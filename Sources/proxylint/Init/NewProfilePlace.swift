import Glibc
import Managing
import ProfileFiles

/// Where `init` writes a new profile, and which names are free there.
struct NewProfilePlace {
    /// The file that was asked for.
    let output: String?
    let replaces: Bool
    private let folder: String?
    private let names: [String]

    init(_ command: InitCommand, _ workspace: Workspace, _ terminal: Terminal) {
        output = command.output
        replaces = command.force
        folder = workspace.store.folder ?? ProfileFolder.usual(variable: terminal.variable)
        names =
            output == nil && !replaces ? workspace.store.contents().profiles.compactMap { $0.profile.name?.value } : []
    }

    /// The file of a profile with this name.
    ///
    /// - Throws: `UsageError` where there is no place for it.
    func path(for name: String) throws(UsageError) -> String {
        if let output { return output }
        guard let folder else {
            throw UsageError(
                "HOME is not set, so there is no profiles folder; name one with --profiles or --output")
        }
        return (folder.hasSuffix("/") ? folder : folder + "/") + ProfilePath.fileName(name)
    }

    /// Refuses a name that cannot be written, or is taken.
    ///
    /// - Throws: `UsageError`.
    func check(_ name: String) throws(UsageError) {
        try InitAnswers.checkName(name)
        let path = try path(for: name)
        guard !replaces else { return }
        if access(path, F_OK) == 0 { throw UsageError(SavingProblem.exists(path: path)) }
        if names.contains(name) {
            throw UsageError("there is already a profile `\(name)`; choose another name")
        }
    }

    /// The name, or one like it that is free.
    ///
    /// - Throws: `UsageError` where there is no place for any.
    func freeName(like name: String) throws(UsageError) -> String {
        guard !replaces, output == nil else { return name }
        let path = try path(for: name)
        guard names.contains(name) || access(path, F_OK) == 0 else { return name }
        for number in 2... {
            let other = "\(name)-\(number)"
            if !names.contains(other), access(try self.path(for: other), F_OK) != 0 { return other }
        }
        return name
    }
}
