internal import Catalog
internal import Diagnosing
internal import JSONText
import Setups
public import Switching

/// What is kept between runs: which proxy is active, which was before, and what failed.
public struct SavedState: Sendable {
    /// A proxy, as it can be found again.
    public struct Pointer: Sendable, Equatable {
        /// The profile's name.
        public let profile: String
        /// The proxy's name, else its model; nil where it has neither.
        public let proxy: String?
        /// Its place among the proxies, counted from 0.
        public let index: Int
        /// The absolute path of the file.
        public let file: String

        /// A proxy, as it can be found again.
        public init(profile: String, proxy: String?, index: Int, file: String) {
            self.profile = profile
            self.proxy = proxy
            self.index = index
            self.file = file
        }

        /// `PROFILE/PROXY`.
        public var label: String { "\(profile)/\(proxy ?? String(index + 1))" }
    }

    /// The active proxy; nil where none is.
    public var active: Pointer?
    /// The one that was active before.
    public var previous: Pointer?
    /// What the form of the active proxy was told to hold.
    public var form: FormDigest?
    /// Failures that were told.
    public var failures: [RememberedFailure]
    /// Members that this version does not know, kept for the one that does.
    let unknown: [JSONValue.Member]

    /// The version of the form.
    static let version = 1
    private static let known: Set<String> = ["version", "active", "previous", "form", "failures"]
    /// As many failures as are kept.
    private static let maxFailures = 64

    /// Nothing active.
    public init() {
        active = nil
        previous = nil
        form = nil
        failures = []
        unknown = []
    }

    /// Reads a state; nil for what is none.
    init?(_ json: JSONValue) {
        guard let members = json.members, case .number = json["version"], json["version"]?.integer != nil else {
            return nil
        }
        active = json["active"].flatMap(Self.pointer)
        // Something that is no pointer is damage, and not the same as none.
        if active == nil, let value = json["active"], !value.isNull { return nil }
        previous = json["previous"].flatMap(Self.pointer)
        form = json["form"].flatMap(Self.form)
        failures = (json["failures"]?.elements ?? []).compactMap(Self.failure)
        unknown = members.filter { !Self.known.contains($0.name) }
    }

    /// The state as JSON.
    var json: JSONValue {
        .object(
            [
                .init("version", .number(String(Self.version))), .init("active", Self.json(active)),
                .init("previous", Self.json(previous)), .init("form", Self.json(form)),
                .init("failures", .array(failures.suffix(Self.maxFailures).map(Self.json))),
            ] + unknown)
    }

    private static func pointer(_ json: JSONValue) -> Pointer? {
        guard let profile = json["profile"]?.text, let file = json["file"]?.text, file.hasPrefix("/") else {
            return nil
        }
        return Pointer(
            profile: profile, proxy: json["proxy"]?.text,
            index: max(json["index"]?.integer.flatMap { Int(exactly: $0) } ?? 0, 0), file: file)
    }

    private static func json(_ pointer: Pointer?) -> JSONValue {
        guard let pointer else { return .null }
        return .object([
            .init("profile", .string(pointer.profile)), .init("proxy", pointer.proxy.map(JSONValue.string) ?? .null),
            .init("index", .number(String(pointer.index))), .init("file", .string(pointer.file)),
        ])
    }

    private static func form(_ json: JSONValue) -> FormDigest? {
        guard let fields = json["fields"]?.members else { return nil }
        return FormDigest(
            frontEnd: json["front_end"]?.text,
            fields: fields.compactMap { field in field.value.text.map { .init(label: field.name, digest: $0) } })
    }

    private static func json(_ form: FormDigest?) -> JSONValue {
        guard let form else { return .null }
        return .object([
            .init("front_end", form.frontEnd.map(JSONValue.string) ?? .null),
            .init("fields", .object(form.fields.map { .init($0.label, .string($0.digest)) })),
        ])
    }

    private static func failure(_ json: JSONValue) -> RememberedFailure? {
        guard let cause = json["cause"]?.text, let seen = json["seen"]?.text.flatMap({ Instant($0) }),
            let reach = FailureReach(saved: json)
        else { return nil }
        return RememberedFailure(
            cause: cause, reach: reach, until: json["until"]?.text.flatMap { Instant($0) }, seen: seen,
            source: json["source"]?.text.flatMap(RememberedFailure.Source.init(rawValue:)) ?? .next,
            forgiven: (json["forgiven"]?.elements ?? []).compactMap { $0.text })
    }

    private static func json(_ failure: RememberedFailure) -> JSONValue {
        .object(
            [
                .init("cause", .string(failure.cause)), .init("seen", .string(failure.seen.utc)),
                .init("until", failure.until.map { .string($0.utc) } ?? .null),
                .init("source", .string(failure.source.rawValue)),
                .init("forgiven", .array(failure.forgiven.map { .string($0) })),
            ] + failure.reach.saved)
    }
}

extension FailureReach {
    /// Reads a saved reach; nil for one of a kind that this version does not know.
    fileprivate init?(saved json: JSONValue) {
        guard let scope = json["scope"]?.text.flatMap(ErrorCause.Scope.init(rawValue:)) else { return nil }
        // The first builds of 0.1.0 called the service a provider.
        let service = json["service"]?.text ?? json["provider"]?.text
        self.init(
            scope: scope, service: service, address: json["address"]?.text,
            account: json["account"]?.text, model: json["model"]?.text, upstream: json["upstream"]?.text,
            allowedTokens: json["allowed_tokens"]?.integer,
            endsWithAccount: json["ends_with_account"]?.boolean ?? false)
    }

    fileprivate var saved: [JSONValue.Member] {
        func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
        return [
            .init("scope", .string(scope.rawValue)), .init("service", text(service)), .init("address", text(address)),
            .init("account", text(account)), .init("model", text(model)), .init("upstream", text(upstream)),
            .init("allowed_tokens", allowedTokens.map { .number(String($0)) } ?? .null),
            .init("ends_with_account", .boolean(endsWithAccount)),
        ]
    }
}
