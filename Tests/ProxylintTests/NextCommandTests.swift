import Foundation
import TestSupport
import Testing

/// `next`: the rotation, away from what failed.
struct NextCommandTests {
    static let dailyCap = """
        PROXY ERROR 429: {"error":{"message":"Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000 \
        free model requests per day","code":429}} (unk)
        """
    static let now = "2026-11-21T15:00:00Z"

    @Test func freeModelsOfTheSameAccountArePassedOver() throws {
        let place = try ManagedFolder()
        try place.run("use", "evenings/free")
        let outcome = try place.run("next", "--because", Self.dailyCap, "--now", Self.now)
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(
            outcome.output.hasPrefix(
                """
                free-daily-quota: You have used up your free requests for today at OpenRouter
                  skipped other: it shares the account's free requests, until 2026-11-22 00:00
                    UTC, which is your time, in 9 h
                evenings/paid is active: its model is paid, and the cap is on free models;
                previously evenings/free
                """), "\(outcome.output)")
    }

    @Test func whatFailedIsRememberedUntilItRecovers() throws {
        let place = try ManagedFolder()
        try place.run("use", "evenings/free", "--now", Self.now)
        try place.run("next", "--because", Self.dailyCap, "--now", Self.now)
        try place.run("next", "--now", Self.now)
        #expect(try place.run("current").output == "evenings/spare\n")
        // Around the end: the free ones rest still.
        let around = try place.run("next", "--now", Self.now)
        #expect(
            around.output.contains("skipped free: reported earlier, free-daily-quota: it shares the account's free"))
        #expect(try place.run("current").output == "evenings/paid\n")
        let listed = try place.run("list", "--now", Self.now).output
        #expect(listed.contains("rests until 2026-11-22 00:00 UTC"), "\(listed)")
        // On the next day they do not.
        try place.run("use", "evenings/spare", "--now", "2026-11-22T00:00:01Z")
        try place.run("next", "--now", "2026-11-22T00:00:01Z")
        #expect(try place.run("current").output == "evenings/free\n")
    }

    /// A cap does not end because somebody switches back to it.
    @Test func aCapOutlivesAReturn() throws {
        let place = try ManagedFolder()
        try place.run("use", "evenings/free", "--now", Self.now)
        try place.run("next", "--because", Self.dailyCap, "--now", Self.now)
        let back = try place.run("use", "-", "--now", Self.now)
        #expect(
            back.output.hasPrefix("evenings/free rests until 2026-11-22 00:00 UTC"), "\(back.output)")
        let onward = try place.run("next", "--now", Self.now)
        #expect(onward.output.contains("skipped other: reported earlier, free-daily-quota"), "\(onward.output)")
        #expect(try place.run("current").output == "evenings/paid\n")
    }

    /// What does not end by itself is mended by hand: of the proxy that is named it is believed no longer, of others it is.
    @Test func whoeverNamesAProxyMayHaveMendedIt() throws {
        let text = """
            version: 1
            name: keys
            accounts:
              router: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
              direct: {provider: deepseek, key: {env: DEEPSEEK_API_KEY}}
            proxies:
              - {name: one, account: router, model: z-ai/glm-5.2}
              - {name: two, account: router, model: moonshotai/kimi-k2.5}
              - {name: three, account: direct, model: deepseek-flash}

            """
        let place = try ManagedFolder(["keys": text])
        try place.run("use", "keys/one", "--now", Self.now)
        let refused = try place.run("next", "--because", "401 No auth credentials found", "--now", Self.now)
        #expect(try place.run("current").output == "keys/three\n", "\(refused.output)")
        let back = try place.run("use", "keys/one", "--now", Self.now)
        #expect(back.output.hasPrefix("keys/one rests until it is fixed"), "\(back.output)")
        let again = try place.run("use", "keys/one", "--now", Self.now)
        #expect(!again.output.contains("rests"), "\(again.output)")
        let onward = try place.run("next", "--now", Self.now)
        #expect(onward.output.contains("skipped two"), "\(onward.output)")
    }

    @Test func withNothingLeftItSaysWhenTheFirstRecovers() throws {
        let free = """
            version: 1
            name: free
            accounts:
              router: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
              second: {provider: openrouter, key: {env: SECOND_KEY}}
            proxies:
              - {name: one, account: router, model: "google/gemma-4-31b-it:free"}
              - {name: two, account: router, model: "nvidia/nemotron-3-ultra-550b-a55b:free"}
              - {name: three, account: second, model: "google/gemma-4-31b-it:free"}

            """
        let place = try ManagedFolder(["free": free])
        try place.run("use", "free/one")
        let outcome = try place.run("next", "--because", Self.dailyCap, "--now", Self.now)
        #expect(outcome.status == 1)
        let text = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            text.contains("skipped three: it is at OpenRouter too, and you must not use another account to get"))
        #expect(
            text.hasSuffix(
                """
                no other proxy is left; free/one stays active the first to recover is one: 2026-11-22 00:00 UTC, \
                which is your time, in 9 h
                """), "\(text)")
        #expect(try place.run("current").output == "free/one\n")
        let json = try place.run("next", "--now", Self.now, "--format", "json")
        #expect(
            json.status == 1
                && json.output.contains(#""exhausted":true,"earliest":{"proxy":"one","at":"2026-11-22T00:00:00Z"}"#))
    }

    @Test func aRetiredModelIsPassedOver() throws {
        let broken = ManagedFolder.evenings.replacingOccurrences(
            of: "nvidia/nemotron-3-ultra-550b-a55b:free", with: "google/gemini-2.0-flash-exp:free")
        let place = try ManagedFolder(["evenings": broken])
        try place.run("use", "evenings/free")
        let outcome = try place.run("next")
        #expect(outcome.output.contains("skipped other: lint finds an error, retired-model"), "\(outcome.output)")
        #expect(outcome.output.contains("evenings/paid is active; previously evenings/free"))
    }

    @Test func anUnknownTextIsSaidToBeUnknown() throws {
        let place = try ManagedFolder()
        try place.run("use", "evenings/free")
        let outcome = try place.run("next", "--because", "the cat sat on the mat")
        #expect(outcome.status == 0 && outcome.messages.contains("the error is unknown"))
        #expect(try place.run("current").output == "evenings/other\n")
    }

    @Test func withoutAnActiveProxyItSaysSo() throws {
        let outcome = try ManagedFolder().run("next")
        #expect(outcome.status == 2 && outcome.messages.contains("nothing is active yet"))
    }

    private static let three = """
        version: 1
        name: three
        accounts:
          router: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
          deep: {provider: deepseek, key: {env: DEEPSEEK_API_KEY}}
        proxies:
          - {name: free, account: router, model: "google/gemma-4-31b-it:free"}
          - {name: glm, account: router, model: z-ai/glm-5.2}
          - {name: other, account: router, model: "nvidia/nemotron-3-ultra-550b-a55b:free"}
          - {name: direct, account: deep, model: deepseek-flash}

        """

    @Test func theErrorOfAnotherProviderIsNotHeldAgainstTheAccountInUse() throws {
        let place = try ManagedFolder(["three": Self.three])
        try place.run("use", "three/free")
        let because =
            "DeepSeek: {\"error\":{\"message\":\"Insufficient Balance\",\"type\":\"unknown_error\",\"code\":\"invalid_request_error\"}} https://api.deepseek.com/chat/completions"
        let outcome = try place.run("next", "--because", because)
        #expect(
            outcome.messages.contains("the error comes from DeepSeek, but three/free is at OpenRouter"),
            "\(outcome.messages)")
        #expect(outcome.output.contains("three/glm is active"), "\(outcome.output)")
        #expect(!(try place.text("state/proxylint/state.json")).contains("\"cause\""))
    }

    @Test func theFirstToRecoverIsTheFirstOfWhichNothingStopsAny() throws {
        let text = """
            version: 1
            name: two
            accounts:
              router: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
            proxies:
              - {name: a, account: router, model: "google/gemma-4-31b-it:free"}
              - {name: b, account: router, model: "nvidia/nemotron-3-ultra-550b-a55b:free"}

            """
        let place = try ManagedFolder(["two": text])
        try place.run("use", "two/a", "--now", Self.now)
        try place.run("next", "--because", Self.dailyCap, "--now", Self.now)
        let because = try String(contentsOf: Repository.file("docs/examples/upstream.txt"), encoding: .utf8)
        let outcome = try place.run("next", "--because", because, "--now", Self.now)
        #expect(
            outcome.status == 1 && outcome.output.contains("the first to recover is a: 2026-11-22 00:00 UTC"),
            "\(outcome.output)")
    }
}
