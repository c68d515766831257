import Catalog
import Foundation
import TestSupport
import Testing

/// Every provider's key check against what that provider is recorded to answer.
struct KeyAnswerTests {
    private struct Case: Decodable {
        let about: String
        let provider: String
        let status: Int
        let headers: [String: String]?
        let body: String
        let baseURL: String?
        let model: String?
        let account: String?
        let expect: String
        let proven: String
        let says: String?

        enum CodingKeys: String, CodingKey {
            case about, provider, status, headers, body, model, account, expect, proven, says
            case baseURL = "base_url"
        }
    }

    private static func cases() throws -> [Case] {
        let text = try String(
            contentsOf: Repository.file("Tests/ProxylintTests/Cases/key-answers.jsonl"), encoding: .utf8)
        return try text.split(separator: "\n").map { try JSONDecoder().decode(Case.self, from: Data($0.utf8)) }
    }

    /// One profile with an account for every case.
    private static func profile(_ cases: [Case], plain: String) -> String {
        var text = "version: 1\nname: all\naccounts:\n"
        for (number, known) in cases.enumerated() {
            let more = known.account.map { ", \($0)" } ?? ""
            text += "  a\(number): {provider: \(known.provider), key: {env: KEY_\(number)}\(more)}\n"
        }
        text += "proxies:\n"
        for (number, known) in cases.enumerated() {
            let base =
                known.baseURL.map { ", base_url: \"\($0.replacingOccurrences(of: "PLAIN", with: plain))\"" } ?? ""
            text += "  - {account: a\(number), model: \"\(known.model ?? "some-model")\"\(base)}\n"
        }
        return text
    }

    @Test func everyRecordedAnswerIsReadAsWhatItMeans() throws {
        let cases = try Self.cases()
        var answers: [String: ProviderWorld.Answer] = [:]
        var keys: [String: String] = [:]
        for (number, known) in cases.enumerated() {
            let key = TestKey.key(of: known.provider, number)
            keys["KEY_\(number)"] = key
            answers[key] = .init(status: known.status, headers: known.headers ?? [:], body: known.body)
        }
        let world = try ProviderWorld(answers: answers)
        let outcome = try world.verify(
            Self.profile(cases, plain: world.plain), ["--format", "json"], keys: keys)
        let accounts = try VerificationOutput(outcome).accounts
        #expect(accounts.count == cases.count)
        for (known, found) in zip(cases, accounts) {
            let label = "\(known.provider), \(known.about): \(found.status) (\(found.proven)), \(found.summary)"
            #expect(found.status == known.expect, "\(label) instead of \(known.expect)")
            #expect(found.proven == known.proven, "\(label) instead of \(known.proven)")
            #expect(found.requests == 1 && found.httpStatus == known.status, "\(label)")
            if let says = known.says { #expect("\(found.summary) \(found.remedy ?? "")".contains(says), "\(label)") }
        }
        try expectOneRequestEach(world, keys.values.map { $0 })
        let everything = outcome.output + outcome.messages
        for secret in ["wallet", "Wallet", "somebody@example.org", "user_2aBcDeFgH1"] {
            #expect(!everything.contains(secret), "\(secret)")
        }
    }

    /// Every key arrived once, at a server that was meant to see it.
    private func expectOneRequestEach(_ world: ProviderWorld, _ keys: [String]) throws {
        let requests = try world.requests()
        for key in keys {
            let seen = requests.filter { request in
                request.headers.values.contains { $0.contains(key) } || request.body.contains(key)
            }
            #expect(seen.count == 1, "\(seen.map(\.target))")
        }
        #expect(requests.count == keys.count)
    }

    @Test func everyProviderOfTheCatalogueIsCovered() throws {
        let covered = Set(try Self.cases().map(\.provider))
        for provider in Catalog.embedded.providers where Catalog.embedded.keyCheck(at: provider.id) != nil {
            #expect(covered.contains(provider.id) || provider.id == "local", "\(provider.id)")
        }
    }
}
