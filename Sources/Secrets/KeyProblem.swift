internal import Profiles

/// Why a key cannot be had, or cannot be kept.
public enum KeyProblem: Error, Equatable, Sendable {
    /// The environment variable is not set.
    case variableNotSet(String)
    /// There is no such file.
    case noFile(String)
    /// The file cannot be read; the system's own words.
    case unreadableFile(String, String)
    /// The file lies where the system makes up files.
    case systemFile(String)
    /// The file has several lines, so it is something else than a key.
    case severalLines(String)
    /// The file holds NUL, so it is something else than a key.
    case notText(String)
    /// The key is longer than any key.
    case tooLong
    /// There is nothing in it.
    case empty
    /// It holds characters that no request can carry.
    case unusableCharacters
    /// Neither the keyring nor the file store has an entry of this name.
    case noEntry(String)
    /// There is no entry of this name to remove.
    case nothingToRemove(String)
    /// The keyring is there and did not answer; its own words.
    case keyringFailed(String)
    /// There is no keyring on this machine; why.
    case noKeyring(String)
    /// There is no folder to keep keys in.
    case noHome
    /// The store cannot be written; the system's own words.
    case unwritable(String, String)
    /// What stands where the name of an entry belongs is none.
    case badName(String)

    /// Where there is simply no key yet: what is missing, and how to set it; nil for any other trouble.
    public var missing: (fact: String, remedy: String)? {
        switch self {
        case .variableNotSet(let name):
            (
                "the variable `\(Self.shown(name))` is not set",
                "set it with `export \(Self.shown(name))=…`, or store the key with `proxylint key set` and name it as `{keyring: …}`"
            )
        case .noFile(let path):
            (
                "there is no key file `\(SecretMask.shown(path: path))`",
                "put the key into it, alone on one line"
            )
        case .noEntry(let name):
            (
                "no key is stored as `\(Self.shown(name))`",
                "set it with `proxylint key set \(Self.shown(name))`"
            )
        case .empty: ("the key is empty", "store the whole key again")
        default: nil
        }
    }

    /// A name as it may be shown: a key that was pasted in its place is not.
    private static func shown(_ name: String) -> String { SecretMask.shown(name: name) }

    /// One sentence without a final full stop: what is wrong, and what to do.
    public var message: String {
        switch self {
        case .variableNotSet(let name):
            "the variable `\(Self.shown(name))` is not set; export it, or use {keyring: …} or {file: …}"
        case .noFile(let path): "there is no key file `\(SecretMask.shown(path: path))`"
        case .unreadableFile(let path, let reason):
            "cannot read the key file `\(SecretMask.shown(path: path))`: \(reason)"
        case .systemFile(let path):
            "the key file `\(SecretMask.shown(path: path))` is a system file; keys are not read from /proc, /sys, /dev, or devices, so name a file that contains only the key"
        case .severalLines(let path):
            "the key file `\(SecretMask.shown(path: path))` has several lines; name a file that contains only the key, on one line"
        case .notText(let path):
            "the key file `\(SecretMask.shown(path: path))` contains a NUL byte; name a file that contains only the key, on one line"
        case .tooLong: "the key is longer than \(KeyText.maxBytes) bytes, too long for a key"
        case .empty: "the key is empty"
        case .unusableCharacters: "the key contains control characters, which no request can carry; paste the key again"
        case .noEntry(let name):
            "no key is stored as `\(Self.shown(name))`; store it with `proxylint key set \(Self.shown(name))`"
        case .nothingToRemove(let name):
            "no key is stored as `\(Self.shown(name))`; see the names with `proxylint key list`"
        case .keyringFailed(let words):
            "the keyring failed (\(words)); use `--file` to keep the key in a file only you can read"
        case .noKeyring(let why):
            "no keyring is available (\(why)); use `--file` to keep the key in a file only you can read"
        case .noHome: "cannot store keys, because neither XDG_DATA_HOME nor HOME is set; set one of them"
        case .unwritable(let path, let reason): "cannot write `\(path)`: \(reason)"
        case .badName(let name):
            "invalid key name `\(Self.shown(name))`: use up to \(KeyName.maxCharacters) letters, digits, or symbols, such as openrouter"
        }
    }
}

/// Names of stored keys.
public enum KeyName {
    /// As many characters as a name may have.
    public static let maxCharacters = 64

    /// Whether a key may be stored under `name`.
    ///
    /// - Throws: `KeyProblem.badName`.
    public static func check(_ name: String) throws(KeyProblem) {
        let isGood =
            !name.isEmpty && name.count <= maxCharacters && !name.hasPrefix("-")
            && KeyFileStore.fileName(for: name).utf8.count <= 200
            && name.unicodeScalars.allSatisfy {
                $0.value > 0x20 && ![.control, .format, .privateUse].contains($0.properties.generalCategory)
            }
        guard isGood else { throw .badName(String(name.prefix(80))) }
    }

    /// A text as a name, with a hyphen for whatever a name may not hold.
    public static func safe(_ text: String) -> String {
        let plain = text.unicodeScalars.map { scalar -> Character in
            scalar.properties.isAlphabetic || "0123456789._-".unicodeScalars.contains(scalar) ? Character(scalar) : "-"
        }
        var cut = String(plain.drop { $0 == "-" }.prefix(maxCharacters))
        // The name becomes one of a file, in which letters of other scripts take up to twelve characters.
        while !cut.isEmpty, (try? check(cut)) == nil { cut.removeLast() }
        return cut.isEmpty ? "key" : cut
    }
}
