import Catalog
import Foundation
import FrontEnds
import JSONText
import KeyAnswers
import Linting
import Profiles
import Reporting
import Secrets
import Setups
import Switching
import Testing
import TestSupport
import VerificationResults
import Verifying

/// No two commands disagree: over every profile of the repository, what `use`, `export`, `show`, `list`, `exec` and
/// `verify --dry-run` say of address, model, place of the key and settings.
struct ConsistencyTests {
    private static let catalog = Catalog.embedded
    private static let frontEnds = Exporters.list.compactMap { catalog.frontEnd($0.id) }

    /// Every profile below these folders.
    private static func profiles() throws -> [LoadedProfile] {
        var paths: [String] = []
        for folder in ["Tests", "profiles", "docs"] {
            let all = FileManager.default.enumerator(atPath: Repository.file(folder).path)
            while let path = all?.nextObject() as? String {
                if path.hasSuffix(".yaml") { paths.append("\(folder)/\(path)") }
            }
        }
        return try paths.sorted().flatMap { path in
            Sample.profiles(
                String(decoding: try Data(contentsOf: Repository.file(path)), as: UTF8.self), path: "/p/\(path)")
        }
    }

    private static func shown(_ text: String) -> String { SecretMask.byForm.hidingSecrets(in: text) }

    @Test func everyCommandSaysTheSameOfEveryProxy() throws {
        var compared = 0
        for loaded in try Self.profiles() {
            let now = try #require(Instant("2026-11-28T00:00:00Z"))
            let listed = ListedProfile(
                loaded, counts: FindingCounts([]), active: nil, remembered: [], now: now, Self.catalog)
            for (proxy, entry) in zip(loaded.resolved(Self.catalog).proxies, listed.proxies) {
                let place = "\(loaded.source.name), \(loaded.reference(to: proxy.proxy))"
                expectListAndShowAgree(loaded, proxy, entry, place)
                guard let export = ExportProxy(proxy, customPrompt: nil) else { continue }
                try expectExportAgrees(proxy, export, place)
                try expectVerifyAgrees(loaded, proxy, place)
                for frontEnd in Self.frontEnds { try expectFormAgrees(proxy, export, frontEnd, place) }
                compared += 1
            }
        }
        #expect(compared > 200, "\(compared)")
    }

    // MARK: list and show

