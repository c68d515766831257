import Foundation

/// What `verify --format json` says, as far as tests look at it.
struct VerificationOutput: Decodable {
    struct Account: Decodable {
        let profile: String?
        let account: String
        let proxy: String?
        let model: String?
        let provider: String?
        let status: String
        let proven: String
        let phase: String?
        let summary: String
        let remedy: String?
        let key: String?
        let cause: String?
        let httpStatus: Int?
        let requests: Int
        let expiresAt: String?
        let retryAt: String?
        let retryAtLocal: String?
        let plan: String?
        let quotas: [Quota]
        let balance: Balance?
        let latencyMs: Latency?
        let notes: [String]
        let askedWith: String?
        let findings: [Finding]
        let models: [Model]
    }

    struct Quota: Decodable, Equatable {
        let name: String
        let limit: Double?
        let used: Double?
        let remaining: Double?
        let resetsAt: String?
        let unit: String
    }

    struct Balance: Decodable, Equatable {
        let amount: Double
        let currency: String
    }

    struct Latency: Decodable {
        let name: Int?
        let connect: Int?
        let tls: Int?
        let firstByte: Int?
        let total: Int
    }

    struct Finding: Decodable {
        let rule: String
        let message: String
        let range: Range
        struct Range: Decodable {
            let start: Position
        }
        struct Position: Decodable {
            let line: Int
            let column: Int
        }
    }

    struct Model: Decodable {
        let model: String
        let listed: Bool?
        let didYouMean: String?
    }

    let version: Int
    let accounts: [Account]

    init(_ outcome: RunningProgram.Outcome) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        self = try decoder.decode(Self.self, from: Data(outcome.output.utf8))
    }
}
