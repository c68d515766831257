public import Setups
public import Switching

/// A proxy in a list to pick from, with what helps to choose.
public struct ProxyChoice: Sendable {
    private let reference: String
    private let provider: String
    private let model: String
    private let rest: RememberedFailure?

    /// A proxy, and what it rests for; nil where nothing is remembered against it.
    public init(reference: String, provider: String, model: String, rest: RememberedFailure?) {
        self.reference = reference
        self.provider = provider
        self.model = model
        self.rest = rest
    }

    /// The proxies as lines of a list, aligned; what rests says so in front of the model.
    ///
    /// - Parameter active: The place of the active one; nil where it is none of them.
    public static func items(
        _ choices: [ProxyChoice], active: Int?, now: Instant, zone: any LocalZone
    ) -> [PickerList.Item] {
        let clock = ClockPhrases(now: now, zone: zone)
        let widest = choices.map { DisplayWidth.of($0.provider) }.max() ?? 0
        return choices.enumerated().map { place, choice in
            let gap = String(repeating: " ", count: widest - DisplayWidth.of(choice.provider) + 2)
            let rest = choice.rest.map { failure in
                "rests \(failure.until.map { "until \(clock.once($0))" } ?? "(\(failure.cause))")  "
            }
            return PickerList.Item(
                choice.reference, "\(choice.provider)\(gap)\(rest ?? "")\(choice.model)", isMarked: place == active)
        }
    }
}