    private func expectListAndShowAgree(
        _ loaded: LoadedProfile, _ proxy: ResolvedProxy, _ entry: ListedProfile.ListedProxy, _ place: String
    ) {
        let model = (proxy.proxy.model?.value).map(Self.shown)
        #expect(entry.model == model && entry.contextSize == proxy.proxy.contextSize?.value, "list: \(place)")
        #expect(entry.provider == proxy.provider?.name, "list: \(place)")
        let show = ShownProxy(proxy.proxy, in: loaded, isActive: false, Self.catalog)
        func value(_ field: String) -> String? { show.values.first { $0.field == field }?.value }
        #expect(value("model") == model, "show: \(place)")
        #expect(value("key") == (proxy.account?.key).map { Self.shown($0.place) }, "show: \(place)")
        if let base = proxy.url(in: .base) { #expect(value("base_url") == Self.shown(base), "show: \(place)") }
        if let full = proxy.url(in: .full) { #expect(value("chat_url") == Self.shown(full), "show: \(place)") }
        for (name, number) in proxy.settings.numbers {
            #expect(value("generation.\(name)") == ChatBody.digits(number.value), "show \(name): \(place)")
        }
        #expect(value("context_size") == entry.contextSize.map { String($0) }, "show: \(place)")
        for known in proxy.owner.frontEnds {
            guard let url = value("url for \(known.name)"), proxy.proxy.model != nil else { continue }
            let form = FrontEndForm(of: proxy, customPrompt: nil, for: known)
            #expect(form.fields.contains { $0.shown == url }, "show, \(known.id): \(place)")
        }
    }

    // MARK: export and exec

    private func expectExportAgrees(_ proxy: ResolvedProxy, _ export: ExportProxy, _ place: String) throws {
        let input = ExportInput(profile: "p", file: "p.yaml", proxies: [export])
        let text = ExportRenderer(frontEnd: "curl", name: "curl").json(
            [], [], input, version: "0", catalogDate: "2026-11-28")
        let values = try #require(JSONValue(text.utf8)?["values"], "\(place)")
        #expect(values["model"]?.text == proxy.proxy.model?.value, "export: \(place)")
        // What `exec` hands on.
        let address = EndpointAddress(of: proxy.proxy, at: proxy.provider)
        #expect(values["base_url"]?.text == address?.url(in: .base, provider: proxy.provider), "export: \(place)")
        #expect(values["chat_url"]?.text == proxy.url(in: .full), "export: \(place)")
        #expect((values["key_variable"]?.text == nil) == (proxy.account?.key == nil), "export: \(place)")
        if case .environment(let name) = proxy.account?.key {
            #expect(values["key_variable"]?.text == name.value, "export: \(place)")
        }
        #expect(values["generation"]?.members?.count == proxy.settings.numbers.count, "export: \(place)")
        for (name, number) in proxy.settings.numbers {
            #expect(values["generation"]?[name]?.amount == number.value, "export \(name): \(place)")
        }
        #expect(values["stop"]?.elements?.compactMap { $0.text } == proxy.settings.stop.map { $0.value }, "\(place)")
        #expect(
            values["context_size"]?.amount == (proxy.proxy.contextSize?.value).map { Double($0) }, "export: \(place)")
    }

    // MARK: use, next, --copy, --html

    private func expectFormAgrees(
        _ proxy: ResolvedProxy, _ export: ExportProxy, _ frontEnd: FrontEnd, _ place: String
    ) throws {
        let place = "\(frontEnd.id): \(place)"
        let form = FrontEndForm(of: proxy, customPrompt: nil, for: frontEnd)
        let model = try #require(proxy.proxy.model?.value)
        #expect(form.fields.contains { $0.value == model && $0.shown == Self.shown(model) }, "\(place)")
        // A key of nobody is a word that the form wants, not the account's.
        let keys = form.fields.filter { $0.isKey }.map { $0.shown }
        #expect(keys == ((proxy.account?.key).map { [Self.shown($0.place)] } ?? []), "\(place)")
        let input = ExportInput(profile: "p", file: "p.yaml", proxies: [export])
        guard let made = try? Exporters.export(input, to: frontEnd.id) else {
            #expect(form.problem != nil, "\(place)")
            return
        }
        #expect(form.problem == nil, "\(place)")
        for note in made.notes where note.hasPrefix("not carried: ") && !note.contains("the header `") {
            // Behind a name in parentheses is how it is entered by hand.
            for name in note.dropFirst(13).components(separatedBy: ", ") where !name.contains(" (") {
                let label = frontEnd.label(ofSetting: name) ?? name.replacing("_", with: " ")
                #expect(!form.entries.contains { $0.label == label }, "\(name): \(place)")
            }
        }
        if let exported = made.form {
            #expect(exported.entries == form.entries, "\(place)")
        }
        if frontEnd.id == "sillytavern" { try expectSillyTavernAgrees(form, made, frontEnd, place) }
        if let full = proxy.url(in: .full), ["janitor", "typingmind"].contains(frontEnd.id) {
            #expect(form.fields.contains { $0.value == full }, "\(place)")
        }
        for field in form.entries {
            guard let number = Double(field.value), !field.isKey, field.value != model, field.label != "Config Name",
                field.label != "Name"
            else { continue }
            let tokens = [proxy.proxy.contextSize?.value, proxy.proxy.maxNewTokens?.value].compactMap { $0 }
            let known = tokens.map { Double($0) } + proxy.settings.numbers.map { $0.value.value }
            #expect(known.contains(number), "\(field.label) \(place)")
        }
    }

    /// The form names the source that the preset chooses, and a URL only where the preset holds one.
    private func expectSillyTavernAgrees(
        _ form: FrontEndForm, _ made: Export, _ frontEnd: FrontEnd, _ place: String
    ) throws {
        let text = try #require(made.documents.first { $0.part == "preset" }?.text)
        let preset = try #require(JSONValue(text.utf8))
        let source = frontEnd.sources.first { $0.id == preset["chat_completion_source"]?.text }
        #expect(form.fields.first?.label == "Chat Completion Source", "\(place)")
        #expect(source != nil && form.fields.first?.value == source?.label, "\(place)")
        let urls = form.fields.filter { $0.label == frontEnd.value("url_field") }.map { $0.value }
        #expect(urls == (preset["custom_url"]?.text.map { [$0] } ?? []), "\(place)")
        #expect(form.fields.contains { $0.label == source?.modelField }, "\(place)")
        for (setting, field) in [
            ("context_size", "openai_max_context"), ("max_new_tokens", "openai_max_tokens"),
            ("temperature", "temperature"), ("top_p", "top_p"), ("seed", "seed"),
            ("frequency_penalty", "frequency_penalty"),
        ] {
            let label = frontEnd.label(ofSetting: setting)
            let told = form.settings.first { $0.label == label }.flatMap { Double($0.value) }
            #expect(told == preset[field]?.amount, "\(setting) \(place)")
        }
    }

    // MARK: verify --dry-run

    private func expectVerifyAgrees(_ loaded: LoadedProfile, _ proxy: ResolvedProxy, _ place: String) throws {
        guard let account = proxy.account else { return }
        let key = account.key == nil ? nil : KeyReader.FoundKey(text: try KeyText("stand-in".utf8), origin: "")
        let subject = AccountUnderTest(
            loaded: loaded, account: account, proxies: [proxy.proxy], key: key.map { .success($0) })
        let verifier = Verifier(
            catalog: Self.catalog, transport: NoTransport(), mode: .chat, checksModels: false,
            now: try #require(Instant("2026-11-28T00:00:00Z")))
        let described = try #require(verifier.describe([subject]).first)
        guard described.refusal == nil else { return }
        #expect(described.url == proxy.url(in: .full).map(Self.shown), "verify: \(place)")
        let body = try #require(described.body.flatMap { JSONValue($0.utf8) }, "\(place)")
        #expect(body["model"]?.text == (proxy.proxy.model?.value).map(Self.shown), "verify: \(place)")
        for (name, number) in proxy.settings.numbers {
            if let told = body[name]?.amount { #expect(told == number.value, "verify \(name): \(place)") }
        }
    }
}

/// Sends nothing.
private struct NoTransport: Transport {
    func send(
        _ requests: [HTTPRequest], atOnce: Int, isCancelled: () -> Bool, started: (Int) -> Void,
        ended: (Int, Result<HTTPAnswer, TransportFailure>) -> Void
    ) {}
}
