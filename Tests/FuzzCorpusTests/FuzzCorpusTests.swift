import Foundation
import FuzzTargets
import TestSupport
import Testing

/// Every input of the corpus, and everything that a fuzzer once ended the program with, goes through its target.
struct FuzzCorpusTests {
    @Test(arguments: FuzzTarget.all.map(\.name))
    func theCorpusHolds(_ name: String) throws {
        let target = try #require(FuzzTarget.named(name))
        let folder = Repository.file("Tests/Fuzzing/corpus/\(name)")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(!files.isEmpty, "\(name) has no corpus")
        for file in files { target.run(Array(try Data(contentsOf: folder.appending(path: file)))) }
    }

    /// A short walk by a generator with a seed: each input changed in a few places.
    @Test(arguments: FuzzTarget.all.map(\.name))
    func changedInputsHold(_ name: String) throws {
        let target = try #require(FuzzTarget.named(name))
        let folder = Repository.file("Tests/Fuzzing/corpus/\(name)")
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func random(_ below: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return below > 0 ? Int((state >> 33) % UInt64(below)) : 0
        }
        let signs = Array("\0\t\n\r \"'&*-:#[]{}|>%\\,!?@`~=/<é\u{FEFF}\u{2028}".utf8)
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().prefix(12) {
            let original = Array(try Data(contentsOf: folder.appending(path: file)).prefix(1500))
            for _ in 0..<6 {
                var bytes = original
                for _ in 0...random(4) {
                    let place = random(bytes.count + 1)
                    switch random(4) {
                    case 0: bytes.insert(signs[random(signs.count)], at: place)
                    case 1 where place < bytes.count: bytes[place] = UInt8(truncatingIfNeeded: random(256))
                    case 2: bytes.removeSubrange(place..<min(bytes.count, place + random(40)))
                    default: bytes.insert(contentsOf: bytes.prefix(random(60)), at: place)
                    }
                }
                target.run(bytes)
            }
        }
    }
}
