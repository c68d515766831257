import Dispatch
import Foundation
import Profiles
import Testing

@testable import Managing

/// The file of hosts that the user let keys go to.
struct TrustedHostsTests {
    @Test func hostsAreKeptAndNoneIsLost() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "proxylint-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try TrustedHosts(folder: folder.path).read().isEmpty)
        DispatchQueue.concurrentPerform(iterations: 20) { number in
            let host = TrustedHost(provider: "openrouter", host: "Relay\(number % 10).example.org")
            try? TrustedHosts(folder: folder.path).add(host)
        }
        let kept = try TrustedHosts(folder: folder.path).read()
        #expect(kept.count == 10 && kept.contains(TrustedHost(provider: "openrouter", host: "relay3.example.org")))
        #expect(!kept.contains(TrustedHost(provider: "chutes", host: "relay3.example.org")))
        let text = try String(contentsOf: folder.appending(path: "trusted-hosts"), encoding: .utf8)
        #expect(text.split(separator: "\n").count == 10)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["trusted-hosts"])
    }

    @Test func whatIsNotUnderstoodIsNotTrusted() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "proxylint-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let text = "openrouter *\nopenrouter\n\nopenrouter a.test b.test\nopenrouter *.test\nopenrouter good.test\n"
        try Data(text.utf8).write(to: folder.appending(path: "trusted-hosts"))
        let file = TrustedHosts(folder: folder.path)
        #expect(try file.read() == [TrustedHost(provider: "openrouter", host: "good.test")])
        try file.add(TrustedHost(provider: "chutes", host: "more.test"))
        #expect(try file.read().count == 2)
    }
}
