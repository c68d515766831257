import ArgumentParser

/// Mends the script that swift-argument-parser writes for a shell.
///
/// Its bash script hands names to `compgen -W`, which expands them: a profile called `$(…)` would run. Its zsh script cuts
/// them at colons, and none of the three finds the program by an alias.
struct CompletionScript {
    /// A text of the library's script, and what stands there instead.
    struct Replacement {
        let old: String
        let new: String

        init(_ old: String, _ new: String) {
            self.old = old
            self.new = new
        }
    }

    let replacements: [Replacement]
    /// What stands behind the script.
    let trailer: String

    /// What is mended in the script of a shell; nil for a shell that is not known.
    static func mending(of shell: CompletionShell) -> CompletionScript? {
        switch shell {
        case .bash: bash
        case .zsh: zsh
        case .fish: fish
        default: nil
        }
    }

    /// The mended script; nil where the library's is not the one that is known, as it might be unsafe then.
    func mended(_ script: String) -> String? {
        var script = script
        for replacement in replacements {
            guard script.ranges(of: replacement.old).count == 1 else { return nil }
            script = script.replacing(replacement.old, with: replacement.new)
        }
        return script + "\n" + trailer
    }
}
