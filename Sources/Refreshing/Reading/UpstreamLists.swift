import Catalog
import JSONText

/// OpenRouter's upstreams, and who of them serves a model.
enum UpstreamLists {
    static let upstreams = "https://openrouter.ai/api/v1/providers"

    /// The address of the endpoints of a model; nil for an id that would be another address.
    static func endpoints(of id: String) -> String? {
        let parts = id.split(separator: "/", omittingEmptySubsequences: false)
        let isPlain = parts.allSatisfy { part in
            !part.isEmpty && part != "." && part != ".."
                && part.utf8.allSatisfy {
                    (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
                        || "-_.:~".utf8.contains($0)
                }
        }
        return parts.count == 2 && isPlain ? "https://openrouter.ai/api/v1/models/\(id)/endpoints" : nil
    }

    /// The slugs of the upstreams.
    static func slugs(_ json: JSONValue) throws(ListProblem) -> [String] {
        let slugs = try ListField.rows(json, "data").compactMap { ListField.id($0["slug"]) }
        guard !slugs.isEmpty else { throw ListProblem("the answer lists no upstream") }
        return slugs
    }

    /// Who serves a model.
    struct Endpoint: Equatable {
        let upstream: String
        let window: Int64?
        let maximumOutput: Int64?
    }

    /// The endpoints of a model.
    static func endpoints(_ json: JSONValue) throws(ListProblem) -> [Endpoint] {
        guard let rows = json["data"]?["endpoints"]?.elements else { throw .otherShape }
        return rows.compactMap { row in
            ListField.id(row["tag"]).map {
                Endpoint(
                    upstream: $0, window: ListField.tokens(row["context_length"]),
                    maximumOutput: ListField.tokens(row["max_completion_tokens"]))
            }
        }
    }
}
