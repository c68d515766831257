import Catalog
import Testing
import YAMLSource

@testable import Profiles

/// Profiles out of text: everything that is right is read, everything that is wrong is told.
struct DecodingTests {
    private func decode(_ text: String) -> DecodedProfile {
        decodeAll(text)[0]
    }

    private func decodeAll(_ text: String) -> [DecodedProfile] {
        ProfileDecoder(catalog: .embedded).profiles(in: YAMLTree.parse(SourceText(name: "t", text: text)))
    }

    static let whole = """
        version: 1
        name: free-roleplay
        description: Free models first
        front_end: [janitor, sillytavern]
        accounts:
          openrouter:
            provider: openrouter
            key: {env: OPENROUTER_API_KEY}
            credits_purchased_usd: 10.5
            byok: [chutes]
            privacy:
              free_training: on
              free_publication: false
              paid_training: no
              zero_data_retention: {anthropic: true}
              age_confirmed: true
            ignored_providers: [io-net]
            allowed_providers: []
          horde: {provider: aihorde, key: '0000000000', plan: none-at-all}
        proxies:
          - name: one
            account: openrouter
            base_url: https://openrouter.ai/api/v1
            model: z-ai/glm-5.2
            context_size: 16384.0
            max_new_tokens: 0x2BC
            upstreams: [z-ai, chutes]
            reasoning: off
            generation: {temperature: 1, seed: -1}
            custom_prompt: {file: cozy.prompt.txt}
            prefill: "*"
            prompt_post_processing: strict
            extra_body: {transforms: [middle-out]}
            headers: {X-Title: chats, X-Number: 5}
          - {account: horde, chat_url: https://oai.aihorde.net/v1/chat/completions, model: any}
        generation:
          temperature: 0.85
          top_k: 40
          stop: ["\\nUser:"]
          streaming: yes
        custom_prompt: Write well.
        messages_per_day: 40
        """

