import Catalog

/// Decides what an unwrapped error is.
struct Classifier {
    let catalog: Catalog
    private let index: WordingIndex
    private let referee: Referee

    init(_ catalog: Catalog) {
        self.catalog = catalog
        index = WordingIndex(catalog.errorWordings)
        referee = Referee(catalog)
    }

    /// The verdict on an error.
    func classify(_ error: UnwrappedError) -> Verdict {
        let (all, form) = candidates(in: error)
        let recognition = Recognition(error, all, catalog)
        let frames = all.filter { $0.isFrame }
        var candidates = all.filter { !$0.isFrame }
        candidates = fitting(candidates, error, recognition)
        if candidates.isEmpty,
            let byStatus = statusCandidate(
                error, form, hasFrame: frames.contains { $0.wording.strength != .weak })
        {
            candidates = [byStatus]
        }
        if isReference(candidates, error, hasFrame: !frames.isEmpty) {
            return Verdict(
                chosen: nil, others: [], cause: nil, layer: .unknown, recognition: recognition, isReference: true)
        }
        let best = best(of: candidates, recognition)
        // Common words and statuses decide only as long as the referee does not say better.
        if best.map({ $0.rank.strength <= 2 }) ?? true {
            if error.hasEmptyReply, best == nil { return Self.emptyReply(recognition) }
            let frames = frames.filter { $0.wording.strength != .weak }
            let opinion = RefereedVerdict(error, form, best: best, hasFrame: !frames.isEmpty, referee: referee)
            // A frame that is alone is told as what it is: the reason is missing.
            let isFrameAlone = areAlone(frames, error)
            if !isFrameAlone,
                let complaint = complaint(
                    error, form, best: best, opinion, isFramed: !frames.isEmpty)
            {
                let (cause, layer) = whose(complaint.cause, complaint.layer, isPassedOn: opinion.isPassedOn, error)
                return Verdict(
                    chosen: nil, others: candidates,
                    cause: ModelKnowledge(catalog: catalog).refined(cause, nil, recognition), layer: layer,
                    recognition: recognition, judgment: opinion.judgment.led(by: complaint))
            }
            if let found = opinion.opinion, !isFrameAlone {
                let (cause, layer) = whose(found.cause, found.layer, isPassedOn: opinion.isPassedOn, error)
                return Verdict(
                    chosen: nil, others: candidates,
                    cause: ModelKnowledge(catalog: catalog).refined(cause, nil, recognition), layer: layer,
                    recognition: recognition, judgment: opinion.judgment)
            }
            if best == nil || opinion.isNoError || best.map({ isUnfit($0, error) }) ?? false {
                // With something else in it the frame alone decides nothing.
                let frame = isFrameAlone ? frames.max { $0.rank < $1.rank } : nil
                let byStatus = frame == nil && opinion.mayBeError ? bareStatus(error) : nil
                let chosen = frame ?? byStatus
                if chosen == nil, !form.isNothingOfOurs, !form.isOfChange, let symptom = Complaint(symptomIn: error) {
                    return Verdict(
                        chosen: nil, others: [], cause: symptom.cause, layer: symptom.layer, recognition: recognition,
                        judgment: opinion.judgment.led(by: symptom))
                }
                return Verdict(
                    chosen: chosen, others: [], cause: chosen?.wording.cause, layer: chosen?.wording.layer ?? .unknown,
                    recognition: recognition, judgment: opinion.mayBeError ? opinion.judgment : nil)
            }
        }
        guard var chosen = best else {
            return Verdict(chosen: nil, others: [], cause: nil, layer: .unknown, recognition: recognition)
        }
        chosen = narrowed(chosen, candidates)
        let (cause, layer) = whose(
            chosen.wording.cause, chosen.wording.layer, isPassedOn: chosen.isPassedOn, error)
        let refined = ModelKnowledge(catalog: catalog).refined(cause, chosen, recognition)
        return Verdict(
            chosen: chosen, others: candidates.filter { $0.wording.cause != chosen.wording.cause }, cause: refined,
            layer: layer, recognition: recognition, isInferred: refined != cause)
    }

    // MARK: What stands in the error

