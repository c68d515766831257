import Setups
public import Switching

extension SavedState {
    /// Makes a proxy the active one; what was active becomes the previous one.
    ///
    /// - Parameters:
    ///   - form: What its form was told to hold; nil where nothing was told.
    ///   - isChosen: Whether the user named it: then what is remembered against it is forgotten, as whoever names it knows
    ///     better.
    public mutating func activate(
        _ pointer: Pointer, route: ProxyRoute, form: FormDigest? = nil, isChosen: Bool, now: Instant
    ) {
        self.form = form
        if active != pointer {
            previous = active
            active = pointer
        }
        failures.removeAll { failure in
            guard failure.holds(at: now) else { return true }
            guard isChosen, case .shares = failure.reach.verdict(on: route) else { return false }
            return true
        }
    }

    /// Keeps a failure, so that a rotation does not come back to it too early.
    public mutating func remember(_ failure: RememberedFailure) {
        failures.removeAll { $0.isSame(as: failure) }
        failures.append(failure)
    }

    /// Follows a profile or a proxy that this program renames or removes.
    ///
    /// - Parameter change: The new pointer for one that is kept; nil to drop it.
    public mutating func follow(_ change: (Pointer) -> Pointer?) {
        active = active.flatMap(change)
        previous = previous.flatMap(change)
    }
}