    @Test func readsTheWholeFormat() throws {
        let decoded = decode(Self.whole)
        #expect(decoded.faults.isEmpty, "\(decoded.faults.map(\.kind))")
        let profile = decoded.profile
        #expect(profile.name?.value == "free-roleplay" && profile.frontEnds.map(\.value) == ["janitor", "sillytavern"])
        #expect(profile.messagesPerDay?.value == 40 && profile.generation.streaming?.value == true)
        #expect(profile.generation.numbers.map(\.name) == ["temperature", "top_k"])
        #expect(profile.generation.stop.map(\.value) == ["\nUser:"])
        let account = try #require(profile.account(named: "openrouter"))
        #expect(account.provider?.value == "openrouter" && account.creditsPurchasedUSD?.value == 10.5)
        #expect(account.privacy.freeTraining?.value == true && account.privacy.paidTraining?.value == false)
        #expect(
            account.privacy.zeroDataRetention == nil
                && account.privacy.zeroDataRetentionByGroup.map(\.group) == ["anthropic"])
        #expect(account.hasOwnKeysAtRouter?.value == true && account.ignoredProviders.map(\.value) == ["io-net"])
        #expect(account.allowedProviders?.isEmpty == true)
        guard case .environment(let variable) = account.key else { return #expect(Bool(false)) }
        #expect(variable.value == "OPENROUTER_API_KEY")
        let proxy = profile.proxies[0]
        #expect(
            proxy.contextSize?.value == 16384 && proxy.maxNewTokens?.value == 700 && proxy.reasoning?.value == "off")
        #expect(proxy.upstreams.map(\.value) == ["z-ai", "chutes"] && proxy.prefill?.value == "*")
        #expect(proxy.model.map { proxy.node.tree.source.text(in: $0.range) } == "z-ai/glm-5.2")
        #expect(profile.proxies[1].label == "any")
    }

    @Test func tellsEveryFaultAndNotJustTheFirst() {
        let decoded = decode(
            """
            version: 2
            nmae: x
            front_end: janitr
            accounts:
              a: {provider: openrouter, key: {env: A, file: b}, privacy: {free_training: maybe}}
              b: {provider: opnrouter}
            proxies:
              - {account: c, model: x, context_size: "1", reasoning: true}
              - text
            generation: [1]
            messages_per_day: -1
            """)
        let kinds = decoded.faults.map { String(describing: $0.kind).prefix { $0 != "(" } }
        #expect(
            kinds == [
                "unsupportedVersion", "unknownField", "outOfRange", "wrongType", "wrongType", "outOfRange",
                "undefinedAccount", "wrongType", "wrongType", "wrongType", "wrongType", "outOfRange",
            ])
        for (fault, next) in zip(decoded.faults, decoded.faults.dropFirst()) {
            #expect(fault.range.start <= next.range.start)
        }
    }

    @Test(arguments: [
        ("temprature", "generation", "temperature"), ("max_tokens", "proxies", "max_new_tokens"),
        ("apiKey", "accounts", "key"), ("Base-URL", "proxies", "base_url"), ("frontend", "profile", "front_end"),
        ("zdr", "privacy", "zero_data_retention"), ("qwertyuiop", "profile", nil as String?),
    ])
    func suggestsTheFieldThatWasMeant(_ field: String, _ place: String, _ meant: String?) {
        let text = """
            version: 1
            name: n
            \(place == "profile" ? "\(field): 1" : "description: d")
            accounts:
              a: {provider: openrouter\(place == "accounts" ? ", \(field): 1" : ""), privacy: {\(place == "privacy" ? "\(field): 1" : "")}}
            proxies:
              - {account: a, model: z-ai/glm-5.2\(place == "proxies" ? ", \(field): 1" : "")}
            generation: {\(place == "generation" ? "\(field): 1" : "")}
            """
        // The value is held against the field that was meant, too: that may bring a second fault.
        let faults = decode(text).faults
        guard faults.count <= 2, case .unknownField(field, _, let suggestion, _) = faults.first?.kind else {
            return #expect(Bool(false), "\(faults.map(\.kind))")
        }
        #expect(suggestion == meant)
    }

    @Test func aValueIsHeldAgainstTheFieldThatWasMeant() {
        let text = Self.whole.replacing("context_size:", with: "contxt_size: 16k #")
        let kinds = decode(text).faults.map(\.kind)
        guard kinds.count == 2, case .unknownField = kinds[0],
            case .wrongType(field: "context_size", _, _, _) = kinds[1]
        else {
            return #expect(Bool(false), "\(kinds)")
        }
    }

    @Test func onlyAReaderForLintingTakesAMisspelledFieldForTheOneMeant() {
        let tree = YAMLTree.parse(
            SourceText(
                name: "t",
                text: """
                    version: 1
                    name: n
                    front_end: janitorai
                    accounts: {a: {provider: openroutr, key: {env: K}}}
                    proxies: [{account: a, modle: z-ai/glm-5.2}]
                    """))
        let written = ProfileDecoder(catalog: .embedded).profiles(in: tree).first?.profile
        #expect(written?.proxies.first?.model == nil && written?.accounts.first?.provider == nil)
        #expect(written?.frontEnds.isEmpty == true)
        let meant = ProfileDecoder(catalog: .embedded, readsSuggestions: true).profiles(in: tree).first?.profile
        #expect(meant?.proxies.first?.model?.value == "z-ai/glm-5.2")
        #expect(meant?.accounts.first?.provider?.value == "openrouter")
        #expect(meant?.frontEnds.map(\.value) == ["janitor"])
    }

    @Test func severalDocumentsAreSeveralProfiles() {
        let text = "\(Self.whole)\n---\n\(Self.whole)\n---\n# nothing\n"
        let decoded = decodeAll(text)
        #expect(decoded.map(\.profile.document) == [1, 2])
        #expect(decoded[0].faults.isEmpty)
        guard case .duplicateName("free-roleplay", "profile", _) = decoded[1].faults.first?.kind else {
            return #expect(Bool(false))
        }
    }

    @Test(arguments: ["", "\n", "# only a comment\n", "---\n", "~\n", "---\n---\n"])
    func anEmptyFileHasOneFault(_ text: String) {
        let tree = YAMLTree.parse(SourceText(name: "t", text: text))
        let faults = ProfileDecoder(catalog: .embedded).profiles(in: tree).flatMap(\.faults)
        #expect(tree.problems.isEmpty && faults.count == (tree.documents.isEmpty ? 0 : 1), "\(faults)")
    }

    @Test(arguments: [
        "[]", "text", "5", "- a\n- b", "{}", "? [a]\n: b", "*x", "!!map {}", "{<<: {}}", "{<<: *a}", "'': ''",
    ])
    func anythingElseIsToldAndNothingTraps(_ text: String) {
        for decoded in decodeAll(text) { #expect(!decoded.faults.isEmpty || text == "*x" || text.contains("*a")) }
    }

    @Test func aliasesAreAtFaultOnce() {
        let decoded = decode(
            """
            version: 1
            name: n
            accounts:
              a: {provider: openrouter}
            proxies:
              - &p {name: x, account: a, model: z-ai/glm-5.2, context_size: no}
              - {<<: *p, name: y}
            """)
        #expect(decoded.faults.count == 1)
    }

    @Test func thousandsOfNamesAreNoTrouble() {
        let proxies = (0..<4000).map { "  - {name: p\($0), account: a\($0), model: m}\n" }.joined()
        let accounts = (0..<4000).map { "  a\($0): {provider: openrouter}\n" }.joined()
        let decoded = decode("version: 1\nname: n\naccounts:\n\(accounts)proxies:\n\(proxies)")
        #expect(decoded.faults.isEmpty && decoded.profile.proxies.count == 4000)
    }
}
