import Catalog
import Setups
import Testing

/// What every command asks of a proxy, answered once.
struct ResolvedProxyTests {
    @Test func proxiesShareTheLimitsOfTheirAccount() throws {
        let limits = try Sample.proxies(
            """
            accounts: {a: {provider: openrouter}, b: {provider: deepseek}}
            proxies:
              - {account: a, model: "google/gemma-4-31b-it:free"}
              - {account: a, model: "qwen/qwen3.8-27b:free"}
              - {account: a, model: z-ai/glm-5.2, upstreams: [deepseek]}
              - {account: b, model: deepseek-flash}
            """
        ).map { $0.limits }
        #expect(limits[0].intersection(limits[1]) == [.account("a"), .freeModels(account: "a")])
        #expect(limits[0].intersection(limits[2]) == [.account("a")])
        #expect(limits[2].intersection(limits[3]) == [.upstream("deepseek")])
        #expect(limits[0].intersection(limits[3]).isEmpty)
    }

    /// Large profiles look names up in an index, small ones walk: the answers are the same.
    @Test(arguments: [3, 40])
    func accountsAndLabelsAreFound(count: Int) throws {
        let accounts = (0..<count).map { "a\($0): {provider: openrouter}" }.joined(separator: ", ")
        let proxies = (0..<count).map { number in
            "  - {name: \(number == 2 ? "p1" : "p\(number)"), account: a\(number), model: m}\n"
        }.joined()
        let loaded = try Sample.profile("accounts: {\(accounts)}\nproxies:\n\(proxies)  - {account: none, model: m}\n")
        let all = loaded.resolved(.embedded).proxies
        #expect(all.map { $0.account?.name.value } == (0..<count).map { "a\($0)" } + [nil])
        let labels = all.map { loaded.profile.label(of: $0.proxy) }
        #expect(labels.prefix(3) == ["p0", "2", "3"] && labels.last == "m" && Set(labels).count == count + 1)
    }

    @Test func upstreamsThatNoFrontEndSendsPinNothing() throws {
        let text = """
            accounts: {a: {provider: openrouter}}
            proxies: [{account: a, model: z-ai/glm-5.2, upstreams: [deepseek]}]
            """
        #expect(try Sample.proxy(text).upstreams == ["deepseek"])
        let janitor = try Sample.proxy("front_end: janitor\n" + text)
        #expect(janitor.upstreams.isEmpty && !janitor.limits.contains(.upstream("deepseek")))
        #expect(try Sample.proxy("front_end: [janitor, sillytavern]\n" + text).upstreams == ["deepseek"])
    }

    @Test(arguments: [
        ("openrouter", "google/gemma-4-31b-it:free", ModelCost.free), ("openrouter", "z-ai/glm-5.2", .paid),
        ("openrouter", "a/new-one:free", .free), ("openrouter", "a/new-one", .unknown),
        ("openrouter", "z-ai/glm-5.2:nitro", .paid), ("custom", "llama:free", .unknown), ("chutes", "x/y", .unknown),
    ])
    func aModelIsFreePaidOrUnknown(_ provider: String, _ model: String, _ cost: ModelCost) throws {
        let proxy = try Sample.proxy(
            "accounts: {a: {provider: \(provider)}}\nproxies: [{account: a, model: \"\(model)\"}]")
        #expect(proxy.cost == cost)
    }

    @Test(arguments: [
        ("", 1000, false, "50 or 1000"), (", credits_purchased_usd: 0", 50, true, "50"),
        (", credits_purchased_usd: 9.99", 50, true, "50"), (", credits_purchased_usd: 10", 1000, true, "1000"),
    ])
    func theCapFollowsTheCreditsBought(_ field: String, _ count: Int, _ isCertain: Bool, _ counted: String) throws {
        let cap = try #require(
            try Sample.proxy(
                "accounts: {a: {provider: openrouter\(field)}}\nproxies: [{account: a, model: \"x/y:free\"}]"
            ).freeCap)
        #expect(cap.count == count && cap.isCertain == isCertain && cap.counted == counted && cap.perMinute == 20)
    }

    @Test func aProxysOwnSettingsGoBeforeTheProfiles() throws {
        let settings = try Sample.proxy(
            """
            accounts: {a: {provider: openrouter}}
            generation: {temperature: 1.9, top_p: 0.5, stop: [a], streaming: true}
            custom_prompt: shared
            proxies: [{account: a, model: x/y, generation: {top_p: 0.9, stop: [b]}}]
            """
        ).settings
        #expect(settings.numbers.map { $0.name } == ["temperature", "top_p"])
        #expect(settings.number("top_p") == 0.9 && settings.number("temperature") == 1.9)
        #expect(settings.stop.map { $0.value } == ["b"] && settings.streaming?.value == true)
    }

    /// A field points to where the value in force stands, not to the mapping that happens to be nearer.
    @Test func aFieldIsWhereItIsInForce() throws {
        let text = """
            accounts: {a: {provider: openrouter, key: sk-or-v1-0123}}
            generation: {temperature: 1.9}
            proxies:
              - {account: a, model: x/y, generation: {top_p: 0.9}}
            """
        let profile = try Sample.profile(text)
        let proxy = try #require(profile.resolved(.embedded).proxies.first)
        func line(_ path: String) -> Int? { proxy.field(path).map { profile.place(of: $0.range).line } }
        #expect(line("generation.temperature") == 2 && proxy.field("generation.temperature")?.value == "1.9")
        #expect(line("generation.top_p") == 4 && line("generation.min_p") == 4)
        #expect(line("proxy.model") == 4 && line("account.key") == 1 && proxy.field("account.key")?.value == nil)
        let merging = try Sample.profile(
            """
            accounts: {a: {provider: openrouter}}
            generation: &hot
              temperature: 1.9
            proxies:
              - account: a
                model: x/y
                generation:
                  <<: *hot
                  top_p: 0.9
            """)
        let field = try #require(merging.resolved(.embedded).proxies.first?.field("generation.temperature"))
        #expect(merging.place(of: field.range).line == 3 && field.value == "1.9")
    }
}