    private func candidates(in error: UnwrappedError) -> ([Candidate], ErrorTextFilter) {
        var matches: [(match: TextMatch, segment: TextSegment, squashed: SquashedText)] = []
        for segment in error.segments {
            let squashed = SquashedText(segment.bytes)
            for match in index.matches(in: squashed) { matches.append((match, segment, squashed)) }
        }
        let found = matches.filter { match, segment, _ in
            let wording = index.wordings[match.wording]
            return wording.cause == "wrapper-prefix" && segment.role == .whole && isFrame(match, wording, error)
        }
        let form = ErrorTextFilter(
            error, hasFrame: !found.isEmpty,
            isFrameOurs: found.contains { index.wordings[$0.match.wording].strength != .weak })
        var candidates: [Candidate] = []
        for (match, segment, squashed) in matches {
            let wording = index.wordings[match.wording]
            if wording.cause == "wrapper-prefix", segment.role == .whole, !isFrame(match, wording, error) { continue }
            // A code is one as it is written: `no_endpoints`, not "No endpoints".
            let quote = String(decoding: segment.bytes[match.range], as: UTF8.self)
            guard wording.place == .text || quote.lowercased() == wording.wording.lowercased() else { continue }
            guard wording.cause.hasPrefix("wrapper-") || form.accepts(match, wording, in: segment, squashed: squashed)
            else { continue }
            candidates.append(
                Candidate(
                    wording: wording, quote: quote, field: nil, segment: segment,
                    weight: match.weight, level: segment.level, isPassedOn: segment.isPassedOn))
        }
        for field in error.fields {
            for number in index.wordings(forField: field.name, value: field.text) {
                let wording = index.wordings[number]
                guard form.acceptsCode(wording, inField: field.name) else { continue }
                let isPassedOn = field.path.contains("raw")
                candidates.append(
                    Candidate(
                        wording: wording, quote: "\(field.name): \(field.text)", field: field.name, segment: nil,
                        weight: wording.wording.utf8.count, level: field.level, isPassedOn: isPassedOn))
            }
        }
        for header in error.headers {
            for number in index.wordings(forField: header.name, value: header.value) {
                candidates.append(
                    Candidate(
                        wording: index.wordings[number], quote: "\(header.name): \(header.value)", field: header.name,
                        segment: nil,
                        weight: 2, level: 0, isPassedOn: false))
            }
        }
        return (candidates, form)
    }

    /// Whether what clients print before an error stands there as they print it, with a status where one belongs.
    private func isFrame(_ match: TextMatch, _ wording: ErrorWording, _ error: UnwrappedError) -> Bool {
        guard wording.strength == .weak else { return match.range.lowerBound < 200 }
        let text = String(decoding: error.text[match.range.lowerBound...].prefix(120), as: UTF8.self).lowercased()
        let parts = wording.wording.lowercased().split(separator: "…")
        guard let first = parts.first, text.hasPrefix(first) else { return false }
        return parts.count < 2 && !wording.wording.contains("…") || !error.statuses.isEmpty
    }

    /// What the status says where nothing else was found: only of an answer without words of its own.
    private func statusCandidate(_ error: UnwrappedError, _ form: ErrorTextFilter, hasFrame: Bool) -> Candidate? {
        // A front end's frame with a status alone is less than an answer without a body: something was left out.
        let hasHead = error.hasHead || error.fields.contains { $0.path.contains("headers") }
        let isWithoutBody = String(decoding: error.text.prefix(600), as: UTF8.self).holds("(no body)")
        let isBare = hasHead || error.isPage || isWithoutBody || form.isShortReport && !hasFrame
        guard let status = error.status, isBare || hasFrame && (status > 500 || status == 408 || status == 413),
            let number = index.wording(forStatus: status)
        else { return nil }
        let hasWords = error.segments.contains { segment in
            guard segment.role == .message, segment.bytes.count > 3 else { return false }
            let text = String(decoding: segment.bytes.prefix(200), as: UTF8.self)
            return !(text.holds("(no body)") || segment.bytes.count <= 80 && text.holds(String(status)))
        }
        guard !hasWords, isWithoutBody || hasHead || error.isPage || error.text.count < 300 else { return nil }
        return Candidate(
            wording: index.wordings[number], quote: String(status), field: nil, segment: nil, weight: 3, level: 0,
            isPassedOn: false)
    }

    /// What a status says where neither words nor the referee say anything: a guess, told as one.
    private func bareStatus(_ error: UnwrappedError) -> Candidate? {
        guard let status = error.status, status >= 400 else { return nil }
        let known = [status, status >= 500 ? 500 : 400].lazy.compactMap { index.wording(forStatus: $0) }
        return known.first.map {
            Candidate(
                wording: index.wordings[$0], quote: String(status), field: nil, segment: nil, weight: 3, level: 0,
                isPassedOn: false)
        }
    }

    // MARK: Which of it counts

