/// Why a request failed: what it means, whether waiting helps, and what to do.
///
/// The facts stand in `error-causes.tsv`: cause, field, order, value, why, when, url, refinement.
public struct ErrorCause: Sendable {
    /// The name in reports, such as `free-daily-quota`.
    public let id: String
    private let table: CatalogTable

    init(id: String, table: CatalogTable) {
        self.id = id
        self.table = table
    }

    /// What fails together: whoever shares it has no way around.
    public enum Scope: String, Sendable {
        /// Everything of the account.
        case account
        /// Requests to free models of the account.
        case freeRequests = "free-requests"
        /// Paid models of the account.
        case credit
        /// Free models of the account, by a switch of it.
        case freeModels = "free-models"
        /// Everything at this address.
        case address
        /// This model, wherever the request comes from.
        case model
        /// The host behind the router that ran the model.
        case upstream
        /// Everything at the provider.
        case provider
        /// What was sent; any other model may take it.
        case prompt
        /// The settings of this proxy.
        case settings
        /// The way to the provider.
        case network
        /// The front end itself.
        case frontEnd = "front-end"
        /// Nothing more than this one request.
        case request
    }

    /// Something to do.
    public struct Remedy: Sendable {
        /// What to do, as a sentence without a final full stop; `{…}` stands for what the case at hand fills in.
        public let action: String
        /// Why it helps; may be empty.
        public let why: String
        /// When it applies: conditions such as `provider=openrouter`, all of which must hold.
        public let conditions: [String]
        /// The page to open; nil where there is none.
        public let url: String?
        /// How a profile makes it exact; empty where it cannot.
        public let refinement: String

        init(_ row: CatalogRow) {
            action = row[3]
            why = row[4]
            conditions = row[5].isEmpty ? [] : row[5].split(separator: ",").map(String.init)
            url = row[6].isEmpty ? nil : row[6]
            refinement = row[7]
        }
    }

    /// The cause in one sentence without a final full stop, with `{provider}` and the like.
    public var summary: String { value("summary") }
    /// What it means, in a paragraph.
    public var explanation: String { value("means") }
    /// How one knows it: what its text names, as half a sentence behind "it".
    public var telltale: String { value("telltale") }
    /// When trying again can help.
    public var retry: RetryRule { RetryRule(value("retry")) ?? .never }
    /// Why.
    public var retryReason: String { row("retry")?[4] ?? "" }
    /// What fails together.
    public var scope: Scope { Scope(rawValue: value("fails")) ?? .request }
    /// What it makes of the account whose key was sent: a status of `verify`.
    public var keyStatus: String { value("key_status") }
    /// The cause of which it is a closer description.
    public var broader: String? { row("narrows")?[3] }
    /// The field of a profile that it is about; empty where there is none.
    public var profileField: String { value("field") }
    /// Causes that it may be in truth, where its texts do not tell them apart.
    public var possibilities: [String] { rows("maybe").map { $0[3] } }
    /// Causes that look alike, and whose texts are others.
    public var rivals: [String] { rows("rival").map { $0[3] } }
    /// What to do, the most useful first.
    public var remedies: [Remedy] { rows("remedy").map(Remedy.init) }
    /// What people try that does not help.
    public var vainRemedies: [Remedy] { rows("vain").map(Remedy.init) }

    private func value(_ field: String) -> String { row(field)?[3] ?? "" }

    private func row(_ field: String) -> CatalogRow? {
        var rows = table.rows(id, field)
        return rows.next()
    }

    private func rows(_ field: String) -> CatalogRows { table.rows(id, field) }
}

extension Catalog {
    /// Every cause, in the order of their ids.
    public var errorCauses: [ErrorCause] {
        ids(in: errorCauseTable).map { ErrorCause(id: $0, table: errorCauseTable) }
    }

    /// The cause called `id`.
    public func errorCause(_ id: String) -> ErrorCause? {
        contains(id, in: errorCauseTable) ? ErrorCause(id: id, table: errorCauseTable) : nil
    }
}
