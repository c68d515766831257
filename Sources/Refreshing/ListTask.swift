import Catalog
import JSONText
import KeyAnswers
import Verifying

/// One list on its way: its pages so far, and the request for the next.
struct ListTask {
    /// What is asked for.
    enum Subject {
        case models(ListSource)
        case modelsDev
        case upstreams
        case endpoints(of: String)
    }

    /// What was read.
    enum Content {
        case models([ListedModel])
        case modelsDev([String: ListPage])
        case upstreams([String])
        case endpoints([UpstreamLists.Endpoint])
    }

    let name: String
    let subject: Subject
    /// The address of the first page.
    let url: String
    /// Whether the provider wants a key after all for a list that was taken for public.
    private(set) var wantsKey = false
    private(set) var content: Result<Content, ListProblem>?
    /// The address of the page to ask for; nil once it is over.
    private(set) var next: String?
    private var models: [ListedModel] = []
    private var rows = 0
    private var pages = 0
    private var bytes = 0

    /// As many bytes of a list as are taken, over all its pages.
    static let maxBytes = 8 << 20
    /// As many pages.
    private static let maxPages = 40

    init(_ name: String, _ subject: Subject, _ url: String) {
        self.name = name
        self.subject = subject
        self.url = url
        next = url
    }

    /// As many bytes as the next page may have.
    var bytesLeft: Int { max(1, Self.maxBytes - bytes) }

    /// Ends it without an answer.
    mutating func fail(_ reason: String) {
        content = .failure(ListProblem(reason))
        next = nil
    }

    /// Takes an answer.
    mutating func take(_ outcome: Result<HTTPAnswer, TransportFailure>, _ catalog: Catalog) {
        switch outcome {
        case .failure(let failure):
            if case .tooLong = failure.reason { return fail("the answer is larger than \(Self.maxBytes >> 20) MiB") }
            fail(failure.message)
        case .success(let answer):
            do throws(ListProblem) {
                try take(answer, catalog)
            } catch {
                fail(error.message)
            }
        }
    }

    private mutating func take(_ answer: HTTPAnswer, _ catalog: Catalog) throws(ListProblem) {
        wantsKey = answer.status == 401 || answer.status == 403
        guard (200..<300).contains(answer.status) else { throw Self.problem(of: answer) }
        bytes += answer.body.count
        guard let json = JSONValue(answer.body) else {
            let first = answer.body.first { $0 > 0x20 }
            throw ListProblem(
                first == nil
                    ? "the answer is empty"
                    : first == UInt8(ascii: "<") ? "the answer is a web page" : "the answer is cut off or not JSON")
        }
        switch subject {
        case .models(let source): try take(try source.read(json).get(), source)
        case .modelsDev: finish(.modelsDev(try ModelsDevList.read(json, catalog)))
        case .upstreams: finish(.upstreams(try UpstreamLists.slugs(json)))
        case .endpoints: finish(.endpoints(try UpstreamLists.endpoints(json)))
        }
    }

    private mutating func take(_ page: ListPage, _ source: ListSource) throws(ListProblem) {
        models += page.models
        rows += page.rows
        pages += 1
        var end = page.next
        if let total = page.total, total > Int64(rows), page.rows > 0 { end = "offset=\(rows)&limit=1000" }
        guard let end else {
            if rows == 0 { throw ListProblem("the answer is empty") }
            return finish(.models(models))
        }
        guard pages < Self.maxPages, page.rows > 0, bytes < Self.maxBytes else {
            throw ListProblem("the list has more than \(Self.maxPages) pages or \(Self.maxBytes >> 20) MiB")
        }
        next = url + (url.contains("?") ? "&" : "?") + end
    }

    private mutating func finish(_ content: Content) {
        self.content = .success(content)
        next = nil
    }

    /// What a status means that is no good one.
    private static func problem(of answer: HTTPAnswer) -> ListProblem {
        switch answer.status {
        case 300..<400: ListProblem("HTTP \(answer.status): the list has moved, and redirects are not followed")
        case 401, 403: ListProblem("HTTP \(answer.status): the list cannot be read without a good key")
        case 429: ListProblem("HTTP 429: too many requests; try again later")
        case 500...: ListProblem("HTTP \(answer.status): the server has a problem; try again later")
        default: ListProblem("HTTP \(answer.status)")
        }
    }
}