    /// Leaves out what belongs to another service or another status, as long as anything else is left.
    private func fitting(_ candidates: [Candidate], _ error: UnwrappedError, _ recognition: Recognition) -> [Candidate]
    {
        let ofThisService = candidates.filter { candidate in
            let wording = candidate.wording
            guard let field = candidate.field else { return true }
            if field.hasPrefix("x-ratelimit") { return wording.speaker == recognition.provider }
            // A bare number as a code is that of one service only.
            guard Int(wording.wording) != nil, wording.place == .field("code") else { return true }
            return recognition.provider.map { $0 == wording.speaker } ?? true
        }
        let ofThisStatus = ofThisService.filter { candidate in
            let wording = candidate.wording
            let isCommon = wording.strength == .generic || wording.strength == .weak
            guard isCommon, wording.place == .text, let status = wording.status else { return true }
            return !Self.contradicts(status, error.statuses)
        }
        // A common word that is recorded of one service means something of its own there; elsewhere others go before it.
        let isRouter = recognition.provider.map { catalog.provider($0)?.kind == .router } ?? false
        let own = ofThisStatus.filter { candidate in
            // Those who speak OpenAI's form use its codes as well, and a router passes on what upstreams say.
            let isShared = candidate.wording.speaker == "openai" && candidate.wording.place == .field("code")
            let isForeign =
                recognition.provider != nil && candidate.wording.speaker != recognition.provider
                && catalog.provider(candidate.wording.speaker) != nil && !isShared && !isRouter
            return !(isForeign && candidate.rank.strength <= 2 && !candidate.isPassedOn)
        }
        return own.isEmpty ? (ofThisStatus.isEmpty ? ofThisService : ofThisStatus) : own
    }

    /// Statuses that each mean one thing, so that a generic word for another of them does not fit.
    private static func contradicts(_ status: Int, _ seen: Set<Int>) -> Bool {
        let telling: Set<Int> = [401, 402, 404, 408, 413, 429]
        return telling.contains(status) && !seen.isDisjoint(with: telling) && !seen.contains(status)
    }

    private func best(of candidates: [Candidate], _ recognition: Recognition) -> Candidate? {
        let specific = candidates.filter { $0.rank.strength >= 4 }
        if let best = specific.max(by: { isBefore($0, $1, recognition) }) { return best }
        // An umbrella opens over what an inner text says more closely.
        let outer = candidates.filter { $0.wording.strength == .umbrella && !$0.isPassedOn }.max {
            isBefore($0, $1, recognition)
        }
        let inner = candidates.filter { candidate in
            guard let outer else { return true }
            return candidate.wording.cause != outer.wording.cause
                && (candidate.isPassedOn || candidate.level > outer.level)
        }.max { isBefore($0, $1, recognition) }
        return inner ?? outer
    }

    /// Whether `first` says less than `second`.
    ///
    /// Of distinctive wordings the longer one decides; of common words those of the recognized service go first.
    private func isBefore(_ first: Candidate, _ second: Candidate, _ recognition: Recognition) -> Bool {
        func fits(_ candidate: Candidate) -> Int {
            (candidate.wording.speaker == recognition.provider ? 10 : 0) + candidate.level
        }
        if first.rank.strength != second.rank.strength { return first.rank.strength < second.rank.strength }
        let isCommon = first.rank.strength <= 2
        if isCommon, fits(first) / 10 != fits(second) / 10 { return fits(first) < fits(second) }
        if first.rank != second.rank { return first.rank < second.rank }
        return fits(first) < fits(second)
    }

    /// The closest description of the same: "can only afford 2666" of "no credit".
    private func narrowed(_ chosen: Candidate, _ candidates: [Candidate]) -> Candidate {
        var chosen = chosen
        for _ in 0..<4 {
            let closer = candidates.filter {
                $0.rank.strength >= 3 && isNarrower($0.wording.cause, than: chosen.wording.cause)
            }.max { $0.rank < $1.rank }
            guard let closer else { break }
            chosen = closer
        }
        return chosen
    }

    private func isNarrower(_ cause: String, than other: String) -> Bool {
        var current = cause
        for _ in 0..<4 {
            guard let broader = catalog.errorCause(current)?.broader else { return false }
            if broader == other { return true }
            current = broader
        }
        return false
    }

    /// Whether a text lists many errors, as documentation does, so that none of them happened.
    private func isReference(_ candidates: [Candidate], _ error: UnwrappedError, hasFrame: Bool) -> Bool {
        guard !error.hasHead, !error.beginsAsError, !hasFrame else { return false }
        let causes = Set(
            candidates.filter { $0.segment?.role == .whole && $0.wording.strength != .umbrella }.map {
                $0.wording.cause
            })
        return causes.count >= 4
    }

    /// Whether the text holds frames and hardly anything more.
    private func areAlone(_ frames: [Candidate], _ error: UnwrappedError) -> Bool {
        let inFrames = frames.filter { $0.segment?.role == .whole }.reduce(0) {
            $0 + SquashedText($1.quote.utf8).letters.count
        }
        return !frames.isEmpty && SquashedText(error.text).letters.count <= inFrames + 14
    }
}
