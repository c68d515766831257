public import FrontEnds

/// What a form was told to hold, without its content: enough to tell later what changes.
///
/// The profile may be edited meanwhile, and what stands in the front end is what was told, not what the file says now.
public struct FormDigest: Sendable, Equatable {
    /// A field with the digest of its content.
    public struct Field: Sendable, Equatable {
        /// What the form calls it.
        public let label: String
        /// The same for the same content.
        public let digest: String

        /// A field.
        public init(label: String, digest: String) {
            self.label = label
            self.digest = digest
        }
    }

    /// The front end's id; nil for none in particular.
    public let frontEnd: String?
    /// The fields that are not empty, in the order of the form.
    public let fields: [Field]

    /// A digest.
    public init(frontEnd: String?, fields: [Field]) {
        self.frontEnd = frontEnd
        self.fields = fields
    }

    /// The digest of a form.
    public init(of form: FrontEndForm, frontEnd: String?) {
        self.init(
            frontEnd: frontEnd,
            fields: form.entries.map { Field(label: $0.label, digest: Self.digest(of: $0.identity)) })
    }

    /// Sixty-four bits of FNV-1a: nobody makes up prompts to deceive themselves.
    static func digest(of text: String) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return String(hash, radix: 16)
    }
}
