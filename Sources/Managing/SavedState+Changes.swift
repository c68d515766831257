import Setups
public import Switching

extension SavedState {
    /// Makes a proxy the active one; what was active becomes the previous one.
    ///
    /// - Parameters:
    ///   - form: What its form was told to hold; nil where nothing was told.
    ///   - isChosen: Whether the user named it: then what is remembered without an end is no longer believed of this proxy
    ///     alone, as whoever names it may have mended it.
    public mutating func activate(
        _ pointer: Pointer, route: ProxyRoute, form: FormDigest? = nil, isChosen: Bool, now: Instant
    ) {
        self.form = form
        if active != pointer {
            previous = active
            active = pointer
        }
        failures.removeAll { !$0.holds(at: now) }
        guard isChosen else { return }
        for index in failures.indices { failures[index].forgive(route) }
    }

    /// What a proxy rests for at a moment, the one that ends last first; nil where nothing is remembered against it.
    public func rest(of route: ProxyRoute, now: Instant) -> RememberedFailure? {
        RememberedFailure.ruling(failures, on: route, now: now)
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
