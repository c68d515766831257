import Catalog
import Profiles

extension RemedyMaker {
    /// The field that a remedy points to: where the number that an error names is to be changed, that of this number; empty
    /// where the profile does not set it.
    func path(_ path: String, of cause: ErrorCause) -> String {
        guard cause.profileField == "proxy.generation",
            path == "proxy.generation" || path == "proxy.max_new_tokens", let named = namedSetting
        else { return path }
        return failed?.field(named)?.value == nil ? "" : named
    }

    /// The field of the one number of requests that an error names; nil where it names none, or several.
    private var namedSetting: String? {
        let text = String(decoding: error.text.prefix(4000), as: UTF8.self).lowercased()
        var named: [String] = []
        for (word, path) in Self.numbers where !named.contains(path) && text.holds(word) { named.append(path) }
        return named.count == 1 ? named[0] : nil
    }

    /// The numbers of requests in their own words, with the fields of profiles.
    private static let numbers: [(word: String, path: String)] = {
        let reply = ["max_tokens", "max_completion_tokens", "max_output_tokens"]
        var numbers = reply.map { (word: $0, path: "proxy.max_new_tokens") }
        for field in ProfileFormat().profile.fields where field.name.description == "generation" {
            guard case .object(let settings) = field.shape else { continue }
            for setting in settings.fields {
                switch setting.shape {
                case .number, .integer: numbers.append(("\(setting.name)", "generation.\(setting.name)"))
                default: break
                }
            }
        }
        return numbers
    }()
}
