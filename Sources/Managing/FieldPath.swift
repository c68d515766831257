internal import Catalog
internal import Linting
internal import Profiles
public import Setups
internal import Switching
internal import YAMLSource

/// A field of a profile as users name it: where it stands, or would stand, and what its value looks like.
public struct FieldPath: Sendable {
    /// The mapping that the path begins at.
    let mapping: YAMLNode
    /// Names below it.
    let path: [String]
    /// Names from the profile down, with the user's own in their places.
    let shapePath: [ShapeStep]
    /// What the value must look like.
    let shape: ValueShape
    /// What messages call it.
    public let label: String

    /// One step down the format.
    enum ShapeStep: Sendable {
        /// A field of the format.
        case field(String)
        /// A name that the user chose, or an element of a list.
        case own
    }

    /// The field that `name` means: relative to the proxy that is chosen, else to the profile.
    ///
    /// Of a proxy it may begin with `account.`; of a profile with `accounts.NAME.` or `proxies.NAME.`.
    ///
    /// - Throws: `FieldProblem`.
    public init(_ name: String, of loaded: LoadedProfile) throws(FieldProblem) {
        do {
            try self.init(exactly: name, of: loaded)
        } catch {
            guard case .unknown = error, let meant = FieldAbbreviation.path(of: name, in: loaded) else { throw error }
            try self.init(exactly: meant, of: loaded)
        }
    }

    private init(exactly name: String, of loaded: LoadedProfile) throws(FieldProblem) {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard !parts.contains("") else { throw .noName(name) }
        let format = ProfileFormat()
        let profile = loaded.profile
        label = name
        if let proxy = loaded.chosen {
            if parts[0] == "account", parts.count > 1, let account = profile.account(of: proxy) {
                (mapping, path) = (account.node, Array(parts.dropFirst()))
                shapePath = [.field("accounts"), .own] + Self.steps(path)
            } else {
                (mapping, path) = (proxy.node, parts)
                shapePath = [.field("proxies"), .own] + Self.steps(path)
            }
        } else if parts[0] == "account", parts.count > 1 {
            guard profile.proxies.count == 1, let only = profile.proxies.first, let account = profile.account(of: only)
            else {
                throw .belongsToProxy(
                    name, profile: profile.shownName ?? loaded.source.name,
                    proxies: profile.proxies.map { profile.label(of: $0) })
            }
            (mapping, path) = (account.node, Array(parts.dropFirst()))
            shapePath = [.field("accounts"), .own] + Self.steps(path)
        } else if parts[0] == "accounts", let found = Self.account(name, profile) {
            (mapping, path) = (found.node, found.rest)
            shapePath = [.field("accounts"), .own] + Self.steps(path)
        } else if parts[0] == "proxies", parts.count > 1 {
            guard let found = Self.proxy(name, profile) else {
                throw .noSuchProxy(parts[1], known: profile.proxies.map { profile.label(of: $0) })
            }
            (mapping, path) = (found.node, found.rest)
            shapePath = [.field("proxies"), .own] + Self.steps(path)
        } else if format.profile.fields.contains(where: { $0.name.description == parts[0] }) {
            (mapping, path) = (profile.node, parts)
            shapePath = Self.steps(path)
        } else if Self.shape([.field("proxies"), .own, .field(parts[0])], format) != nil {
            guard profile.proxies.count == 1, let only = profile.proxies.first else {
                throw .belongsToProxy(
                    parts[0], profile: profile.name?.value ?? loaded.source.name,
                    proxies: profile.proxies.map { profile.label(of: $0) })
            }
            (mapping, path) = (only.node, parts)
            shapePath = [.field("proxies"), .own] + Self.steps(path)
        } else {
            throw .unknown(name, nearest: Self.nearest(parts[0], format))
        }
        guard !path.isEmpty, let shape = Self.shape(shapePath, format) else {
            throw .unknown(name, nearest: path.last.flatMap { Self.nearest($0, format) })
        }
        self.shape = shape
    }

    /// Names of the user's own are told from fields while walking.
    private static func steps(_ names: [String]) -> [ShapeStep] { names.map(ShapeStep.field) }

    /// The account that a path names, whose name may hold dots.
    private static func account(_ name: String, _ profile: Profile) -> (node: YAMLNode, rest: [String])? {
        for account in profile.accounts {
            let prefix = "accounts.\(account.name.value)."
            if name.hasPrefix(prefix) {
                return (account.node, name.dropFirst(prefix.count).split(separator: ".").map(String.init))
            }
        }
        return nil
    }

    private static func proxy(_ name: String, _ profile: Profile) -> (node: YAMLNode, rest: [String])? {
        for proxy in profile.proxies {
            for label in [proxy.name?.value, String(proxy.index + 1)].compactMap({ $0 }) {
                let prefix = "proxies.\(label)."
                if name.hasPrefix(prefix) {
                    return (proxy.node, name.dropFirst(prefix.count).split(separator: ".").map(String.init))
                }
            }
        }
        return nil
    }

