public import Catalog
public import Setups
public import Switching

/// A switch to another proxy, ready to be rendered.
public struct SwitchReport: Sendable {
    /// The proxy that is active now, `PROFILE/PROXY`.
    public var active: String
    /// The one before; nil where nothing was active, or it is gone.
    public var previous: String?
    /// Where it is pasted, for people; nil where the profile names no front end.
    public var frontEnd: String?
    /// The catalogue's id of the front end.
    public var frontEndID: String?
    /// What changes in the form.
    public var changes: FormChanges
    /// What makes the change take effect; nil where nothing is known.
    public var afterwards: String?
    /// What enters all of it at once where the export was added before; nil where the front end has no such command.
    public var shortcut: String?
    /// Of a rotation: what the error was.
    public var failure: Failure?
    /// Of a rotation: why this proxy, as half a sentence; may be empty.
    public var why: String
    /// Of a rotation: the proxies that were passed over.
    public var skipped: [Rotation.Skipped]
    /// Whether it was only asked what would come, and nothing was switched.
    public var isTrial = false
    /// What the proxy rests for all the same; nil where nothing is remembered against it.
    public var rest: RememberedFailure?
    /// What is to be known of the proxy although it is switched to, as sentences without a final full stop.
    public var warnings: [String] = []

    /// What a rotation turned away from.
    public struct Failure: Sendable {
        /// The cause's id; nil where the text is not known.
        public let cause: String?
        /// What it is, as a sentence without a final full stop.
        public let summary: String

        /// A failure.
        public init(cause: String?, summary: String) {
            self.cause = cause
            self.summary = summary
        }
    }

    /// A switch; of a rotation the rest is set afterwards.
    public init(
        active: String, previous: String?, frontEnd: String?, frontEndID: String?, changes: FormChanges,
        afterwards: String?
    ) {
        self.active = active
        self.previous = previous
        self.frontEnd = frontEnd
        self.frontEndID = frontEndID
        self.changes = changes
        self.afterwards = afterwards
        why = ""
        skipped = []
    }
}

/// A rotation that found nothing.
public struct ExhaustedReport: Sendable {
    /// The proxy that stays active.
    public let active: String
    /// What the error was; nil where none was told.
    public let failure: SwitchReport.Failure?
    /// The proxies that were passed over.
    public let skipped: [Rotation.Skipped]
    /// The proxy that recovers first, and when; nil where none does by itself.
    public let earliest: (label: String, at: Instant)?
    /// Other models at the same provider, which a further proxy could use.
    public var otherModels: [ModelSelection.Choice] = []

    /// A rotation that found nothing.
    public init(
        active: String, failure: SwitchReport.Failure?, skipped: [Rotation.Skipped],
        earliest: (label: String, at: Instant)?
    ) {
        self.active = active
        self.failure = failure
        self.skipped = skipped
        self.earliest = earliest
    }
}
