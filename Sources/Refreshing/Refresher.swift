public import Catalog
public import Setups
public import Verifying

/// Reads lists of models and lays them over the embedded catalogue.
public struct Refresher: Sendable {
    /// What is to be read.
    public struct Order: Sendable {
        /// The lists by their names; nil for all that can be read.
        public var names: [String]?
        /// Whether lists that need a key are read.
        public var usesKeys = false
        /// The accounts whose keys may be used, in order of preference.
        public var accounts: [AccountUnderTest] = []
        /// Whether OpenRouter's upstreams are read.
        public var readsUpstreams = false
        /// The ids at OpenRouter whose endpoints are read.
        public var endpointModels: [String] = []
        /// Whether a list is taken that is much shorter than before.
        public var takesAnySize = false

        /// Every public list.
        public init() {}
    }

    /// What a refresher tells while it works.
    public enum Progress: Sendable {
        /// A list is asked for.
        case started(String)
        /// A list is over.
        case ended(String)
    }

    private let embedded: Catalog
    private let transport: any Transport
    private let file: OverlayFile
    private let now: Instant

    /// How many requests are under way at a time.
    private static let atOnce = 8
    /// As many models as are asked for with `--upstreams`; each is a request.
    private static let maxEndpointModels = 40

    /// A refresher.
    ///
    /// - Parameter catalog: The one that comes with the program.
    public init(catalog: Catalog, transport: any Transport, file: OverlayFile, now: Instant) {
        embedded = catalog
        self.transport = transport
        self.file = file
        self.now = now
    }

    /// The names of the lists that an order asks for.
    public func count(of order: Order) -> Int { plan(order).count { $0.next != nil } }

    /// Reads the lists side by side, and then writes those that are good, all at once.
    ///
    /// - Throws: `OverlayFile.Problem`; nothing has changed then.
    public func refresh(
        _ order: Order, isCancelled: () -> Bool = { false }, progress: (Progress) -> Void = { _ in }
    ) throws(OverlayFile.Problem) -> [ListUpdate] {
        var tasks = plan(order)
        let planner = ListRequestPlanner(catalog: embedded)
        while !isCancelled() {
            var wanted: [(place: Int, request: HTTPRequest)] = []
            for place in tasks.indices {
                guard let url = tasks[place].next else { continue }
                do throws(ListRequestPlanner.Refusal) {
                    wanted.append((place, try request(url, tasks[place], order, planner)))
                } catch {
                    tasks[place].fail(error.message)
                }
            }
            guard !wanted.isEmpty else { break }
            transport.send(
                wanted.map(\.request), atOnce: Self.atOnce, isCancelled: isCancelled,
                started: { progress(.started(tasks[wanted[$0].place].name)) },
                ended: { number, outcome in
                    tasks[wanted[number].place].take(outcome, embedded)
                    progress(.ended(tasks[wanted[number].place].name))
                })
        }
        for place in tasks.indices where tasks[place].content == nil { tasks[place].fail("interrupted") }
        return try write(tasks, order)
    }

    private func request(
        _ url: String, _ task: ListTask, _ order: Order, _ planner: ListRequestPlanner
    ) throws(ListRequestPlanner.Refusal) -> HTTPRequest {
        guard case .models(let source) = task.subject, source.needsKey else {
            return ListRequestPlanner.open(url, maxBytes: task.bytesLeft)
        }
        var refusal: ListRequestPlanner.Refusal?
        for account in order.accounts where account.account.provider?.value == source.id {
            do throws(ListRequestPlanner.Refusal) {
                return try planner.keyed(url, for: account, maxBytes: task.bytesLeft)
            } catch {
                refusal = refusal ?? error
            }
        }
        throw refusal ?? ListRequestPlanner.Refusal(message: "no profile has an account with a key there")
    }

    // MARK: What to read

    private func plan(_ order: Order) -> [ListTask] {
        var tasks: [ListTask] = []
        func isWanted(_ name: String) -> Bool { order.names.map { $0.contains(name) } ?? true }
        for source in ListSource.open where isWanted(source.id) {
            tasks.append(ListTask(source.id, .models(source), source.url))
        }
        if isWanted(ListSource.modelsDev) {
            tasks.append(ListTask(ListSource.modelsDev, .modelsDev, ModelsDevList.url))
        }
        for source in ListSource.keyed where order.usesKeys && isWanted(source.id) {
            // Of providers that nobody asked for only those that a profile has an account at.
            let hasAccount = order.accounts.contains { $0.account.provider?.value == source.id }
            if hasAccount || order.names != nil { tasks.append(ListTask(source.id, .models(source), source.url)) }
        }
        guard order.readsUpstreams else { return tasks }
        tasks.append(ListTask("openrouter upstreams", .upstreams, UpstreamLists.upstreams))
        for id in order.endpointModels.prefix(Self.maxEndpointModels) {
            guard let url = UpstreamLists.endpoints(of: id) else { continue }
            tasks.append(ListTask("openrouter endpoints of \(id)", .endpoints(of: id), url))
        }
        return tasks
    }

