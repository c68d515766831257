public import JSONText
import Profiles

extension JSONValue.Member {
    /// Whether a field of a request may hold a secret: by its name, by its value, or by a field inside it.
    @inline(never)
    public var mayBeSecret: Bool {
        switch value {
        case .array(let elements):
            return SecretMask.mayBeSecret(name: name, value: value.json)
                || elements.contains { JSONValue.Member(name, $0).mayBeSecret }
        case .object(let members):
            return SecretMask.mayBeSecret(name: name, value: value.json) || members.contains { $0.mayBeSecret }
        case .string(let text): return SecretMask.mayBeSecret(name: name, value: text)
        default: return SecretMask.mayBeSecret(name: name, value: value.json)
        }
    }
}
