import Catalog
import Foundation
import KeyAnswers
import Setups
import Testing
import VerificationResults
import Verifying

@testable import Refreshing
@testable import Verifying

/// Answers as the lists give them, by their addresses; whatever has none cannot be connected to.
struct FakeLists: Transport {
    var answers: [String: Result<(status: Int, body: String), TransportFailure>] = [:]

    subscript(_ url: String) -> String {
        get { "" }
        set { answers[url] = .success((200, newValue)) }
    }

    func send(
        _ requests: [HTTPRequest], atOnce: Int, isCancelled: () -> Bool, started: (Int) -> Void,
        ended: (Int, Result<HTTPAnswer, TransportFailure>) -> Void
    ) {
        for (place, request) in requests.enumerated() {
            started(place)
            guard let answer = answers[request.url] else {
                ended(place, .failure(TransportFailure(phase: .connect, reason: .cannotConnect, latency: nil)))
                continue
            }
            ended(
                place,
                answer.flatMap { status, body in
                    let bytes = Array(body.utf8)
                    if bytes.count > request.maxBytes {
                        return .failure(
                            TransportFailure(phase: .answer, reason: .tooLong(bytes: request.maxBytes), latency: nil))
                    }
                    return .success(
                        HTTPAnswer(
                            status: status, headers: [], body: bytes,
                            latency: Latency(name: nil, connect: nil, tls: nil, firstByte: nil, total: 1)))
                })
        }
    }
}

/// Texts of lists, as large as the real ones.
enum ListText {
    static let openRouterURL = "https://openrouter.ai/api/v1/models"
    static let chutesURL = "https://llm.chutes.ai/v1/models"
    static let nanoURL = "https://nano-gpt.com/api/v1/models?detailed=true"
    static let novitaURL = "https://api.novita.ai/openai/v1/models"

    static func openRouter(_ range: Range<Int>, total: Int? = nil, prompt: String = "0.00000027") -> String {
        let rows = range.map { number in
            """
            {"id":"maker/model-\(number)","canonical_slug":"maker/model-\(number)-0927","context_length":\(number % 90 == 7 ? "null" : "131072"),\
            "top_provider":{"context_length":65536,"max_completion_tokens":null},"pricing":{"prompt":"\(number % 100 == 1 ? "-1" : number % 100 == 2 ? "0" : prompt)",\
            "completion":"\(number % 100 == 1 ? "-1" : number % 100 == 2 ? "0" : "0.0000011")","input_cache_read":null},"expiration_date":\(number == 3 ? "\"2027-01-31\"" : "null")}
            """
        }
        return
            "{\"data\":[\(rows.joined(separator: ","))],\"total_count\":\(total ?? range.count),\"links\":{\"next\":null}}"
    }

    static func chutes(_ count: Int) -> String {
        let rows = (0..<count).map {
            "{\"id\":\"org/Chute-\($0)\",\"context_length\":40960,\"price\":{\"input\":{\"usd\":0.1}},\"pricing\":{\"prompt\":0.1,\"completion\":0.4}}"
        }
        return "{\"object\":\"list\",\"data\":[\(rows.joined(separator: ","))]}"
    }

    static func nano(_ count: Int) -> String {
        let rows = (0..<count).map {
            "{\"id\":\"nano-\($0)\",\"context_length\":100000,\"capabilities\":{\"reasoning\":true},\"pricing\":{\"prompt\":0.25,\"completion\":1,\"unit\":\"per_million_tokens\",\"cacheReadInputPer1kTokens\":0.00002}}"
        }
        return "{\"data\":[\(rows.joined(separator: ","))]}"
    }

    static func novita(_ count: Int) -> String {
        let rows = (0..<count).map {
            "{\"id\":\"nov/m\($0)\",\"model_type\":\"chat\",\"context_size\":65536,\"input_token_price_per_m\":7000,\"output_token_price_per_m\":21000}"
        }
        return "{\"data\":[\(rows.joined(separator: ","))]}"
    }

    /// 190 services with 6,700 models.
    static func modelsDev() -> String {
        let names = ["openai", "google", "mistral"] + (3..<190).map { "service-\($0)" }
        let services = names.enumerated().map { place, name in
            let models = stride(from: place, to: 6700, by: 190).map {
                "\"m-\($0)\":{\"id\":\"m-\($0)\",\"limit\":{\"context\":200000,\"output\":8192},\"cost\":{\"input\":0.5,\"output\":1.5},\"reasoning\":false}"
            }
            return "\"\(name)\":{\"id\":\"\(name)\",\"models\":{\(models.joined(separator: ","))}}"
        }
        return "{\(services.joined(separator: ","))}"
    }
}

/// A cache folder that goes away with the test.
final class CacheFolder {
    let url = FileManager.default.temporaryDirectory.appending(path: "refreshing-\(UUID().uuidString)")

    deinit { try? FileManager.default.removeItem(at: url) }

    func file() throws -> OverlayFile { try OverlayFile { $0 == "XDG_CACHE_HOME" ? self.url.path : nil } }

    func bytes() throws -> Data { try Data(contentsOf: URL(filePath: try file().path)) }

    func refresh(
        _ lists: FakeLists, _ names: [String]? = nil, on day: String = "2026-11-28", force: Bool = false
    ) throws -> [String: ListUpdate.Outcome] {
        var order = Refresher.Order()
        order.names = names
        order.takesAnySize = force
        let now = try #require(Instant("\(day)T10:00:00Z"))
        let updates = try Refresher(catalog: .embedded, transport: lists, file: file(), now: now).refresh(order)
        return Dictionary(uniqueKeysWithValues: updates.map { ($0.name, $0.outcome) })
    }

    func catalog() throws -> Catalog { Catalog.embedded.with(try file().read()) }
}

extension ListUpdate.Outcome {
    /// Why the old list stays; empty where it does not.
    var reason: String {
        if case .kept(let reason) = self { return reason }
        return ""
    }
}
