import Foundation
import Testing

/// Keys that were pasted where they do not belong, as a reference, a name or a part of an address: none is ever shown.
struct PastedKeyTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let relay = "base_url: \"https://relay.example.org/v1\", model: m"
    private static let pasted = [
        "keyring: sk-or-v1-0123456789abcdef0123456789abcdef", "file: sk-or-v1-0123456789abcdef0123456789abcdef",
        "file: Zr5tQ8wXk1nBc3Vd7mL9pK2j", "keyring: Zr5tQ8wXk1nBc3Vd7mL9pK2j", "env: A1b2C3d4E5f6G7h8J9k0L1m2N3p4Q5r6",
        "env: sk_A1b2C3d4E5f6G7h8J9", "keyring: Zr5tQ8wXk1/nBc3Vd7mL9pK2j==", "env: A1B2C3D4E5F60718293A4B5C6D7E8F90",
        "keyring: \(String(repeating: "ab1", count: 30))",
    ]

    private func run(
        _ arguments: [String], key: String = "env: MY_KEY", proxy: String = relay, name: String = "main",
        file: String = "p.yaml", keys: [String: String] = [:]
    ) throws -> RunningProgram.Outcome {
        let path = try folder.write(
            file,
            "version: 1\nname: keys\naccounts: {\(name): {provider: custom, key: {\(key)}}}\nproxies:\n  - {name: x, account: \(name), \(proxy)}\n"
        )
        return try RunningProgram.run(
            arguments.map { $0 == "FILE" ? path : $0 }, in: folder.url,
            environment: keys.merging(["COLUMNS": "120", "HOME": folder.url.path]) { $1 })
    }

    /// Nothing of the middle of a key.
    private func expectNone(of key: String, in outcome: RunningProgram.Outcome, _ label: String) {
        let written = (outcome.output + outcome.messages).replacing(/\n */, with: "")
        let inner = String(key.dropFirst(11).dropLast(5).prefix(8))
        #expect(!written.contains(inner) && !written.uppercased().contains(inner.uppercased()), "\(label): \(written)")
    }

    @Test(arguments: ExportSettingsTests.frontEnds, pasted)
    func noExportShowsAReference(_ frontEnd: String, _ key: String) throws {
        let secret = String(key[key.index(after: key.firstIndex(of: " ") ?? key.startIndex)...])
        for more in [[], ["--format", "json"]] {
            let outcome = try run(["export", frontEnd, "FILE", "--force"] + more, key: key)
            expectNone(of: secret, in: outcome, frontEnd)
            if key.hasPrefix("env") { #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome.output)") }
        }
    }

    @Test(arguments: pasted)
    func nothingElseShowsAReference(_ key: String) throws {
        let secret = String(key[key.index(after: key.firstIndex(of: " ") ?? key.startIndex)...])
        for arguments in [
            ["verify", "FILE", "--dry-run"], ["verify", "FILE", "--dry-run", "--format", "json"], ["show", "FILE"],
            ["lint", "FILE"], ["lint", "FILE", "--format", "json"], ["verify", "FILE"],
            ["verify", "FILE", "--format", "json"], ["exec", "FILE", "--", "true"],
            ["export", "curl", "FILE", "--force", "--reveal"],
            ["use", "FILE"],
        ] {
            expectNone(of: secret, in: try run(arguments, key: key), "\(arguments)")
        }
    }

    @Test func htmlPagesShowNoReference() throws {
        let outcome = try run(
            ["export", "janitor", "FILE", "--html", "page.html"], key: "keyring: Zr5tQ8wXk1nBc3Vd7mL9pK2j")
        #expect(outcome.status == 0, "\(outcome.messages)")
        let page = try String(contentsOf: folder.url.appending(path: "page.html"), encoding: .utf8)
        #expect(page.contains("stored as …pK2j") && !page.contains("Xk1nBc3V"), "\(page)")
    }

    @Test func accountsThatAreCalledLikeKeysAreNotExported() throws {
        for frontEnd in ["curl", "litellm", "llm", "aichat", "zed", "openwebui"] {
            let outcome = try run(
                ["export", frontEnd, "FILE", "--force"], key: "keyring: x", name: "gsk_0123456789abcdefghij")
            #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome.output)")
            expectNone(of: "gsk_0123456789abcdefghij", in: outcome, frontEnd)
        }
    }

    @Test(arguments: [
        "?key=AAAA1/BBBB2cc==", "?code=AAAA1BBBB2cc", "?sig=AAAA1%2FBBBB2cc%3D", "?a=b&subscription-key=12BBBB2cc",
        "?auth=BBBB2cc", "?X-Amz-Signature=aaBBBB2cc", "?code=hunter",
    ])
    func addressesWithCredentialsAreNotExported(_ query: String) throws {
        for address in [
            "base_url: \"https://relay.example.org/v1\(query)\"",
            "chat_url: \"https://relay.example.org/v1/chat/completions\(query)\"",
        ] {
            for frontEnd in ["janitor", "typingmind", "curl", "risuai"] {
                let outcome = try run(["export", frontEnd, "FILE", "--force"], proxy: address + ", model: m")
                #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome.output)")
                #expect(!outcome.messages.contains("BBBB2"), "\(outcome.messages)")
            }
            for arguments in [["show", "FILE"], ["verify", "FILE", "--dry-run"], ["lint", "FILE"]] {
                let outcome = try run(arguments, proxy: address + ", model: m", keys: ["MY_KEY": "abcd"])
                #expect(!(outcome.output + outcome.messages).contains("BBBB2"), "\(outcome.output)")
            }
        }
    }

    @Test func passwordsInAddressesAreHiddenToTheLastAt() throws {
        let proxy = "base_url: \"https://me:pa1@ss2word@relay.example.org/v1\", model: m"
        for arguments in [
            ["show", "FILE"], ["verify", "FILE", "--dry-run"], ["lint", "FILE"],
            ["export", "janitor", "FILE", "--force"],
        ] {
            let outcome = try run(arguments, proxy: proxy, keys: ["MY_KEY": "abcd"])
            #expect(!(outcome.output + outcome.messages).contains("ss2word"), "\(outcome.output)\(outcome.messages)")
        }
    }

    @Test(arguments: [
        "headers: {Zr5tQ8wXk1nBc3Vd7mL9pK2j: 1}", "headers: {sk-or-v1-0123456789abcdef0123456789abcdef: \"x\"}",
        "extra_body: {Zr5tQ8wXk1nBc3Vd7mL9pK2j: 1}", "extra_body: {sk-or-v1-0123456789abcdef0123456789abcdef: true}",
        "extra_body: {deep: {Zr5tQ8wXk1nBc3Vd7mL9pK2j: 1}}", "extra_body: {deep: [{Zr5tQ8wXk1nBc3Vd7mL9pK2j: x}]}",
    ])
    func namesOfHeadersAndFieldsAreHidden(_ field: String) throws {
        let key = field.contains("Zr5") ? "Zr5tQ8wXk1nBc3Vd7mL9pK2j" : "sk-or-v1-0123456789abcdef0123456789abcdef"
        for arguments in [
            ["verify", "FILE", "--dry-run", "--chat"], ["verify", "FILE", "--dry-run", "--chat", "--format", "json"],
            ["show", "FILE"], ["lint", "FILE"], ["lint", "FILE", "--format", "json"],
        ] {
            let outcome = try run(arguments, proxy: "\(Self.relay), \(field)", keys: ["MY_KEY": "abcdefgh"])
            expectNone(of: key, in: outcome, "\(arguments)")
        }
        for frontEnd in ExportSettingsTests.frontEnds {
            let outcome = try run(["export", frontEnd, "FILE", "--force"], proxy: "\(Self.relay), \(field)")
            expectNone(of: key, in: outcome, frontEnd)
        }
    }

    @Test func fileNamesAreHidden() throws {
        let key = "sk-or-v1-0123456789abcdef0123456789abcdef"
        let text =
            "version: 1\nname: keys\naccounts: {main: {provider: vllm}}\nproxies:\n  - {name: x, account: main, base_url: \"http://127.0.0.1:8000/v1\", model: m}\n"
        let place = try ManagedFolder([key: text])
        for arguments in [
            ["list"], ["list", "--format", "json"], ["show", "keys"], ["use", "keys"], ["current"],
            ["current", "--format", "{file} {profile}"], ["current", "--format", "json"], ["next"],
            ["verify", "keys", "--dry-run", "--format", "json"], ["verify", "keys", "--format", "json"], ["lint"],
            ["diagnose", "Rate limit exceeded", "--profile", "keys", "--format", "json"], ["rename", "keys", "other"],
            ["current"],
        ] {
            let outcome = try RunningProgram.run(
                arguments, in: place.folder.url, environment: place.environment)
            expectNone(of: key, in: outcome, "\(arguments)")
            if arguments[0] == "current" { #expect(outcome.status == 0, "\(outcome.messages)") }
        }
        let state = place.folder.url.appending(path: "state")
        let files = FileManager.default.enumerator(atPath: state.path)?.compactMap { $0 as? String } ?? []
        #expect(!files.isEmpty)
        for file in files {
            let held = (try? String(contentsOf: state.appending(path: file), encoding: .utf8)) ?? ""
            #expect(!held.contains("0123456789abcdef"), "\(file): \(held)")
        }
    }
}