    /// The names in the order of the format, for the mapping that a path of names below `mapping` leads to.
    func order(below names: [String]) -> [String] {
        let above = shapePath.dropLast(path.count)
        guard let shape = Self.shape(Array(above) + Self.steps(names), ProfileFormat()) else { return [] }
        return Self.objects(in: shape).first?.fields.map { $0.name.description } ?? []
    }

    // MARK: The format

    /// The shape at the end of a path from the profile; nil where it leads out of the format.
    static func shape(_ steps: [ShapeStep], _ format: ProfileFormat) -> ValueShape? {
        var shape = ValueShape.object(format.profile)
        for step in steps {
            guard let next = next(step, in: shape) else { return nil }
            shape = next
        }
        return shape
    }

    private static func next(_ step: ShapeStep, in shape: ValueShape) -> ValueShape? {
        switch (shape, step) {
        case (.object(let object), .field(let name)):
            return object.fields.first { $0.name.description == name }?.shape
        case (.names(_, let value, _), _): return value
        case (.list(let element, _), _): return element
        case (.anything, _): return .anything
        case (.either(let shapes), _):
            for shape in shapes { if let next = next(step, in: shape) { return next } }
            return nil
        default: return nil
        }
    }

    static func objects(in shape: ValueShape) -> [ObjectShape] {
        switch shape {
        case .object(let object): [object]
        case .either(let shapes): shapes.flatMap(objects)
        default: []
        }
    }

    /// The fields of the profile and of a proxy, and those of an account and of `generation` below their names.
    static func fields(_ format: ProfileFormat) -> (own: [String], below: [String]) {
        let proxy = shape([.field("proxies"), .own], format).map(objects) ?? []
        let account = shape([.field("accounts"), .own], format).map(objects) ?? []
        let generation = shape([.field("generation")], format).map(objects) ?? []
        let own = ([format.profile] + proxy).flatMap { $0.fields.map { $0.name.description } }
        let below =
            account.flatMap { $0.fields.map { "account.\($0.name)" } }
            + generation.flatMap { $0.fields.map { "generation.\($0.name)" } }
        return (own, below)
    }

    private static func nearest(_ name: String, _ format: ProfileFormat) -> String? {
        let (own, below) = fields(format)
        if let inside = below.first(where: { $0.hasSuffix(".\(name)") }) { return inside }
        if let whole = Similarity.nearest(to: name, among: own + below) { return whole }
        // `temprature` means the last name of `generation.temperature`.
        let last = Similarity.nearest(
            to: name, among: below.compactMap { $0.split(separator: ".").last.map(String.init) })
        return last.flatMap { name in below.first { $0.hasSuffix(".\(name)") } }
    }
}

/// Why a field cannot be set.
public enum FieldProblem: Error, Equatable, Sendable {
    /// A name with nothing between two dots.
    case noName(String)
    /// There is no such field.
    case unknown(String, nearest: String?)
    /// It belongs to a proxy, and there are several.
    case belongsToProxy(String, profile: String, proxies: [String])
    /// There is no such proxy.
    case noSuchProxy(String, known: [String])
    /// The value is none of the field's; what it must be.
    case wrongValue(field: String, wanted: String)
    /// A key was to be written into the file.
    case literalKey
    /// There is nothing to take away.
    case notThere(String)
    /// Only a merge key brings it in; the place as `file:line:column`.
    case comesFromMerge(String, place: String)
    /// The text cannot be changed without changing more.
    case cannotEdit(String, place: String)

    /// One sentence without a final full stop.
    public var message: String {
        switch self {
        case .noName(let name):
            "`\(name)` is not a field path; write it like `context_size` or `generation.temperature`"
        case .unknown(let name, let nearest):
            "there is no field `\(name)`\(nearest.map { "; did you mean `\($0)`?" } ?? "; `proxylint schema` lists them all")"
        case .belongsToProxy(let field, let profile, let proxies):
            "`\(field)` belongs to a proxy; name one, such as `\(profile)/\(proxies.first ?? "NAME")`"
        case .noSuchProxy(let name, let known):
            "there is no proxy `\(name)`; choose from \(known.joined(separator: ", "))"
        case .wrongValue(let field, let wanted): "`\(field)` needs \(wanted)"
        case .literalKey:
            "a key is never an argument or part of a profile; store it with `proxylint key set NAME`, and set `keyring:NAME`, `env:NAME`, or `file:PATH`"
        case .notThere(let field): "`\(field)` is not set, so there is nothing to remove"
        case .comesFromMerge(let field, let place):
            "`\(field)` comes from the mapping merged in at \(place); change it there, or set it here"
        case .cannotEdit(let field, let place):
            "changing `\(field)` would affect more than this field (\(place)); use `proxylint edit`"
        }
    }
}
