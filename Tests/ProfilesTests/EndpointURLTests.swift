import Testing

@testable import Profiles

struct EndpointURLTests {
    @Test(arguments: [
        ("https://openrouter.ai/api/v1", "https", "openrouter.ai", nil as Int?, "/api/v1"),
        ("HTTP://LocalHost:5001", "http", "localhost", 5001, ""),
        ("https://user:pass@host.example:8443/v1?x=1#y", "https", "host.example", 8443, "/v1"),
        ("http://[::1]:11434/v1", "http", "::1", 11434, "/v1"),
        ("openrouter.ai/api", "", "openrouter.ai", nil, "/api"),
        ("  https://a.b./ ", "https", "a.b", nil, "/"),
        ("https:///v1", "https", "", nil, "/v1"),
        ("", "", "", nil, ""),
        ("https://h:notaport/v1", "https", "h:notaport", nil, "/v1"),
    ])
    func splitsLeniently(_ text: String, _ scheme: String, _ host: String, _ port: Int?, _ path: String) {
        let url = EndpointURL(text)
        #expect(url.scheme == scheme && url.host == host && url.port == port && url.path == path, "\(url)")
    }

    /// Where a browser goes, and that no key may go there.
    @Test(arguments: [
        (#"https://evil.test\.chutes.ai/v1"#, "evil.test", EndpointURL.Fault.backslash),
        (#"http://evil.test\@127.0.0.1:8080/v1"#, "evil.test", .backslash),
        (#"https://openrouter.ai/api\v1"#, "openrouter.ai", .backslash),
        (#"evil.test\.chutes.ai"#, "evil.test", .backslash), (#"https://\evil.test/"#, "", .backslash),
        ("https://evil.te\tst/.chutes.ai", "evil.test", .hidden),
        ("https://a.chutes.ai\n.evil.test", "a.chutes.ai.evil.test", .hidden),
        ("https://a.chutes.ai\u{200B}.evil.test", "a.chutes.ai\u{200B}.evil.test", .hidden),
        ("https://a@b@evil.test/v1", "evil.test", .severalAts),
        ("https://evil.test%2f.chutes.ai/v1", "evil.test%2f.chutes.ai", .host),
        ("https://evil.test%00.chutes.ai/v1", "evil.test%00.chutes.ai", .host),
        ("https://evil.test;.chutes.ai", "evil.test;.chutes.ai", .host),
        ("https://evil.test^.chutes.ai", "evil.test^.chutes.ai", .host),
        ("https://evil.test|.chutes.ai", "evil.test|.chutes.ai", .host),
        ("https://.chutes.ai/v1", ".chutes.ai", .host), ("https://a..chutes.ai/v1", "a..chutes.ai", .host),
        ("https://chutes.ai../v1", "chutes.ai.", .host), ("https:///evil.test", "", .host), ("", "", .host),
        ("https://h:notaport/v1", "h:notaport", .port), ("https://h:99999/v1", "h", .port),
        ("https://h:0/v1", "h", .port),
        ("https://h:+80/v1", "h:+80", .port), ("https://h:-1/v1", "h:-1", .port), ("https://h:/v1", "h:", .port),
        ("https://h:99999999999999999999/v1", "h:99999999999999999999", .port),
        ("https:evil.test", "https:evil.test", .port),
        ("http://0x7f.1/v1", "0x7f.1", .number), ("http://2130706433", "2130706433", .number),
        ("http://127.1", "127.1", .number), ("http://0177.0.0.1", "0177.0.0.1", .number),
        ("http://127.0.0.01", "127.0.0.01", .number), ("http://1.2.3.4.5", "1.2.3.4.5", .number),
        ("http://256.1.1.1", "256.1.1.1", .number), ("http://evil.0x10", "evil.0x10", .number),
        ("http://[::1]evil.test/", "[::1]evil.test", .host), ("http://[::1", "[::1", .host),
        ("http://[::g]/", "::g", .host), ("http://[fe80::1%25eth0]/", "fe80::1%25eth0", .host),
        ("http://[1:2:3:4:5:6:7]/", "1:2:3:4:5:6:7", .host), ("http://[::127.0.0.01]/", "::127.0.0.01", .host),
        ("https://plaudertasche-müller.example/v1", "plaudertasche-müller.example", .letters),
        ("https://evil.test\u{3002}chutes.ai", "evil.test\u{3002}chutes.ai", .host),
        ("https://evil.test\u{FF0F}.chutes.ai", "evil.test\u{FF0F}.chutes.ai", .host),
        ("https://openr\u{43E}uter.ai", "openr\u{43E}uter.ai", .letters),
    ])
    func addressesThatProgramsReadInDifferentWaysHaveAFault(_ text: String, _ host: String, _ fault: EndpointURL.Fault)
    {
        let url = EndpointURL(text)
        #expect(url.host == host && url.fault == fault, "\(text): \(url.host), \(url.fault.map { "\($0)" } ?? "none")")
        if fault != .letters { #expect(url.reach == .internet) }
        #expect(!url.isLoopback)
    }

    @Test(arguments: [
        "https://openrouter.ai/api/v1", "https://a.b./", "http://[::1]:11434/v1", "http://[::ffff:10.0.0.1]/",
        "https://my_box.example.org", "http://text_gen:5000/v1", "https://me:secret@relay.example.org/v1",
        "https://evil.test#@openrouter.ai", "https://evil.test?@openrouter.ai", #"https://relay.example.org/v1?x=\"#,
        "https://xn--mller-kva.example", "https://relay.example.org:65535/~anna/my_relay/a%20b/v1", "openrouter.ai/api",
        "https://1and1.example", "https://4chan.example.0a.org", "HTTPS://OpenRouter.AI/api/v1",
    ])
    func ordinaryAddressesHaveNone(_ text: String) { #expect(EndpointURL(text).fault == nil) }

    @Test func noPartOfAPasswordIsTakenForAHost() {
        let url = EndpointURL(#"https://me:pa\ss@relay.example.org/v1"#)
        #expect(url.mayHoldUserInfo && url.authority == "…")
        #expect(!EndpointURL("https://relay.example.org/@anna/v1").mayHoldUserInfo)
    }

    @Test(arguments: [
        ("http://127.0.0.1", true), ("http://127.9.8.7", true), ("http://localhost", true),
        ("http://a.localhost", true),
        ("http://[::1]", true), ("http://[0:0::0001]", true), ("http://0.0.0.0", false), ("http://[::]", false),
        ("http://host.docker.internal", false), ("http://127.0.0.1.example.org", false), ("http://[::2]", false),
        ("http://localhost.example.org", false), ("http://10.0.0.1", false),
    ])
    func knowsThisMachine(_ text: String, _ isLoopback: Bool) { #expect(EndpointURL(text).isLoopback == isLoopback) }

    @Test(arguments: [
        ("http://127.0.0.1:5001", EndpointURL.Reach.thisMachine), ("http://localhost", .thisMachine),
        ("http://[::1]/", .thisMachine), ("http://0.0.0.0:5000", .thisMachine),
        ("http://host.docker.internal:5001", .thisMachine), ("http://192.168.1.2", .localNetwork),
        ("http://10.0.0.1", .localNetwork), ("http://172.16.0.1", .localNetwork), ("http://172.32.0.1", .internet),
        ("http://nas.local", .localNetwork), ("http://box:5000", .localNetwork), ("http://100.64.0.1", .localNetwork),
        ("https://openrouter.ai", .internet), ("http://8.8.8.8", .internet), ("http://[fd00::1]", .localNetwork),
        ("http://127.0.0.1.example.org", .internet), ("http://[2001:db8::1]", .internet),
        ("https://gw10.example.org", .internet), ("https://10.example.org", .internet),
        ("https://192.168.example.org", .internet),
        ("http://[::ffff:127.0.0.1]", .thisMachine), ("http://[::ffff:192.168.1.2]", .localNetwork),
        ("http://[::ffff:8.8.8.8]", .internet), ("http://[0:0:0:0:0:0:0:1]", .thisMachine),
        ("http://[::]", .thisMachine),
        ("http://[fe80::1]", .localNetwork), ("http://[fec0::1]", .internet), ("http://[fcab::]", .localNetwork),
    ])
    func knowsHowFarAHostIs(_ text: String, _ reach: EndpointURL.Reach) {
        #expect(EndpointURL(text).reach == reach)
    }
}