    // MARK: What to keep

    private func write(_ tasks: [ListTask], _ order: Order) throws(OverlayFile.Problem) -> [ListUpdate] {
        var updates = [ListUpdate?](repeating: nil, count: tasks.count)
        func fail(_ place: Int, _ reason: String) {
            updates[place] = ListUpdate(name: tasks[place].name, outcome: .kept(reason: reason))
        }
        var hasGood = false
        for (place, task) in tasks.enumerated() {
            switch task.content {
            case .success?: hasGood = true
            case .failure(let problem)?:
                // Venice says that a key is needed and answers without one most of the time.
                if order.names == nil, task.wantsKey, !task.needsKey {
                    updates[place] = ListUpdate(name: task.name, outcome: .skipped(reason: problem.message))
                } else {
                    fail(place, problem.message)
                }
            case nil: fail(place, "interrupted")
            }
        }
        guard hasGood else { return updates.compactMap { $0 } }
        try file.replace { old in
            let catalog = embedded.with(old)
            var builder = OverlayBuilder(
                over: catalog, old, readAt: now.utc, day: CalendarDate(secondsSince1970: now.seconds))
            var hasNews = false
            // models.dev comes last: where a provider's own list was read, that counts.
            let places =
                tasks.indices.filter { !tasks[$0].isModelsDev } + tasks.indices.filter { tasks[$0].isModelsDev }
            for place in places {
                guard case .success(let content)? = tasks[place].content else { continue }
                let (outcome, isNews) = take(content, of: tasks[place], order, &builder, catalog)
                updates[place] = ListUpdate(name: tasks[place].name, outcome: outcome)
                hasNews = hasNews || isNews
            }
            return hasNews ? builder.bytes : nil
        }
        return updates.compactMap { $0 }
    }

    private func take(
        _ content: ListTask.Content, of task: ListTask, _ order: Order, _ builder: inout OverlayBuilder,
        _ catalog: Catalog
    ) -> (ListUpdate.Outcome, isNews: Bool) {
        switch (content, task.subject) {
        case (.models(let models), .models(let source)):
            if let reason = builder.objection(to: models, from: source, takesAnySize: order.takesAnySize) {
                return (.kept(reason: reason), false)
            }
            let known = Set(catalog.models(of: source.id).filter { $0.status != .retired }.map(\.id))
            let ids = Set(models.map(\.id))
            builder.take(models, from: source)
            let gone = source.isWhole ? known.subtracting(ids).count : 0
            return (.updated(models: ids.count, new: ids.subtracting(known).count, gone: gone), true)
        case (.modelsDev(let pages), _):
            var counts = (models: 0, new: 0)
            let own = Set(ListSource.open.map(\.id))
            for (provider, page) in pages.sorted(by: { $0.key < $1.key }) where !own.contains(provider) {
                let known = Set(catalog.models(of: provider).map(\.id))
                if page.models.count * 4 < known.count { continue }
                builder.takeFromModelsDev(page.models, of: provider)
                counts.models += page.models.count
                counts.new += page.models.count { !known.contains($0.id) }
            }
            return counts.models == 0
                ? (.kept(reason: "the answer has none of the providers that proxylint knows"), false)
                : (.updated(models: counts.models, new: counts.new, gone: 0), true)
        case (.upstreams(let slugs), _):
            let known = Set(catalog.upstreams.filter { $0.status == .active }.map(\.slug))
            if Set(slugs).count * 2 < known.count, !order.takesAnySize {
                return (
                    .kept(reason: "the answer lists \(slugs.count) upstreams, but \(known.count) are known"), false
                )
            }
            builder.take(upstreams: slugs)
            let listed = Set(slugs)
            return (
                .updated(
                    models: listed.count, new: listed.subtracting(known).count, gone: known.subtracting(listed).count),
                true
            )
        case (.endpoints(let endpoints), .endpoints(let id)):
            guard !endpoints.isEmpty else { return (.kept(reason: "the answer lists no endpoint"), false) }
            builder.take(endpoints, of: id)
            return (.updated(models: endpoints.count, new: 0, gone: 0), true)
        default: return (.kept(reason: "the answer does not have the form of this list"), false)
        }
    }
}

extension ListTask {
    fileprivate var needsKey: Bool {
        if case .models(let source) = subject { return source.needsKey }
        return false
    }

    fileprivate var isModelsDev: Bool {
        if case .modelsDev = subject { return true }
        return false
    }
}
